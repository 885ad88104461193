"""What the canvas of intervals is sent: a forecast, and the bands that past errors lay around it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Band:
    """An interval that promises to hold a `level` of all values, from `low` to `high` around the forecast.

    `coverage` is what it held: both 0 to 1.
    """

    level: float
    low: float
    high: float
    coverage: float


def payload(time: Array, values: Array, unit: str, forecast: Array, half: int, bands: Sequence[Band]) -> bytes:
    """The payload of a validation part (n,), whose first `half` gave the errors; without `bands` none are drawn."""
    meta = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "half": half,
        "bands": [asdict(band) for band in bands],
        "colours": {"validation": palette.VALIDATION, "forecast": palette.RUNS[2], "band": palette.MODEL},
    }
    arrays = {"time": timeline.moments(time), "values": values, "forecast": forecast}
    return pack(meta, {name: array.astype(np.float32) for name, array in arrays.items()})
