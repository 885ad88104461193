"""What the readers component is sent: sentences, and what each network says of them after every word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Passage:
    """A sentence under a title, empty where it stands alone, and what is said of it.

    `verdicts` has for each network, by its title, the probability of the second of two classes after every word (n,).
    A network of which nothing is to be seen yet has none. `added` words at the end are marked.
    """

    title: str
    words: Sequence[str]
    verdicts: Mapping[str, Array | None]
    added: int = 0


def readers(passages: Sequence[Passage], classes: Sequence[str]) -> bytes:
    """The payload of passages, one below the other, read by the same networks, which tell two `classes` apart."""
    arrays = {
        f"verdicts{place}_{row}": np.asarray(verdicts, np.float32)
        for place, passage in enumerate(passages)
        for row, verdicts in enumerate(passage.verdicts.values())
        if verdicts is not None
    }
    meta = {
        "passages": [
            {"title": one.title, "words": list(one.words), "readers": list(one.verdicts), "added": one.added}
            for one in passages
        ],
        "classes": list(classes),
    }
    return pack(meta, {**arrays, "colours": palette.SIGNED})
