"""The backtest: the same question asked of many pasts, for one split may be luck."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lessons.course.real_series import interval, ladder
from lessons.data import series_file
from lessons.data.simple_forecasts import AVERAGE, LINEAR
from lessons.data.split_series import SplitSeries
from lessons.figures import folds
from lessons.figures.folds import Trial
from lessons.maths import backtest
from lessons.maths import series as maths
from lessons.maths.arrays import Array
from lessons.maths.backtest import Fold
from lessons.questions import Question, distinct
from lessons.settings import choice, menu, slider, switch

FOLDS, INTERVAL = "Folds", "Interval"


@dataclass(frozen=True)
class Settings:
    """What is tested, and on how many futures."""

    part: str = choice("Look at", (FOLDS, INTERVAL), FOLDS, "How often it is right, or how far to trust it.")
    method: str = menu("Forecast", (LINEAR, AVERAGE), LINEAR, "It is told what the ladder tells it.")
    number: int = slider("Folds", 2, 12, 6, help="How many futures there are, one behind the other.")
    expanding: bool = switch("All of the past", True)


CONTROLS = {FOLDS: ("method", "number", "expanding"), INTERVAL: ("method",)}
"""What can be set for each part."""


@dataclass(frozen=True)
class Result:
    """The trials of all folds, and the one split that the ladder has; `forecast` (n,) has what all folds said.

    `interval` is None where the validation part is too short for one.
    """

    settings: Settings
    methods: ladder.Settings
    series: SplitSeries
    trials: tuple[Trial, ...]
    one: Trial
    forecast: Array
    interval: interval.Result | None

    @property
    def skills(self) -> list[float]:
        """Those of the folds that could be tested."""
        return [trial.skill for trial in self.trials if trial.skill is not None]

    @property
    def wins(self) -> int:
        """In how many folds naive is beaten."""
        return sum(skill > 0 for skill in self.skills)


def compute(settings: Settings, methods: ladder.Settings, series: SplitSeries) -> Result:
    """Asks the method of each fold; `methods` say what it is told, as in the ladder. Raises ValueError as `folds`."""
    count = len(series.values)
    forecast = np.full(count, np.nan)
    trials = []
    for fold in backtest.folds(count, settings.number, settings.expanding):
        said = _forecast(settings.method, methods, series.values, fold)
        forecast[fold.origin : fold.end] = said
        trials.append(_trial(series.values, fold, said))
    whole = Fold(0, series.split, count)
    said = _forecast(settings.method, methods, series.values, whole)
    one = _trial(series.values, whole, said)
    return Result(settings, methods, series, tuple(trials), one, forecast, interval.compute(series, said))


def _forecast(method: str, methods: ladder.Settings, values: Array, fold: Fold) -> Array:
    """What the method says of a fold's future, from its past alone; NaN where that is too short to learn from."""
    known, split = values[fold.start : fold.end], fold.origin - fold.start
    if method == AVERAGE:
        return maths.moving_average(known, methods.average)[split:]
    try:
        return maths.least_squares(known, methods.linear_window, split, maths.PLENTY)[split:]
    except ValueError:
        return np.full(fold.end - fold.origin, np.nan)


def _trial(values: Array, fold: Fold, forecast: Array) -> Trial:
    actual = values[fold.origin : fold.end]
    naive = maths.mae(actual, values[fold.origin - 1 : fold.end - 1])
    if np.isnan(forecast).any():
        return Trial(fold.start, fold.origin, fold.end, naive, None, None)
    error = maths.mae(actual, forecast)
    return Trial(fold.start, fold.origin, fold.end, naive, error, ladder.skill_of(error, naive))


def payload(result: Result, note: str, open_answers: frozenset[str]) -> bytes:
    """The payload of the folds; their errors, and what was said, once it is predicted how many beat naive."""
    series = result.series
    return folds.payload(
        series.time,
        series.values,
        series.unit,
        result.trials,
        note,
        result.forecast if "many" in open_answers else None,
    )


def summary(result: Result) -> Mapping[str, str]:
    """The numbers of one split beside those of many."""
    skills = result.skills or [0.0]
    numbers = {"middle": float(np.median(skills)), "low": min(skills), "high": max(skills)}
    return {name: ladder.percent(value) for name, value in numbers.items()} | {"one": _one(result)}


def _one(result: Result) -> str:
    return ladder.percent(result.one.skill or 0.0)


def _many_numbers(result: Result) -> Mapping[str, str]:
    return {"method": result.settings.method, "number": str(len(result.trials)), "one": _one(result)}


def _many_options(result: Result) -> tuple[str, ...]:
    number = len(result.trials)
    return distinct(result.wins, 0, number // 2, number - 1, number)


def _cover_numbers(result: Result) -> Mapping[str, str]:
    assert result.interval is not None
    return {"held": f"{result.interval.held:.0%}", "method": result.settings.method}


def _judge(result: Result) -> str:
    assert result.interval is not None
    return interval.judge(result.interval.held)


MANY = Question[Result](
    "many", _many_options, lambda result: str(result.wins), _many_numbers, lambda result: ("foldErrors",)
)
COVER = Question[Result](
    "cover", lambda result: interval.VERDICTS, _judge, _cover_numbers, lambda result: ("coverage",)
)

QUESTIONS: Mapping[str, tuple[Question[Result], ...]] = {FOLDS: (MANY,), INTERVAL: (COVER,)}
"""What is asked about each part."""


def code(result: Result) -> str:
    """The program that tests the same folds, or makes the same intervals."""
    sklearn = "from sklearn.model_selection import TimeSeriesSplit"
    is_folds = result.settings.part == FOLDS
    lines = [
        *series_file.IMPORTS,
        *(["import keras"] if is_folds else []),
        "import numpy as np",
        "from numpy.lib.stride_tricks import sliding_window_view",
        *([sklearn] if is_folds else []),
        "",
        *series_file.READING,
        "",
        "",
        *_method_lines(result),
        "",
        "",
        *(_fold_lines(result) if is_folds else _interval_lines(result)),
    ]
    return "\n".join(lines)


def _interval_lines(result: Result) -> list[str]:
    return [
        f"split = {result.series.split}",
        "errors = series[split:] - forecast(series, split)",
        "seen, new = np.split(errors, [len(errors) // 2])",
        f"for level in {interval.LEVELS}:",
        "    low, high = np.quantile(seen, [(1 - level) / 2, (1 + level) / 2])",
        '    print(f"promises {level:.0%}, holds {np.mean((low <= new) & (new <= high)):.1%}")',
    ]


def _fold_lines(result: Result) -> list[str]:
    number, expanding = result.settings.number, result.settings.expanding
    first = len(result.series.values) - number * (len(result.series.values) // (number + 1))
    most = "" if expanding else f", max_train_size={first}"
    return [
        f"for past, future in TimeSeriesSplit({number}{most}).split(series):",
        "    known, split = series[past[0] : future[-1] + 1], len(past)",
        f"    if split < {_shortest(result)}:",
        '        print("too short a past")',
        "        continue",
        "    error = keras.losses.mean_absolute_error(series[future], forecast(known, split))",
        "    naive = keras.losses.mean_absolute_error(series[future], series[future - 1])",
        '    print(f"{float(error):.3f}, naive {float(naive):.3f}")',
    ]


def _shortest(result: Result) -> int:
    """The shortest past from which the method says something: least squares needs a window with a value behind it."""
    return result.methods.average if result.settings.method == AVERAGE else result.methods.linear_window + 1


def _method_lines(result: Result) -> list[str]:
    if result.settings.method == AVERAGE:
        return [
            f"size = {result.methods.average}",
            "",
            "",
            "def forecast(known, split):",
            "    return sliding_window_view(known, size).mean(axis=1)[split - size : -1]",
        ]
    return [
        f"size = {result.methods.linear_window}",
        "",
        "",
        "def forecast(known, split):",
        "    windows = sliding_window_view(known, size + 1)",
        "    inputs = np.column_stack([windows[:, :-1], np.ones(len(windows))])",
        f"    seen = slice(max(0, split - {maths.PLENTY}), split - size)",
        "    weights = np.linalg.lstsq(inputs[seen], windows[seen, -1], rcond=None)[0]",
        "    return inputs[split - size :] @ weights",
    ]
