"""What the ranks component is sent: how often each word of a text comes, the most frequent first."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack

EACH, LATER = 1000, 500
"""The first ranks are all sent; of those behind them `LATER`, evenly on the logarithmic axis of the drawing."""


def ranks(words: Sequence[str], counts: Sequence[int], most: int | None) -> bytes:
    """The payload of counts by rank on logarithmic axes; `most` is the rank to mark, None for no mark.

    The mark says how much of the text the words up to its rank make up.
    """
    later = np.geomspace(EACH, max(EACH, len(counts)), LATER).round().astype(int)
    places = np.unique(np.minimum([*range(1, EACH + 1), *later], len(counts)))
    covered = np.cumsum(counts, dtype=np.int64)
    colours = {"point": palette.POINT, "mark": palette.ERROR}
    share = f"{covered[most - 1] / covered[-1]:.0%} of the text" if most else ""
    meta = {"words": [words[rank - 1] for rank in places], "most": most, "total": int(covered[-1]), "share": share}
    arrays = {"ranks": places, "counts": np.asarray(counts)[places - 1], "covered": covered[places - 1]}
    return pack({**meta, "colours": colours}, {name: values.astype(np.float32) for name, values in arrays.items()})
