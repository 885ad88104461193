"""The ladder of a real series: simple methods and networks, measured against naive, and how late each is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from lessons.data import registry, series_file, simple_forecasts, split_series
from lessons.data.simple_forecasts import AVERAGE, LINEAR, NAIVE, SEASONAL
from lessons.data.split_series import SplitSeries
from lessons.figures import palette, skill, sparkline
from lessons.figures.skill import Rung
from lessons.figures.sparkline import Line, Span
from lessons.maths import series as maths
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.settings import slider
from lessons.text.plain import with_minus

DENSE, DEEP, MINE = "Dense network", "Conv1D and LSTM", "My run"
METHODS = (NAIVE, SEASONAL, AVERAGE, LINEAR, DENSE, DEEP, MINE)
MOST_SHIFT = 5
OUTSIDE = 0.2
"""The part of validation outside all that trains from which on networks are lost."""
THUMBNAIL_VALUES = 100
"""Of the small picture of the course map."""


@dataclass(frozen=True)
class Settings:
    """What the methods without a network are told."""

    average: int = slider("Moving average over", 2, 100, 30, help="Values before the one that is forecast.")
    linear_window: int = slider("Least squares sees", 1, 60, 20, help="Values before the one that is forecast.")


@dataclass(frozen=True)
class Result:
    """The rungs that a series has, in the order of `METHODS`; naive is the first."""

    settings: Settings
    series: SplitSeries
    rungs: tuple[Rung, ...]

    @property
    def best(self) -> Rung:
        """The one of the lowest error."""
        return min(self.rungs, key=lambda rung: rung.mae)

    @property
    def outgrows(self) -> bool:
        """Whether many validation values lie where no value for training does, and networks have to say them."""
        known, new = np.split(self.series.values, [self.series.split])
        outside = (new < known.min()) | (new > known.max())
        return float(outside.mean()) > OUTSIDE and any(rung.name in (DENSE, DEEP, MINE) for rung in self.rungs)

    @property
    def subject(self) -> Rung:
        """The rung whose lag is asked for: a network's, or where there is none the last one's."""
        networks = [rung for rung in self.rungs if rung.name in (DENSE, MINE)]
        return networks[0] if networks else self.rungs[-1]


def compute(settings: Settings, series: SplitSeries, networks: Mapping[str, Array]) -> Result:
    """Forecasts the validation part (n,) by every method that this series allows; `networks` have said theirs (n,)."""
    actual = series.values[series.split :]
    most = min(MOST_SHIFT, len(actual) - 1)
    naive = maths.mae(actual, maths.naive(series.values)[series.split :])
    rungs = []
    for name, forecast in _forecasts(settings, series, networks):
        error = maths.mae(actual, forecast)
        shifts = maths.shift_errors(actual, forecast, most)
        rungs.append(Rung(name, METHODS.index(name), forecast, error, skill_of(error, naive), shifts))
    return Result(settings, series, tuple(rungs))


def skill_of(error: float, naive: float) -> float:
    """How much of naive's error is saved, 1 - error / naive's; 0 where naive is always right."""
    return 1 - error / naive if naive else 0.0


def _forecasts(settings: Settings, series: SplitSeries, networks: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """Every method that says something of all validation values, with what it says (n,)."""
    methods = simple_forecasts.methods(series, settings.average, settings.linear_window)
    for name in METHODS:
        try:
            forecast = networks[name] if name in networks else methods[name]()[series.split :]
        except (KeyError, ValueError):
            continue
        if not np.isnan(forecast).any():
            yield name, forecast


def payload(result: Result, note: str, open_answers: frozenset[str]) -> bytes:
    """The payload of the ladder: the errors once the best is predicted, those of moved forecasts once the lag is."""
    series = result.series
    part = slice(series.split, None)
    return skill.payload(
        series.time[part],
        series.values[part],
        series.unit,
        result.rungs,
        result.subject.name,
        note,
        "best" in open_answers,
        "lag" in open_answers,
    )


def percent(part: float) -> str:
    """A part as a learner reads it, in whole percents."""
    return f"{with_minus(100 * part, 'z.0f')}%"


def _best_numbers(result: Result) -> Mapping[str, str]:
    linear = next((rung.skill for rung in result.rungs if rung.name == LINEAR), 0.0)
    return {"skill": percent(result.best.skill), "linear": percent(linear)}


def _move(steps: int) -> str:
    if steps == 0:
        return "where it is"
    return f"{abs(steps)} {'step' if abs(steps) == 1 else 'steps'} {'earlier' if steps > 0 else 'later'}"


def _least(result: Result) -> int:
    """By how many steps earlier the subject's forecast fits best."""
    shifts = result.subject.shift_errors
    return int(shifts.argmin()) - len(shifts) // 2


def _lag_options(result: Result) -> tuple[str, ...]:
    return tuple(_move(steps) for steps in sorted({-1, 0, 1, 2, _least(result)}))


def _lag_numbers(result: Result) -> Mapping[str, str]:
    return {"method": result.subject.name}


BEST = Question[Result](
    "best",
    lambda result: tuple(rung.name for rung in result.rungs),
    lambda result: result.best.name,
    _best_numbers,
    lambda result: ("absoluteError", "againstNaive"),
)
LAG = Question[Result](
    "lag", _lag_options, lambda result: _move(_least(result)), _lag_numbers, lambda result: ("shiftErrors",)
)
QUESTIONS: tuple[Question[Result], ...] = (BEST, LAG)


def code(result: Result) -> str:
    """The program that climbs the same ladder, but for the networks: those are trained in Train."""
    methods = simple_forecasts.code(result.series, result.settings.average, result.settings.linear_window)
    lines = [
        *series_file.IMPORTS,
        "import keras",
        *simple_forecasts.IMPORTS,
        "",
        *series_file.READING,
        f"split = {result.series.split}",
        "",
        "",
        "def error(forecast):",
        "    return float(keras.losses.mean_absolute_error(series[split:], forecast))",
        "",
        "",
        "naive = error(series[split - 1 : -1])",
        "",
        "",
        "def report(name, forecast):",
        '    print(f"{name}: {error(forecast):.3f}, skill {1 - error(forecast) / naive:.3f}")',
        "",
        "",
        *(line for rung in result.rungs for line in methods.get(rung.name, ())),
    ]
    return "\n".join(lines)


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    values = split_series.from_row(registry.describe("sunspots-yearly")).values[-THUMBNAIL_VALUES:]
    split = 2 * len(values) // 3
    lines = [Line(0, values[: split + 1], palette.TRAINING), Line(split, values[split:], palette.VALIDATION)]
    future = Span(split, len(values) - 1, palette.FUTURE_GROUND)
    return sparkline.draw(lines, [future]), "A series that comes and goes, its future set off"
