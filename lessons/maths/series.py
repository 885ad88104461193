"""Time series: the course's made ones, forecasts without a network, their errors, and windows to learn from."""

from collections.abc import Callable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lessons.maths.arrays import Array

YEAR = 365
BASELINE = 10
LECTURE_NOISE, EXERCISE_NOISE, LATER_EXERCISE_NOISE = (5.0, 42), (2.0, 42), (3.0, 51)
"""The standard deviation and the seed of the noise in the course's series."""

PLENTY = 20_000
"""As many values teach a linear forecast all that there is to learn, in a tenth of a second."""

Pattern = Callable[[Array], Array]
"""One period of a season: from its parts gone by, 0 to 1, to heights."""


def _lecture_season(part: Array) -> Array:
    """The lecture's season: a wave, then a decay. `part` of the period gone by, 0 to 1, in any shape."""
    return np.where(part < 0.4, np.cos(part * 2 * np.pi), 1 / np.exp(3 * part))


def trend(time: Array, slope: float) -> Array:
    """A straight line through 0: (n,) steps -> (n,)."""
    line: Array = slope * time
    return line


def seasonality(
    time: Array, period: int, amplitude: float = 1.0, phase: float = 0.0, pattern: Pattern = _lecture_season
) -> Array:
    """A pattern that comes again every `period` steps, `amplitude` high, `phase` steps early: (n,) steps -> (n,)."""
    season: Array = amplitude * pattern(((time + phase) % period) / period)
    return season


def noise(time: Array, level: float = 1.0, seed: int = 42) -> Array:
    """Normal noise of the standard deviation `level`, the same for the same seed: (n,) steps -> (n,)."""
    drawn: Array = np.random.RandomState(seed).randn(len(time)) * level
    return drawn


def lecture() -> tuple[Array, Array]:
    """The series of the lectures: its steps (1461,) int64, and its values (1461,) float64."""
    time = np.arange(4 * YEAR + 1)
    return time, _mixed(time, slope=0.05, shocks=LECTURE_NOISE, pattern=_lecture_season)


def exercise(week: int = 1) -> tuple[Array, Array]:
    """The series of a week's exercise: its steps (n,) int64, and its values (n,) float64.

    Week 1 has 1461 steps; weeks 2 and 3 share another of 3651. Raises ValueError for a week without one.
    """
    if week not in (1, 2, 3):
        raise ValueError(f"Weeks 1, 2 and 3 have a made series in their exercise, week {week} has none.")
    if week == 1:
        time = np.arange(4 * YEAR + 1)
        return time, _mixed(time, slope=0.01, shocks=EXERCISE_NOISE, pattern=exercise_season)
    time = np.arange(10 * YEAR + 1)
    return time, _mixed(time, slope=0.005, shocks=LATER_EXERCISE_NOISE, pattern=later_exercise_season)


def exercise_season(part: Array) -> Array:
    """The season of exercise 4.1: a short wave, then a faster decay. `part` as of every `Pattern`."""
    return np.where(part < 0.1, np.cos(part * 7 * np.pi), 1 / np.exp(5 * part))


def later_exercise_season(part: Array) -> Array:
    """The season of exercises 4.2 and 4.3: a short wave, then a decay from 2. `part` as of every `Pattern`."""
    return np.where(part < 0.1, np.cos(part * 6 * np.pi), 2 / np.exp(9 * part))


def _mixed(time: Array, slope: float, shocks: tuple[float, int], pattern: Pattern) -> Array:
    season = seasonality(time, YEAR, amplitude=40, pattern=pattern)
    return BASELINE + trend(time, slope) + season + noise(time, *shocks)


def naive(series: Array) -> Array:
    """What was, will be: the value before each, (n,) -> (n,) float64, NaN at the first step."""
    return _later(series, 1)


def seasonal_naive(series: Array, period: int) -> Array:
    """What was a period ago, will be: (n,) -> (n,) float64, NaN in the first `period` steps."""
    return _later(series, period)


def centred_average(series: Array, window: int) -> Array:
    """The mean of the `window` values around each, itself among them: (n,) -> (n,) float64, NaN near both ends.

    This is no forecast: it has seen the value that it stands for.
    """
    average = np.full(len(series), np.nan)
    if window <= len(series):
        means = sliding_window_view(series, window).mean(axis=1)
        average[window // 2 : window // 2 + len(means)] = means
    return average


def autocorrelation(series: Array, lags: int) -> Array:
    """How alike a series and itself `lag` steps later are, for each lag from 0 to `lags`: (n,) -> (lags + 1,), -1 to 1.

    The sum of products of the deviations from the mean, divided by that at lag 0, as statsmodels' `acf` has it; 0 from
    lag 1 on for a series that never changes.
    """
    deviations = series - series.mean()
    padded = np.fft.rfft(deviations, 2 * len(series))
    products = np.fft.irfft(np.abs(padded) ** 2)[: lags + 1]
    whole = float(deviations @ deviations)
    return np.eye(1, lags + 1)[0] if whole == 0 else products / whole


def moving_average(series: Array, window: int) -> Array:
    """The mean of the `window` values before each: (n,) -> (n,) float64, NaN at the first `window` steps."""
    if window < 1:
        raise ValueError(f"An average is taken of 1 value or more, not of {window}.")
    forecast = np.full(len(series), np.nan)
    if window < len(series):
        forecast[window:] = sliding_window_view(series, window)[:-1].mean(axis=1)
    return forecast


def differenced(series: Array, period: int, window: int, smoothing: int | None = None) -> Array:
    """The value one period ago, plus the mean change over a period: (n,) -> (n,) float64, NaN where there is none.

    At step t the change s[t] - s[t - period] is forecast by the mean of the `window` changes before it. With
    `smoothing`, the mean of that many values around t - period stands for the one there: of 10, t - period - 5 to
    t - period + 4. Raises ValueError where this mean would reach the step itself, which no forecast may know.
    """
    if period < 1:
        raise ValueError(f"A period has 1 step or more, not {period}.")
    change = moving_average(series - _later(series, period), window)
    if smoothing is None:
        return _later(series, period) + change
    after = (smoothing + 1) // 2
    if after > period:
        raise ValueError(f"An average of {smoothing} around the step {period} before reaches what is to be forecast.")
    return _later(moving_average(series, smoothing), period - after) + change


def _later(series: Array, steps: int) -> Array:
    """The series `steps` later, as float64: NaN comes first, and its end is lost."""
    moved = np.full(len(series), np.nan)
    moved[steps:] = series[: max(len(series) - steps, 0)]
    return moved


def least_squares(series: Array, window: int, split: int, most: int | None = None) -> Array:
    """A linear forecast from the `window` values before each: (n,) -> (n,) float64, NaN at the first `window` steps.

    Its weights and its bias have the least squared error on the first `split` values, as a neuron without activation
    would have in the end. With `most`, what lies more than `most` values before the split is left aside. Raises
    ValueError where there is nothing to learn from.
    """
    first = 0 if most is None else max(0, split - most)
    weights = least_squares_weights(series[first:], window, split - first)
    forecast = np.full(len(series), np.nan)
    forecast[first + window :] = _with_one(windows(series[first:], window)[0]) @ weights
    return forecast


def least_squares_weights(series: Array, window: int, split: int) -> Array:
    """The weights of `least_squares`, the oldest value's first, and its bias behind them: (n,) -> (window + 1,).

    Raises as `least_squares`.
    """
    inputs, targets = windows(series[:split], window)
    if len(targets) == 0:
        raise ValueError(f"{split} values hold no window of {window} with a value behind it.")
    weights: Array = np.linalg.lstsq(_with_one(inputs), targets, rcond=None)[0]
    return weights


def free_run(history: Array, steps: int, forecast: Callable[[Array], float]) -> Array:
    """Forecasts that are fed back: (n,) values -> the next `steps` values, (steps,) float64.

    `forecast` gives the value after those that it gets, which are `history` and all that it has said so far.
    """
    values = np.append(np.asarray(history, np.float64), np.empty(steps))
    for step in range(len(history), len(values)):
        values[step] = forecast(values[:step])
    return values[len(history) :]


def _with_one(inputs: Array) -> Array:
    """Rows (N, window) with a 1 behind each, which the bias is multiplied by."""
    return np.column_stack([inputs, np.ones(len(inputs))])


def windows(series: Array, size: int, shift: int = 1) -> tuple[Array, Array]:
    """Every `size` values in a row (N, size), and the value behind each (N,); a window begins every `shift` steps.

    Both are views of `series` (n,), N is (n - size - 1) // shift + 1, or 0 where none fits. They are what the `window`,
    `flat_map` and `batch` of tf.data give without what is left over at the end.
    """
    if size < 1 or shift < 1:
        raise ValueError(f"A window has 1 value or more and moves by 1 or more, not {size} and {shift}.")
    if len(series) <= size:
        return series[:0].reshape(0, size), series[:0]
    rows = sliding_window_view(series, size + 1)[::shift]
    return rows[:, :-1], rows[:, -1]


def mae(actual: Array, forecast: Array) -> float:
    """The mean absolute error of (n,) values, over the steps that have a forecast; NaN where none has."""
    return _mean(np.abs(_errors(actual, forecast)))


def mse(actual: Array, forecast: Array) -> float:
    """The mean squared error of (n,) values, over the steps that have a forecast; NaN where none has."""
    return _mean(_errors(actual, forecast) ** 2)


def shift_errors(actual: Array, forecast: Array, most: int) -> Array:
    """The mean absolute error of a forecast that is moved: by -`most` to `most` steps earlier, (2 * `most` + 1,).

    Moved k steps earlier, what was said of step t stands beside the value at t - k. The naive forecast has no error at
    +1, for it says the value of one step before. Both (n,), n above `most`; raises ValueError where they are not.
    """
    _errors(actual, forecast)
    if len(actual) <= most:
        raise ValueError(f"{len(actual)} values cannot be moved by {most} steps.")
    moves = range(-most, most + 1)
    return np.array([mae(actual[max(-k, 0) : len(actual) - max(k, 0)], _moved(forecast, k)) for k in moves])


def _moved(forecast: Array, steps: int) -> Array:
    """What of a forecast (n,) stands beside a value once it is moved this number of steps earlier."""
    return forecast[max(steps, 0) : len(forecast) - max(-steps, 0)]


def _errors(actual: Array, forecast: Array) -> Array:
    if len(actual) != len(forecast):
        raise ValueError(f"{len(forecast)} values cannot be a forecast of {len(actual)}.")
    errors = np.asarray(forecast, np.float64) - actual
    return errors[~np.isnan(errors)]


def _mean(errors: Array) -> float:
    return float(errors.mean()) if len(errors) else np.nan
