"""Marks on enlarged pictures."""

import numpy as np

from lessons.figures.palette import index
from lessons.figures.png import exact
from lessons.figures.stepper import Scale
from lessons.maths.arrays import Array

MARK = (255, 210, 63)


def frame(values: Array, scale: Scale, cells: Array, zoom: int = 10) -> bytes:
    """(H, W) values as PNG, each `zoom` pixels a side, with a frame around each of `cells` (n, 2): row and column."""
    pixels = scale.colours[index(values, scale.low, scale.high)].repeat(zoom, axis=0).repeat(zoom, axis=1)
    inside = np.ones((zoom, zoom), bool)
    inside[1:-1, 1:-1] = False
    blocks = pixels.reshape(len(values), zoom, -1, zoom, 3).swapaxes(1, 2)
    rows, columns = np.unique(cells.reshape(-1, 2), axis=0).T
    blocks[rows[:, None], columns[:, None], *np.nonzero(inside)] = MARK
    return exact(np.ascontiguousarray(blocks.swapaxes(1, 2).reshape(pixels.shape)))
