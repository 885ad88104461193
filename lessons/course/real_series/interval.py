"""Intervals: what was missed in the first half of the validation part says how far to trust the second."""

from dataclasses import dataclass

import numpy as np

from lessons.data.split_series import SplitSeries
from lessons.figures import interval
from lessons.figures.interval import Band
from lessons.maths import backtest
from lessons.maths.arrays import Array

LEVELS = (0.5, 0.8, 0.95)
LEVEL = 0.8
FEWEST = 8
"""Values that a validation part needs at least, to be halved."""
NEAR = 0.05
"""How far from its promise an interval may hold and still be called right."""


@dataclass(frozen=True)
class Result:
    """A forecast of the validation part (n,), of which the first `half` gave the errors of the bands."""

    series: SplitSeries
    forecast: Array
    half: int
    bands: tuple[Band, ...]

    @property
    def held(self) -> float:
        """Which part of the second half the interval that is asked for holds: 0 to 1."""
        return next(band.coverage for band in self.bands if band.level == LEVEL)


def compute(series: SplitSeries, forecast: Array) -> Result | None:
    """Makes intervals of the first half's errors and counts what they hold of the second; None for too few values.

    `forecast` (n,) says the validation part.
    """
    errors = series.values[series.split :] - forecast
    if len(errors) < FEWEST or np.isnan(errors).any():
        return None
    half = len(errors) // 2
    bounds = {level: backtest.interval(errors[:half], level) for level in LEVELS}
    bands = tuple(Band(level, *each, backtest.coverage(errors[half:], each)) for level, each in bounds.items())
    return Result(series, forecast, half, bands)


def payload(result: Result, show_bands: bool) -> bytes:
    """The payload of the canvas; the bands and what they hold once it is predicted."""
    part = slice(result.series.split, None)
    return interval.payload(
        result.series.time[part],
        result.series.values[part],
        result.series.unit,
        result.forecast,
        result.half,
        result.bands if show_bands else (),
    )


def judge(held: float) -> str:
    """What the interval that is asked for came to."""
    if abs(held - LEVEL) <= NEAR:
        return "about as much as it promises"
    return "clearly less" if held < LEVEL else "clearly more"


VERDICTS = ("clearly less", "about as much as it promises", "clearly more")
