"""What the folds of a backtest are sent as: pasts and futures along a series, and how each went."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Trial:
    """One fold: its past from step `start` to `origin`, its future to `end`, and the mean errors there.

    `mae` and `skill`, 1 - mae / naive, are None where the past is too short to learn from.
    """

    start: int
    origin: int
    end: int
    naive: float
    mae: float | None
    skill: float | None


def payload(time: Array, values: Array, unit: str, trials: Sequence[Trial], note: str, forecast: Array | None) -> bytes:
    """The payload of folds along a series (n,); with the `forecast` (n,), how each went."""
    places = ("start", "origin", "end")
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "note": note,
        "folds": [{name: getattr(trial, name) for name in places} for trial in trials],
        "colours": {
            "past": palette.TRAINING,
            "future": palette.VALIDATION,
            "forecast": palette.RUNS[2],
            "better": palette.MODEL,
            "worse": palette.ERROR,
        },
    }
    arrays = {"time": timeline.moments(time), "values": values.astype(np.float32)}
    if forecast is not None:
        errors = [{name: value for name, value in asdict(trial).items() if name not in places} for trial in trials]
        meta["foldErrors"] = errors
        arrays["forecast"] = forecast.astype(np.float32)
    return pack(meta, arrays)
