"""Series: the course's figures, windows against tf.data, errors against Keras, least squares against scikit-learn."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression
from statsmodels.tsa.stattools import acf

from lessons.maths.series import (
    autocorrelation,
    centred_average,
    differenced,
    exercise,
    free_run,
    least_squares,
    least_squares_weights,
    lecture,
    mae,
    moving_average,
    mse,
    naive,
    noise,
    seasonal_naive,
    seasonality,
    shift_errors,
    trend,
    windows,
)

SPLIT = 1000


def error(forecast: np.ndarray) -> float:
    return mae(lecture()[1][SPLIT:], forecast[SPLIT:])


def walk(length: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=length).cumsum()


def test_ladder_of_the_lecture_series() -> None:
    time, series = lecture()
    signal = series - noise(time, 5, seed=42)
    assert error(naive(series)) == pytest.approx(5.938, abs=1e-3)
    assert error(moving_average(series, 30)) == pytest.approx(7.142, abs=1e-3)
    assert error(differenced(series, 365, 50)) == pytest.approx(5.839, abs=1e-3)
    assert error(differenced(series, 365, 50, smoothing=10)) == pytest.approx(4.569, abs=1e-3)
    assert error(least_squares(series, 20, SPLIT)) == pytest.approx(4.955, abs=1e-3)
    assert error(signal) == pytest.approx(4.007, abs=1e-3)
    assert error(seasonal_naive(series, 365)) == pytest.approx(18.37, abs=5e-3)


def test_ladder_of_the_exercises() -> None:
    _, first = exercise()
    actual = first[1100:]
    assert mse(actual, naive(first)[1100:]) == pytest.approx(19.578304, abs=1e-4)
    assert mae(actual, naive(first)[1100:]) == pytest.approx(2.6011968, abs=1e-5)
    assert mae(actual, moving_average(first, 30)[1100:]) == pytest.approx(4.3040, abs=1e-4)
    assert mae(actual, differenced(first, 365, 50)[1100:]) == pytest.approx(2.327, abs=1e-3)
    assert mae(actual, differenced(first, 365, 50, smoothing=10)[1100:]) == pytest.approx(2.2034, abs=1e-4)
    time, later = exercise(week=2)
    assert len(time) == 3651
    assert mae(later[3000:], naive(later)[3000:]) == pytest.approx(3.70, abs=5e-3)
    assert mae(later[3000:], (later - noise(time, 3, seed=51))[3000:]) == pytest.approx(2.435, abs=1e-3)
    np.testing.assert_array_equal(exercise(week=3)[1], later)


def test_lecture_series_is_the_sum_of_its_parts() -> None:
    time, series = lecture()
    wave = [np.cos(2 * np.pi * step / 365) for step in range(146)]
    decay = [np.exp(-3 * step / 365) for step in range(146, 365)]
    np.testing.assert_allclose(seasonality(time, 365, 40), 40 * np.array([*[*wave, *decay] * 4, 1]), atol=1e-12)
    np.testing.assert_allclose(series - noise(time, 5), 10 + trend(time, 0.05) + seasonality(time, 365, 40))
    np.testing.assert_allclose(seasonality(time, 365, phase=20), seasonality(time + 20, 365))


def test_no_forecast_knows_its_own_step_or_what_comes_later() -> None:
    series = walk(60)
    for forecast in (
        naive,
        lambda values: seasonal_naive(values, 12),
        lambda values: moving_average(values, 5),
        lambda values: differenced(values, 12, 6),
        lambda values: differenced(values, 12, 6, smoothing=23),
        lambda values: least_squares(values, 4, 30),
    ):
        changed = series.copy()
        changed[40:] += 100
        np.testing.assert_array_equal(forecast(series)[:41], forecast(changed)[:41])


@given(st.integers(0, 40), st.integers(1, 12), st.integers(1, 12), st.none() | st.integers(1, 24))
def test_forecasts_step_by_step(length: int, period: int, window: int, smoothing: int | None) -> None:
    series = walk(length)
    average, seasonal = np.full(length, np.nan), np.full(length, np.nan)
    before, after = (0, 1) if smoothing is None else (smoothing // 2, (smoothing + 1) // 2)
    if after > period:
        with pytest.raises(ValueError, match="to be forecast"):
            differenced(series, period, window, smoothing)
        return
    for step in range(length):
        if step >= window:
            average[step] = series[step - window : step].mean()
        if step >= period + max(window, before):
            change = np.mean([series[at] - series[at - period] for at in range(step - window, step)])
            seasonal[step] = series[step - period - before : step - period + after].mean() + change
    np.testing.assert_allclose(moving_average(series, window), average)
    np.testing.assert_allclose(differenced(series, period, window, smoothing), seasonal)


@settings(max_examples=40)
@given(st.integers(0, 30), st.integers(1, 8), st.integers(1, 5))
def test_windows_equal_tf_data(length: int, size: int, shift: int) -> None:
    series = walk(length)
    inputs, targets = windows(series, size, shift)
    rows = (
        tf.data.Dataset.from_tensor_slices(series)
        .window(size + 1, shift=shift, drop_remainder=True)
        .flat_map(lambda window: window.batch(size + 1))
        .map(lambda window: (window[:-1], window[-1]))
    )
    theirs = list(rows.as_numpy_iterator())
    assert (inputs.shape, targets.shape) == ((len(theirs), size), (len(theirs),))
    for ours, each in zip(zip(inputs, targets, strict=True), theirs, strict=True):
        np.testing.assert_array_equal(ours[0], each[0])
        assert ours[1] == each[1]


@settings(max_examples=30)
@given(st.integers(1, 8), st.integers(20, 40))
def test_least_squares_equals_scikit_learns(window: int, split: int) -> None:
    series = walk(60)
    learned = LinearRegression().fit(*windows(series[:split], window))
    forecast = least_squares(series, window, split)
    assert np.isnan(forecast[:window]).all()
    np.testing.assert_allclose(forecast[window:], learned.predict(windows(series, window)[0]))


def test_errors_equal_keras_over_the_steps_with_a_forecast() -> None:
    series = walk(50)
    forecast = moving_average(series, 7)
    for ours, theirs in ((mae, keras.losses.mean_absolute_error), (mse, keras.losses.mean_squared_error)):
        assert ours(series, forecast) == pytest.approx(float(theirs(series[7:], forecast[7:])), rel=1e-5)
        assert np.isnan(ours(series[:7], forecast[:7]))


@pytest.mark.parametrize(
    ("compute", "says"),
    [
        (lambda: exercise(4), "week 4 has none"),
        (lambda: moving_average(walk(9), 0), "not of 0"),
        (lambda: differenced(walk(9), 0, 1), "not 0"),
        (lambda: least_squares(walk(9), 5, 5), "no window of 5"),
        (lambda: windows(walk(9), 3, 0), "not 3 and 0"),
        (lambda: mae(walk(9), walk(8)), "8 values cannot be a forecast of 9"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(compute, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        compute()


@given(st.integers(1, 30), st.integers(1, 9))
def test_an_average_around_a_value_holds_the_value_itself(length: int, window: int) -> None:
    series, average = walk(length), np.full(length, np.nan)
    for step in range(window // 2, length - (window - 1) // 2):
        average[step] = series[step - window // 2 : step + (window - 1) // 2 + 1].mean()
    np.testing.assert_allclose(centred_average(series, window), average)


@given(st.integers(3, 200), st.integers(1, 50), st.integers(0, 9))
def test_autocorrelation_equals_statsmodels(length: int, lags: int, seed: int) -> None:
    series, lags = walk(length, seed), min(lags, length - 1)
    np.testing.assert_allclose(autocorrelation(series, lags), acf(series, nlags=lags, fft=False), atol=1e-9)


def test_a_series_that_never_changes_has_no_echo() -> None:
    assert autocorrelation(np.full(9, 3.0), 3).tolist() == [1, 0, 0, 0]


def test_least_squares_weights_are_those_of_scikit_learn() -> None:
    series = walk(300)
    inputs, targets = windows(series[:200], 7)
    known = LinearRegression().fit(inputs, targets)
    np.testing.assert_allclose(least_squares_weights(series, 7, 200), [*known.coef_, known.intercept_], atol=1e-8)


def test_what_runs_free_hears_itself() -> None:
    np.testing.assert_array_equal(free_run(np.array([1, 1]), 5, lambda past: past[-1] + past[-2]), [2, 3, 5, 8, 13])
    np.testing.assert_array_equal(free_run(np.array([3.0]), 0, lambda past: past[-1]), [])


def test_least_squares_continues_a_wave_by_itself() -> None:
    wave = np.sin(np.arange(200) / 5)
    *weights, bias = least_squares_weights(wave, 10, 100)
    run = free_run(wave[:100], 100, lambda past: float(past[-10:] @ weights + bias))
    np.testing.assert_allclose(run, wave[100:], atol=1e-6)


@given(st.integers(-4, 4))
def test_a_forecast_that_is_late_has_no_error_once_it_is_moved_back(late: int) -> None:
    series = walk(80)
    forecast = series[10 - late : 70 - late]
    errors = shift_errors(series[10:70], forecast, 4)
    assert errors.shape == (9,)
    assert errors.argmin() - 4 == late
    assert errors.min() == 0
    assert errors[4] == pytest.approx(mae(series[10:70], forecast))


def test_too_few_values_cannot_be_moved() -> None:
    with pytest.raises(ValueError, match="5 values cannot be moved by 5 steps"):
        shift_errors(np.arange(5.0), np.arange(5.0), 5)
