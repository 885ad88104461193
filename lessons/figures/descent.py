"""What the canvas of a descent is sent: points, a line's path through its epochs, and the loss valley around it."""

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.figures.plot import Plot, Range
from lessons.maths.arrays import Array
from lessons.maths.descent import Line, losses, slopes

CELLS = 128
DECADES = 4.5
"""How many powers of ten the valley's colours tell apart, below its highest loss."""


def payload(
    name: str,
    plot: Plot,
    path: Array,
    centre: Line,
    epochs: int,
    ask: float | None = None,
    rate: float | None = None,
) -> bytes:
    """The payload of a descent: `path` (epochs + 1, 3) holds weight, bias and loss at the start and after every epoch.

    `centre` is the line of least loss, in the middle of the valley; `epochs` is how many the path should have: a
    shorter one is not over, or explodes. `ask` is the x to predict for, if one is to be; with the learning `rate` every
    step is worked out from its slopes.
    """
    weights, biases = (span(middle, path[0, axis]) for axis, middle in enumerate(centre))
    levels, low, high = valley(plot.points, weights, biases)
    meta = plot.meta() | {
        "name": name,
        "epochs": epochs,
        "weights": weights,
        "biases": biases,
        "low": low,
        "high": high,
    }
    arrays = {
        "points": plot.points.astype(np.float32),
        "path": path.astype(np.float32),
        "valley": levels,
        "valleyColours": palette.SEQUENTIAL,
    }
    if ask is not None:
        meta["askFor"] = ask
    if rate is not None:
        meta["rate"] = rate
        arrays["slopes"] = slopes(plot.points, path).astype(np.float32)
    return pack(meta, arrays)


def span(middle: float, start: float) -> Range:
    """A range around the middle that holds the start: 4, 8, 16 ... to either side, so that it seldom changes."""
    reach = 4.0
    while reach < 1.05 * abs(start - middle):
        reach *= 2
    return middle - reach, middle + reach


def valley(points: Array, weights: Range, biases: Range) -> tuple[Array, float, float]:
    """The loss over weight (across) and bias (upwards) on a logarithmic scale of 256 colours: (CELLS, CELLS) uint8.

    With it the lowest and the highest loss that the scale tells apart.
    """
    across, upwards = (np.linspace(low, high, CELLS) for low, high in (weights, biases))
    surface = losses(points, across, upwards[::-1, None])
    high = float(surface.max())
    low = high / 10**DECADES
    return palette.index(np.log10(np.maximum(surface, low)), np.log10(low), np.log10(high)), low, high
