"""Free run: forecasts fed back as if they had come true, from many starts, and how fast the error grows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.recurrent_forecasts.views import CONVOLVED, LSTM, MEMORIES, MIXED, meaning
from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.data.simple_forecasts import LINEAR
from lessons.figures import fan, palette, sparkline
from lessons.figures.sparkline import Line
from lessons.maths import series
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, answers
from lessons.questions import Question, distinct
from lessons.settings import menu, slider
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

DATA = "lecture-series"
NETWORKS = {LSTM: MEMORIES[LSTM], MIXED: CONVOLVED}
"""The recordings that run free, by title."""
STARTS, LONGEST = 20, 120
EVERY = 4
"""Errors are means over this many times as many starts as are drawn."""

Forecast = Callable[[Array], Array]
"""The value behind each of many windows: (N, window) -> (N,), in the series' unit."""


@dataclass(frozen=True)
class Settings:
    """Who forecasts, and how far."""

    forecaster: str = menu("Forecast by", (LINEAR, *NETWORKS), LINEAR, "Least squares is the best linear forecast.")
    linear_window: int = slider("Least squares sees", 1, 60, 20, help="Values before the one that is forecast.")
    horizon: int = slider("Steps ahead", 10, LONGEST, 80, 10, "How often a forecast is taken for a value.")


@dataclass(frozen=True)
class Result:
    """Free runs from `starts` (S,) on, each (S, horizon), over the validation part: `time` and `values` (n,).

    `errors` has the mean absolute error at each step ahead (horizon,) of the free run, of the value a season ago and of
    the last known value, by their names in `lessons.figures.fan`.
    """

    settings: Settings
    time: Array
    values: Array
    starts: Array
    runs: Array
    errors: Mapping[str, Array]

    @property
    def crossing(self) -> int | None:
        """The first step ahead at which the season a year ago is nearer than the free run; None where it never is."""
        worse = np.flatnonzero(self.errors[fan.FREE] > self.errors[fan.SEASON])
        return int(worse[0]) + 1 if len(worse) else None


def linear(window: int) -> Forecast:
    """The best linear forecast from the last `window` values, found on the training part."""
    values, split = _series()
    weights = series.least_squares_weights(values, window, split)
    return lambda windows: windows @ weights[:-1] + weights[-1]


def by_network(record: TrainingRecord, layers: Sequence[Layer]) -> Forecast:
    """The forecast of a network."""
    unit = meaning(record)
    return lambda windows: unit.read(answers(layers, unit.targets(windows)))


def _series() -> tuple[Array, int]:
    """All values, and how many of them train."""
    train, validation = (registry.load(DATA, split).values for split in SPLITS)
    return np.concatenate([train, validation]), len(train)


def compute(settings: Settings, forecast: Forecast, window: int) -> Result:
    """Lets a forecast from `window` values run free from starts all over the validation part."""
    values, split = _series()
    ahead = settings.horizon
    dense = np.linspace(split, len(values) - ahead, EVERY * (STARTS - 1) + 1).astype(int)
    runs = _run(np.stack([values[start - window : start] for start in dense]), ahead, forecast)
    steps = dense[:, None] + np.arange(ahead)
    said = {fan.FREE: runs, fan.SEASON: values[steps - series.YEAR], fan.NAIVE: values[dense - 1][:, None]}
    errors = {name: np.abs(each - values[steps]).mean(axis=0) for name, each in said.items()}
    drawn = slice(None, None, EVERY)
    return Result(settings, np.arange(split, len(values)), values[split:], dense[drawn] - split, runs[drawn], errors)


def _run(windows: Array, steps: int, forecast: Forecast) -> Array:
    """Feeds forecasts back: windows (N, window) -> (N, steps)."""
    said = []
    for _ in range(steps):
        said.append(forecast(windows))
        windows = np.column_stack([windows[:, 1:], said[-1]])
    return np.column_stack(said)


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the fan; the errors once their crossing is predicted."""
    errors = result.errors if "crossing" in open_answers else {}
    crossing = result.crossing if errors else None
    return fan.payload(result.time, result.values, result.starts, result.runs, errors, crossing)


NEVER = "never within these steps"


def _crossing(result: Result) -> str:
    return NEVER if result.crossing is None else str(result.crossing)


def _crossing_options(result: Result) -> tuple[str, ...]:
    answer = result.crossing
    return distinct(answer if answer is not None else NEVER, 2, 10, result.settings.horizon, NEVER)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    free, season = result.errors[fan.FREE], result.errors[fan.SEASON]
    return {
        "first": f"{free[0]:.1f}",
        "end": f"{free[-1]:.1f}",
        "season": f"{season.mean():.1f}",
        "horizon": result.settings.horizon,
    }


QUESTIONS: tuple[Question[Result], ...] = (
    Question("crossing", _crossing_options, _crossing, numbers, lambda result: ("error Free run",)),
)


def code(result: Result, spec: TrainingSpec | None) -> str:
    """The program that lets the same forecast run free from the first value of validation: of `spec`, or linear."""
    ahead = result.settings.horizon
    if spec is None:
        return "\n".join(_linear_code(result.settings.linear_window, ahead))
    in_unit = " * deviation + mean" if spec.data_options["scaled"] else ""
    then = (
        "known = list(validation[0])",
        f"for step in range({ahead}):",
        "    known.append(model.predict(np.array([known[-window:]]), verbose=0).ravel()[-1])",
        f"print((np.array(known[window:]){in_unit}).round(2))",
    )
    return program(spec, then)


def _linear_code(window: int, ahead: int) -> list[str]:
    return [
        "import numpy as np",
        "",
        "time = np.arange(4 * 365 + 1)",
        "part = (time % 365) / 365",
        "season = 40 * np.where(part < 0.4, np.cos(2 * np.pi * part), np.exp(-3 * part))",
        "series = 10 + 0.05 * time + season + np.random.RandomState(42).randn(len(time)) * 5",
        f"window, split = {window}, 1000",
        "",
        "windows = np.lib.stride_tricks.sliding_window_view(series[:split], window + 1)",
        "inputs = np.column_stack([windows[:, :-1], np.ones(len(windows))])",
        "weights = np.linalg.lstsq(inputs, windows[:, -1], rcond=None)[0]",
        "known = list(series[split - window : split])",
        f"for step in range({ahead}):",
        "    known.append(np.array(known[-window:]) @ weights[:-1] + weights[-1])",
        "print(np.array(known[window:]).round(2))",
    ]


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    result = compute(Settings(), linear(20), 20)
    runs = [Line(start, run, palette.MODEL) for start, run in zip(result.starts[::3], result.runs[::3], strict=True)]
    picture = sparkline.draw([Line(0, result.values, palette.VALIDATION), *runs])
    return picture, "Forecasts that leave the series, from many starts"
