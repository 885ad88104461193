"""What the reliability component is sent: how often answers are right, by how sure they are."""

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def reliability(counts: Array, confidence: Array, accuracy: Array | None) -> bytes:
    """The payload of bins of equal width from 0 to 1: their answers, mean confidence and accuracy, (bins,) each.

    `accuracy` is None where it may not be known yet.
    """
    arrays = {
        name: values.astype(np.float32)
        for name, values in (("counts", counts), ("confidence", confidence), ("rightShares", accuracy))
        if values is not None
    }
    return pack({"colours": {"right": palette.MODEL, "gap": palette.ERROR}}, arrays)
