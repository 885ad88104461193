"""Forecasts without a network: each beside the program that makes it."""

from collections.abc import Mapping

import numpy as np
import pytest

from lessons.data import simple_forecasts
from lessons.data.simple_forecasts import AVERAGE, LINEAR, NAIVE, SEASONAL
from lessons.data.split_series import SplitSeries


def made(count: int, period: int | None, split: int) -> SplitSeries:
    values = np.random.default_rng(3).normal(size=count).cumsum()
    return SplitSeries("made", np.arange(count), values, "", period, split)


def reported(series: SplitSeries, lines: Mapping[str, list[str]]) -> dict[str, np.ndarray]:
    """What a program of these lines reports."""
    said: dict[str, np.ndarray] = {}
    known = {"series": series.values, "split": series.split, "report": said.__setitem__}
    exec("\n".join([*simple_forecasts.IMPORTS, *(line for each in lines.values() for line in each)]), known)
    return said


def test_the_program_says_what_the_methods_say() -> None:
    series = made(200, 12, 150)
    methods = simple_forecasts.methods(series, 20, 10)
    said = reported(series, simple_forecasts.code(series, 20, 10))
    assert set(said) == set(methods) == {NAIVE, SEASONAL, AVERAGE, LINEAR}
    for name, forecast in said.items():
        np.testing.assert_allclose(forecast, methods[name]()[150:], atol=1e-9)


def test_a_series_without_a_season_has_no_seasonal_forecast() -> None:
    assert set(simple_forecasts.methods(made(200, None, 150), 20, 10)) == {NAIVE, AVERAGE, LINEAR}


def test_least_squares_refuses_a_window_as_long_as_what_trains() -> None:
    with pytest.raises(ValueError, match="hold no window of 10"):
        simple_forecasts.methods(made(20, None, 5), 2, 10)[LINEAR]()
