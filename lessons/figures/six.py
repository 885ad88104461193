"""What the component is sent in which a learner marks pictures, and sees then what each of them is."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def payload(images: Array, marks: Sequence[int], verdicts: Sequence[str]) -> bytes:
    """The payload of pictures (N, side, side, 3) uint8, the places of those marked, and what each is, once told."""
    meta = {
        "count": len(images),
        "side": images.shape[1],
        "marks": list(marks),
        "colours": {"mark": palette.ERROR, "right": palette.BEST},
    }
    if verdicts:
        meta["verdicts"] = list(verdicts)
    return pack(meta, {"sheet": np.frombuffer(png.photograph(np.hstack(list(images))), np.uint8)})
