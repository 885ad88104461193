"""The ladder: forecasts one step ahead, their errors, and the floor that no honest forecast gets below."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lessons.course.time_series import fits
from lessons.course.time_series.fits import Fit
from lessons.course.time_series.program import imports, reading_code
from lessons.course.time_series.source import Source
from lessons.data import simple_forecasts
from lessons.data.simple_forecasts import AVERAGE, LINEAR, NAIVE, SEASONAL
from lessons.figures import ladder
from lessons.figures.ladder import Rung
from lessons.maths import series
from lessons.maths.arrays import Array
from lessons.maths.series_models import FIRST_PERIODS
from lessons.questions import Question, distinct
from lessons.settings import slider, switch

DIFFERENCED, SMOOTHED, WINTERS, CENTRED, PEEKING = (
    "Differenced",
    "Differenced, smoothed",
    "Holt-Winters",
    "Average around t",
    "Holt-Winters from all",
)
METHODS = (NAIVE, SEASONAL, AVERAGE, DIFFERENCED, SMOOTHED, LINEAR, WINTERS, CENTRED, PEEKING)
LEAKS = (CENTRED, PEEKING)
"""What has seen the very values that it forecasts."""
CHANGES = 50
"""Over how many changes of a season `Differenced` takes the mean, as the course does."""
SMOOTHING = (
    "Differenced takes the value of a season ago and adds the mean change since. "
    "Smoothed, the mean of the values around that one stands for it."
)
DOUBT = 2.0
"""Standard errors below the floor from which on luck explains nothing any more."""


@dataclass(frozen=True)
class Settings:
    """What the methods are told."""

    average: int = slider("Moving average over", 2, 100, 30, help="Values before the one that is forecast.")
    smoothing: int = slider("Smooth the past over", 1, 30, 10, help=SMOOTHING)
    window: int = slider("Least squares sees", 1, 60, 20, help="Values before the one that is forecast.")
    peek: bool = switch("Add two that peek", False)


@dataclass(frozen=True)
class Floor:
    """The mean absolute error of who knows the recipe, and its standard error: how far luck may move it."""

    mae: float
    doubt: float

    @property
    def lowest(self) -> float:
        """Below this an error is no luck any more."""
        return self.mae - DOUBT * self.doubt


@dataclass(frozen=True)
class Result:
    """The rungs that a series has, in the order of `METHODS`; no floor where nobody knows the recipe."""

    settings: Settings
    source: Source
    rungs: tuple[Rung, ...]
    floor: Floor | None

    @property
    def honest(self) -> tuple[Rung, ...]:
        """Those that have not seen the future."""
        return tuple(rung for rung in self.rungs if not rung.leaks)

    @property
    def best(self) -> Rung:
        """The honest one of the lowest error."""
        return min(self.honest, key=lambda rung: rung.mae)


def compute(settings: Settings, source: Source) -> Result:
    """Forecasts the validation part by every method that this series allows."""
    floor = _floor(source)
    rungs = [
        _rung(name, forecast, source, floor)
        for name, forecast in _forecasts(settings, source)
        if not np.isnan(forecast[source.split :]).any()
    ]
    return Result(settings, source, tuple(rungs), floor)


def _floor(source: Source) -> Floor | None:
    if source.mix is None:
        return None
    errors = np.abs(source.values - source.mix.best_forecast)[source.split :]
    return Floor(float(errors.mean()), float(errors.std() / math.sqrt(len(errors))))


def _forecasts(settings: Settings, source: Source) -> Iterator[tuple[str, Array]]:
    """Every method that can be, with its forecast (n,)."""
    values, period = source.values, source.period
    methods = simple_forecasts.methods(source, settings.average, settings.window)
    if period is not None:
        methods |= {
            DIFFERENCED: lambda: series.differenced(values, period, CHANGES),
            SMOOTHED: lambda: series.differenced(values, period, CHANGES, settings.smoothing),
        }
    if settings.peek:
        methods[CENTRED] = lambda: _filled(series.centred_average(values, 3))
    found = {name: fit.result for name, fit in searches(settings, source).items()}
    for name in METHODS:
        try:
            forecast = methods[name]() if name in methods else found.get(name)
        except ValueError:
            continue
        if forecast is not None:
            yield name, forecast


def _filled(average: Array) -> Array:
    """The last average, which lacks the value after it, is taken as the one before."""
    return np.append(average[:-1], average[-2])


def searches(settings: Settings, source: Source) -> dict[str, Fit[Array]]:
    """What takes seconds, by its rung; nothing where the series has no season or is too long.

    What peeks is there where it has something to see.
    """
    if source.period is None or source.period < 2 or len(source.values) > fits.LONGEST:
        return {}
    honest = {WINTERS: fits.holt_winters(source.values, source.period, source.split)}
    periods = min(FIRST_PERIODS, len(source.values) // source.period)
    if not settings.peek or periods * source.period <= source.split:
        return honest
    return honest | {PEEKING: fits.leaking_holt_winters(source.values, source.period, source.split)}


def _rung(name: str, forecast: Array, source: Source, floor: Floor | None) -> Rung:
    actual, said = source.values[source.split :], forecast[source.split :]
    error = series.mae(actual, said)
    leaks = name in LEAKS or (floor is not None and error < floor.lowest)
    return Rung(name, METHODS.index(name), said, error, series.mse(actual, said), leaks)


def payload(result: Result, note: str, open_answers: frozenset[str]) -> bytes:
    """The payload of the ladder: the errors once the best is predicted, the floor once it is."""
    source = result.source
    part = slice(source.split, None)
    return ladder.payload(
        source.time[part],
        source.values[part],
        source.unit,
        result.rungs,
        (NAIVE, LINEAR),
        note,
        result.floor.mae if result.floor is not None and "floor" in open_answers else None,
        "best" in open_answers,
    )


def _floor_answer(result: Result) -> str:
    """The floor beside the noise it comes from; both grow together, so a prediction holds for every noise."""
    assert result.floor is not None
    assert result.source.recipe is not None
    return _of_noise(result.floor.mae / result.source.recipe.noise)


def _of_noise(part: float) -> str:
    return f"{part:.1f} × its size"


BEST = Question[Result](
    "best",
    lambda result: tuple(rung.name for rung in result.honest),
    lambda result: result.best.name,
    veils=lambda result: ("absoluteError",),
)
FLOOR = Question[Result](
    "floor",
    lambda result: distinct(_floor_answer(result), *map(_of_noise, (0, 0.5, 1))),
    _floor_answer,
    veils=lambda result: ("leastError",),
)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """A floor is asked for where there is one to know."""
    return (BEST, FLOOR) if result.floor is not None and result.floor.mae > 0 else (BEST,)


def code(result: Result) -> str:
    """The program that climbs the same ladder, but for Holt-Winters, which takes more than NumPy."""
    source, methods = result.source, _method_lines(result)
    lines = [
        *imports(source),
        "import keras",
        *simple_forecasts.IMPORTS,
        "",
        *reading_code(source),
        f"split = {source.split}",
        "",
        "",
        "def report(name, forecast):",
        "    error = keras.losses.mean_absolute_error(series[split:], forecast)",
        '    print(f"{name}: {float(error):.3f}")',
        "",
        "",
        *(line for rung in result.rungs for line in methods.get(rung.name, ())),
    ]
    return "\n".join(lines)


def _method_lines(result: Result) -> dict[str, list[str]]:
    """The lines of each method, all of whose forecasts begin at `split`."""
    settings = result.settings
    smoothing = settings.smoothing
    return {
        **simple_forecasts.code(result.source, settings.average, settings.window),
        DIFFERENCED: [
            "changes = series[period:] - series[:-period]",
            f"means = sliding_window_view(changes, {CHANGES}).mean(axis=1)[split - period - {CHANGES} : -1]",
            'report("Differenced", series[split - period : -period] + means)',
        ],
        SMOOTHED: [
            f"past = sliding_window_view(series, {smoothing}).mean(axis=1)",
            f"past = past[split - period - {smoothing // 2} :][: len(means)]",
            'report("Differenced, smoothed", past + means)',
        ],
    }
