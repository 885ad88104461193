"""Mixed series: the course's to the digit, and echoes against SciPy's filter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import lfilter

from lessons.maths.series import autocorrelation, exercise, lecture, mae, noise
from lessons.maths.series_mix import EXERCISE, PERIODS, SHOP_WEEK, SINE, WEEK, Recipe, mix, seasons


def test_the_lectures_and_the_exercises_recipe_give_their_series_to_the_digit() -> None:
    np.testing.assert_array_equal(mix(Recipe()).values, lecture()[1])
    np.testing.assert_array_equal(mix(Recipe(slope=0.01, season=EXERCISE, noise=2)).values, exercise()[1])


@settings(max_examples=25)
@given(st.floats(0, 1), st.floats(0.5, 20), st.integers(20, 300))
def test_an_echo_is_an_autoregression_of_the_shocks(echo: float, level: float, length: int) -> None:
    made = mix(Recipe(0, SINE, 0, level, echo), length)
    np.testing.assert_allclose(made.residual, lfilter([1], [1, -echo], noise(np.arange(length), level)), atol=1e-9)


@pytest.mark.parametrize("season", PERIODS)
def test_what_the_best_forecast_misses_is_the_shock_alone(season: str) -> None:
    made = mix(Recipe(0.02, season, 30, 4, 0.7, -50))
    np.testing.assert_allclose(made.values - made.best_forecast, made.shocks, atol=1e-12)
    before = made.residual[:-1]
    signal = made.trend + made.season + made.level
    np.testing.assert_allclose(made.best_forecast[1:], (signal[1:] + 0.7 * before), atol=1e-9)


def test_the_floor_of_the_lecture_is_the_mean_size_of_its_shocks() -> None:
    made = mix(Recipe())
    assert mae(made.values[1000:], made.best_forecast[1000:]) == pytest.approx(4.007, abs=1e-3)
    assert np.abs(made.shocks[1000:]).mean() == pytest.approx(4.007, abs=1e-3)


def test_echo_one_is_a_random_walk_whose_changes_have_no_echo() -> None:
    made = mix(Recipe(0, SINE, 0, 5, 1))
    np.testing.assert_allclose(np.diff(made.values), made.shocks[1:])
    assert autocorrelation(made.values, 1)[1] > 0.98
    assert abs(autocorrelation(np.diff(made.values), 1)[1]) < 0.06


def test_a_break_lifts_the_second_half() -> None:
    level = mix(Recipe(jump=60)).level
    assert level[729:731].tolist() == [10, 70]


def test_seasons_come_again_after_their_periods() -> None:
    time = np.arange(800)
    for name, values in seasons(time).items():
        period = PERIODS[name]
        np.testing.assert_allclose(values[period:], values[:-period], atol=1e-12)
    assert seasons(time)[WEEK][:7].tolist() == list(SHOP_WEEK)
