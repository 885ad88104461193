"""What the padding canvas is sent: a text in longer and longer rows, as networks with a mask and without read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Reader:
    """A network: what it says of each word alone and of the padding alone, and of the text in rows of each length.

    All are logits: `words` (n,), `answers` (lengths,); `padding` is None where a mask leaves it out.
    """

    title: str
    words: Array
    padding: float | None
    answers: Array


def payload(
    typed: str,
    words: Sequence[str],
    lengths: Sequence[int],
    ends: Sequence[str],
    readers: Sequence[tuple[Reader, bool]],
) -> bytes:
    """The payload of two readers; of each what it says in rows that are longer than the first, once it may be known."""
    meta: dict[str, Any] = {
        "typed": typed,
        "words": list(words),
        "lengths": list(lengths),
        "ends": list(ends),
        "readers": [
            {"title": reader.title, "padding": reader.padding, "key": f"answers{place}"}
            for place, (reader, _) in enumerate(readers)
        ],
        "colours": {
            "low": palette.ERROR,
            "high": palette.POINT,
            "readers": palette.RUNS[: len(readers)],
        },
    }
    arrays = {
        f"answers{place}": reader.answers[: None if is_open else 1].astype(np.float32)
        for place, (reader, is_open) in enumerate(readers)
    }
    arrays |= {f"words{place}": reader.words.astype(np.float32) for place, (reader, _) in enumerate(readers)}
    return pack(meta, arrays)
