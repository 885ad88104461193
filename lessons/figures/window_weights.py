"""What the weights over a window are sent: for each forecast a row of bars, all on one scale."""

from collections.abc import Mapping

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

COLOURS = (palette.POINT, palette.RUNS[1], palette.MODEL, palette.RUNS[0])
"""As many as there are forecasts at most."""


def payload(weights: Mapping[str, Array]) -> bytes:
    """The payload of weights by what forecasts with them, each (window,), the last value's weight last."""
    rows = np.stack(list(weights.values())).astype(np.float32)
    meta = {"rows": [{"name": name, "colour": COLOURS[place]} for place, name in enumerate(weights)]}
    return pack(meta, {"weights": rows})
