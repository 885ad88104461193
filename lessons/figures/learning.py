"""What the learning is sent: the kernels of a convolution after every epoch, and their maps of one picture."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from lessons.figures import palette
from lessons.figures.explorer import thinned
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


class Learning(NamedTuple):
    """A picture (H, W, C), the epochs (E,), kernels (E, k, k, F), maps (E, H', W', F) and accuracies (E,)."""

    picture: Array
    epochs: Sequence[int]
    kernels: Array
    maps: Array
    accuracies: Sequence[float | None]


def payload(learning: Learning, says: Mapping[str, str], most: int) -> bytes:
    """The payload with at most `most` bytes of maps; `says` has the sentences for the `start` and for `later`.

    Every kernel and every map keeps one scale through all epochs, so that one can see it grow.
    """
    epochs, size, _, count = learning.kernels.shape
    side = min(max(learning.maps.shape[1:3]), int((most / (epochs * count)) ** 0.5))
    maps = np.stack([np.moveaxis(thinned(each, side), 2, 0) for each in learning.maps])
    farthest = np.maximum(np.abs(learning.kernels).max(axis=(0, 1, 2)), 1e-9)
    largest = np.maximum(maps.max(axis=(0, 2, 3), keepdims=True), 1e-9)
    meta = {
        "epochs": list(learning.epochs),
        "accuracies": list(learning.accuracies),
        "size": size,
        "count": count,
        "rows": maps.shape[2],
        "columns": maps.shape[3],
        "says": dict(says),
    }
    arrays = {
        "weights": palette.index(np.moveaxis(learning.kernels / farthest, 3, 1), -1.0, 1.0),
        "maps": palette.index(np.maximum(maps, 0) / largest, 0.0, 1.0),
        "picture": np.ascontiguousarray(thinned(learning.picture, 64)),
        "signedColours": palette.SIGNED,
        "sequentialColours": palette.SEQUENTIAL,
    }
    return pack(meta, arrays)
