"""What the turn is sent: a kernel, whether it is turned over its diagonal, and what it then finds."""

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def payload(kernel: Array, turns: bool, feature_map: bytes, alt: str) -> bytes:
    """The payload of a `kernel` (k, k) as it is written; where it `turns`, row and column change places on the canvas.

    `feature_map` is a PNG of what the kernel finds when that is done, and `alt` says it in words.
    """
    arrays = {
        "kernel": kernel.astype(np.float32),
        "colours": palette.SIGNED,
        "picture": np.frombuffer(feature_map, np.uint8),
    }
    return pack({"size": len(kernel), "turns": turns, "alt": alt}, arrays)
