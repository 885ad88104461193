"""The echo: how alike a series and itself later are, and why a random walk looks as if it could be foreseen."""

from dataclasses import dataclass

import numpy as np

from lessons.course.time_series.program import imports, reading_code
from lessons.course.time_series.source import Source
from lessons.figures import echo
from lessons.maths import series
from lessons.maths.arrays import Array
from lessons.maths.series_mix import SINE, WEEK, Recipe, mix
from lessons.questions import Question
from lessons.settings import slider
from lessons.text.plain import with_minus

OF_VALUES, OF_CHANGES = "How alike: the series and itself, later", "Its changes, from each step to the next"
LETTERS = ("A", "B", "C", "D")
OTHERS = (
    Recipe(slope=0, season=SINE, amplitude=0, noise=5),
    Recipe(slope=0, season=WEEK, amplitude=20, noise=5),
    Recipe(slope=0, season=SINE, amplitude=0, noise=5, echo=0.8),
    Recipe(slope=0, season=SINE, amplitude=40, noise=5),
    Recipe(slope=0.05, season=SINE, amplitude=0, noise=5),
)
"""Noise alone, a week, an echo, a year, a trend: three unlike the series stand beside it to choose from."""
UNLIKE = 0.15
"""By how much two plots differ at least, on average, to be told apart."""
NEAR = 0.15
"""A correlation so near the right one is no fair choice beside it."""


@dataclass(frozen=True)
class Settings:
    """How far the series is compared with itself."""

    lags: int = slider("Lags", 20, 400, 100, 20, help="How many steps later, at most.")


@dataclass(frozen=True)
class Result:
    """A series and its changes from each value to the next, each with its autocorrelation (lags + 1,).

    `plots` has four autocorrelations to choose from, by letter; `letter` is that of the values.
    """

    source: Source
    changes: Array
    of_values: Array
    of_changes: Array
    plots: dict[str, Array]
    letter: str


def compute(settings: Settings, source: Source) -> Result:
    """Compares the series with itself."""
    changes = np.diff(source.values)
    lags = min(settings.lags, len(changes) - 1)
    own = series.autocorrelation(source.values, lags)
    others = _unlike(own, lags)
    place = (lags + (source.period or 1)) % len(LETTERS)
    plots = [*others[:place], own, *others[place:]]
    of_changes = series.autocorrelation(changes, lags)
    return Result(source, changes, own, of_changes, dict(zip(LETTERS, plots, strict=True)), LETTERS[place])


def _unlike(own: Array, lags: int) -> list[Array]:
    """Three autocorrelations that nobody takes for this one: the first of `OTHERS` that differ from it enough."""
    made = [series.autocorrelation(mix(recipe, seed=7).values, lags) for recipe in OTHERS]
    return sorted(made, key=lambda other: float(np.abs(other - own).mean()) < UNLIKE)[: len(LETTERS) - 1]


def payload(result: Result) -> bytes:
    """The payload of the values' canvas."""
    return echo.payload(result.source.values, result.of_values, OF_VALUES)


def payload_of_changes(result: Result) -> bytes:
    """The payload of the changes' canvas."""
    return echo.payload(result.changes, result.of_changes, OF_CHANGES)


def plots(result: Result) -> dict[str, bytes]:
    """Four small pictures to choose from, as SVG, by letter."""
    return {letter: echo.stems(correlations) for letter, correlations in result.plots.items()}


def _short(value: float) -> str:
    return with_minus(value, "z.1f")


def _rounded(value: float) -> str:
    """To twentieths: a prediction holds while a fader moves a little."""
    return with_minus(round(20 * value) / 20, "z.2f")


def _next(correlations: Array) -> str:
    """The correlation one step apart."""
    return _short(float(correlations[1]))


def _change_options(result: Result) -> tuple[str, ...]:
    right = float(result.of_changes[1])
    others = (float(result.of_values[1]), 0.0, 0.5, -0.5)
    choices = {round(right, 1), *(round(other, 1) for other in others if abs(other - right) > NEAR)}
    return tuple(_short(choice) for choice in sorted(choices))


WHICH = Question[Result]("which", lambda result: LETTERS, lambda result: result.letter, veils=lambda result: ("acf",))
CHANGES = Question[Result](
    "changes",
    _change_options,
    lambda result: _next(result.of_changes),
    lambda result: {"values": _rounded(float(result.of_values[1]))},
    lambda result: (OF_CHANGES,),
)
QUESTIONS: tuple[Question[Result], ...] = (WHICH, CHANGES)


def code(result: Result) -> str:
    """The program that prints the autocorrelation of values and changes for the first lags."""
    lines = [
        *imports(result.source),
        "import numpy as np",
        "",
        *reading_code(result.source),
        "",
        "",
        "def alike(values, lag):",
        "    rest = values - values.mean()",
        "    return rest[:-lag] @ rest[lag:] / (rest @ rest)",
        "",
        "",
        "for lag in range(1, 6):",
        '    print(lag, f"{alike(series, lag):.3f} {alike(np.diff(series), lag):.3f}")',
    ]
    return "\n".join(lines)
