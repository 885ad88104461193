"""What a filter answers to most: the parts of the data that excite it."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, receptive_span
from lessons.maths.network import Layer, forward, window


def strongest(layers: Sequence[Layer], images: Sequence[Array], name: str, count: int) -> tuple[Array, Array]:
    """For every filter of the convolution `name`, the `count` parts of `images` that it answers to most.

    Each comes from another picture. Gives the parts (filters, count, side, side, C), black outside the picture, and
    the answers (filters, count), both from the strongest on.
    """
    end = next(place for place, layer in enumerate(layers) if layer.name == name) + 1
    maps = np.stack([forward(layers[:end], image)[-1] for image in images])
    number, rows, columns, filters = maps.shape
    flat = maps.reshape(number, rows * columns, filters)
    best, where = flat.max(axis=1), flat.argmax(axis=1)
    chosen = np.argsort(-best, axis=0)[:count]
    slid = [found for layer in layers[:end] if (found := window(layer))]
    parts = [
        [_part(images[picture], slid, divmod(int(where[picture, one]), columns)) for picture in chosen[:, one]]
        for one in range(filters)
    ]
    return np.array(parts), np.take_along_axis(best, chosen, axis=0).T


def _part(image: Array, slid: Sequence[Window], cell: tuple[int, int]) -> Array:
    """What a cell behind these windows sees of a picture, with black where it sees padding."""
    (top, side), (left, _) = (receptive_span(slid, at) for at in cell)
    padded = np.pad(image, ((side, side), (side, side), (0, 0)))
    return padded[top + side : top + 2 * side, left + side : left + 2 * side]
