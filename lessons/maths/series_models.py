"""What statsmodels knows of series: Holt-Winters forecasts, and a series taken apart by STL.

Statsmodels is imported when it is used: with pandas and SciPy's statistics it takes 115 MB.
"""

import itertools
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lessons.maths.arrays import Array

FIRST_PERIODS = 5
"""From this number of whole periods on statsmodels takes the first states, where it does not search for them."""

Tell = Callable[[int], None]
"""Hears how many steps of a search are done; what it raises breaks off the search."""


@dataclass(frozen=True)
class Level:
    """Where Holt-Winters stands after a value: level, slope of the trend, and one season, the next value's first."""

    level: float
    slope: float
    season: Array

    def forecast(self) -> float:
        """The next value."""
        return float(self.level + self.slope + self.season[0])

    def after(self, value: float, smoothing: tuple[float, float, float]) -> "Level":
        """The state once the next value is known; `smoothing` says how much level, slope and season yield, 0 to 1.

        Source: R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 8.3.
        """
        alpha, beta, gamma = smoothing
        level = alpha * (value - self.season[0]) + (1 - alpha) * (self.level + self.slope)
        slope = beta * (level - self.level) + (1 - beta) * self.slope
        season = gamma * (value - self.level - self.slope) + (1 - gamma) * self.season[0]
        return Level(level, slope, np.append(self.season[1:], season))


def holt_winters(series: Array, period: int, split: int, tell: Tell) -> Array:
    """One-step forecasts with a trend and a season that are added: (n,) -> (n,), NaN in the first `split` steps.

    Parameters and states are fitted on the first `split` values alone; then the states run on over the others, each
    forecast before its value is known. Raises ValueError for fewer than two periods to fit on.
    """
    fitted = _fit(series[:split], period, tell)
    state = Level(float(fitted.level[-1]), float(fitted.trend[-1]), np.asarray(fitted.season[-period:]))
    smoothing = _smoothing(fitted)
    forecast = np.full(len(series), np.nan)
    for step in range(split, len(series)):
        forecast[step] = state.forecast()
        state = state.after(float(series[step]), smoothing)
    return forecast


def leaking_holt_winters(series: Array, period: int, split: int, tell: Tell) -> Array:
    """The same, but started on the whole series: (n,), NaN in the first `split` steps.

    Its first states are means over `FIRST_PERIODS` periods, or as many as there are: where these reach beyond `split`,
    they have seen what is forecast later. Raises as `holt_winters`.
    """
    alpha, beta, gamma = _smoothing(_fit(series[:split], period, tell))
    model = _model(series, period, "heuristic")
    started = model.fit(smoothing_level=alpha, smoothing_trend=beta, smoothing_seasonal=gamma, optimized=False)
    forecast = np.array(started.fittedvalues, np.float64)
    forecast[:split] = np.nan
    return forecast


def _fit(series: Array, period: int, tell: Tell) -> Any:
    if len(series) < 2 * period:
        raise ValueError(f"Holt-Winters starts from two whole periods: {2 * period:,} values, not {len(series):,}.")
    steps = itertools.count(1)
    with warnings.catch_warnings():
        # A search that stops early has found smoothing, too.
        warnings.simplefilter("ignore")
        return _model(series, period, "estimated").fit(minimize_kwargs={"callback": lambda place: tell(next(steps))})


def _model(series: Array, period: int, start: str) -> Any:
    from statsmodels.tsa.holtwinters import ExponentialSmoothing

    return ExponentialSmoothing(
        series, trend="add", seasonal="add", seasonal_periods=period, initialization_method=start
    )


def _smoothing(fitted: Any) -> tuple[float, float, float]:
    """How much level, slope and season yield."""
    alpha, beta, gamma = (float(fitted.params[f"smoothing_{name}"]) for name in ("level", "trend", "seasonal"))
    return alpha, beta, gamma


class Parts(NamedTuple):
    """A series taken apart: three parts (n,) that add up to it."""

    trend: Array
    season: Array
    remainder: Array


def take_apart(series: Array, period: int) -> Parts:
    """Trend, season and remainder by STL, which lets outliers count less: (n,) -> three of (n,).

    Source: R. B. Cleveland and others, STL: A Seasonal-Trend Decomposition Procedure Based on Loess (1990). Raises
    ValueError for a period below 2, or fewer than two of them.
    """
    if period < 2 or len(series) < 2 * period:
        raise ValueError(
            f"STL needs a period of 2 or more, and two whole ones: {2 * period:,} values of {len(series):,}."
        )
    from statsmodels.tsa.seasonal import STL

    found = STL(series, period, robust=True).fit()
    return Parts(*(np.asarray(part, np.float64) for part in (found.trend, found.seasonal, found.resid)))
