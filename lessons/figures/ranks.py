"""What the ranks component is sent: how often each word of a text comes, the most frequent first."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack


def ranks(words: Sequence[str], counts: Sequence[int], most: int | None) -> bytes:
    """The payload of counts by rank on logarithmic axes; `most` is the rank to mark, None for no mark."""
    colours = {"point": palette.POINT, "mark": palette.ERROR}
    meta = {"words": list(words), "most": most, "colours": colours}
    return pack(meta, {"counts": np.array(counts, np.float32)})
