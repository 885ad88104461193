"""Holt-Winters and STL: the states against statsmodels' own, and the course's ladder."""

from itertools import pairwise

import numpy as np
import pytest
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.seasonal import STL

from lessons.maths.series import lecture, mae
from lessons.maths.series_models import holt_winters, leaking_holt_winters, take_apart


def weekly(length: int = 210, seed: int = 0) -> np.ndarray:
    time = np.arange(length)
    return 20 + 0.05 * time + 6 * np.sin(2 * np.pi * time / 7) + np.random.default_rng(seed).normal(size=length)


def silent(steps: int) -> None:
    """Hears nothing."""


def test_states_run_on_as_statsmodels_runs_them() -> None:
    """With what was found on the training part held fast, statsmodels smooths all to the same forecasts."""
    series = weekly()
    fitted = ExponentialSmoothing(series[:140], trend="add", seasonal="add", seasonal_periods=7).fit()
    names = ("smoothing_level", "smoothing_trend", "smoothing_seasonal")
    whole = ExponentialSmoothing(
        series,
        trend="add",
        seasonal="add",
        seasonal_periods=7,
        initialization_method="known",
        initial_level=fitted.params["initial_level"],
        initial_trend=fitted.params["initial_trend"],
        initial_seasonal=fitted.params["initial_seasons"],
    ).fit(**{name: fitted.params[name] for name in names}, optimized=False)
    forecast = holt_winters(series, 7, 140, silent)
    assert np.isnan(forecast[:140]).all()
    np.testing.assert_allclose(forecast[140:], whole.fittedvalues[140:], rtol=1e-6)


def test_no_forecast_knows_its_own_step_or_what_comes_later() -> None:
    series = weekly()
    changed = series.copy()
    changed[180:] += 50
    ours, theirs = (holt_winters(each, 7, 140, silent) for each in (series, changed))
    np.testing.assert_array_equal(ours[:181], theirs[:181])


def test_what_starts_on_the_whole_series_knows_what_comes_later() -> None:
    series = weekly()
    changed = series.copy()
    changed[180:] += 50
    leaks = [leaking_holt_winters(each, 42, 140, silent) for each in (series, changed)]
    assert np.isnan(leaks[0][:140]).all()
    assert not np.allclose(leaks[0][140:180], leaks[1][140:180])


@pytest.mark.slow
def test_the_lectures_rungs() -> None:
    _, series = lecture()
    honest, leak = (make(series, 365, 1000, silent) for make in (holt_winters, leaking_holt_winters))
    assert mae(series[1000:], honest[1000:]) == pytest.approx(4.84, abs=0.01)
    assert mae(series[1000:], leak[1000:]) == pytest.approx(3.94, abs=0.01)


def test_a_search_tells_its_steps_one_by_one_and_can_be_broken_off() -> None:
    steps: list[int] = []
    holt_winters(weekly(), 7, 140, steps.append)
    assert steps[0] == 1
    assert all(after == before + 1 for before, after in pairwise(steps))

    def stop(step: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        holt_winters(weekly(), 7, 140, stop)


def test_parts_are_stls_and_add_up() -> None:
    series = weekly()
    parts, theirs = take_apart(series, 7), STL(series, 7, robust=True).fit()
    for ours, each in zip(parts, (theirs.trend, theirs.seasonal, theirs.resid), strict=True):
        np.testing.assert_allclose(ours, each)
    np.testing.assert_allclose(sum(parts), series)


@pytest.mark.parametrize(
    ("compute", "says"),
    [
        (lambda: holt_winters(weekly(), 80, 140, silent), "starts from two whole periods: 160 values, not 140"),
        (lambda: take_apart(weekly(), 1), "a period of 2 or more"),
        (lambda: take_apart(weekly(), 110), "220 values of 210"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(compute, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        compute()
