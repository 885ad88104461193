"""Forecasts one step ahead that need no network: what each says of a series, and the program that says the same."""

from collections.abc import Callable, Mapping

from lessons.data.split_series import SplitSeries
from lessons.maths import series as maths
from lessons.maths.arrays import Array

NAIVE, SEASONAL, AVERAGE, LINEAR = "Naive", "Seasonal naive", "Moving average", "Least squares"
IMPORTS = ("import numpy as np", "from numpy.lib.stride_tricks import sliding_window_view")
"""What the lines of `code` need."""


def methods(series: SplitSeries, average: int, window: int) -> dict[str, Callable[[], Array]]:
    """Each method that the series allows, which makes its forecast (n,) when it is called.

    The moving average is over `average` values, and least squares sees `window` of them. Each raises ValueError where
    the series is too short for it.
    """
    values, period = series.values, series.period
    found: dict[str, Callable[[], Array]] = {
        NAIVE: lambda: maths.naive(values),
        AVERAGE: lambda: maths.moving_average(values, average),
        LINEAR: lambda: maths.least_squares(values, window, series.split, maths.PLENTY),
    }
    if period is not None:
        found[SEASONAL] = lambda: maths.seasonal_naive(values, period)
    return found


def code(series: SplitSeries, average: int, window: int) -> Mapping[str, list[str]]:
    """The lines of each method in a program that has `series` and `split`, and a function `report(name, forecast)`.

    All that is reported begins at `split`.
    """
    return {
        NAIVE: ['report("Naive", series[split - 1 : -1])'],
        SEASONAL: [f"period = {series.period}", 'report("Seasonal naive", series[split - period : -period])'],
        AVERAGE: [
            f"means = sliding_window_view(series, {average}).mean(axis=1)",
            f'report("Moving average", means[split - {average} : -1])',
        ],
        LINEAR: [
            f"windows = sliding_window_view(series, {window + 1})",
            "inputs = np.column_stack([windows[:, :-1], np.ones(len(windows))])",
            f"seen = slice({max(0, series.split - maths.PLENTY)}, split - {window})",
            "weights = np.linalg.lstsq(inputs[seen], windows[seen, -1], rcond=None)[0]",
            f'report("Least squares", inputs[split - {window} :] @ weights)',
        ],
    }
