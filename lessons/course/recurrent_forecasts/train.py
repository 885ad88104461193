"""Training: a memory of any of three kinds, one way or both, with or without a convolution before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from lessons.course.recurrent_forecasts import ladder
from lessons.course.recurrent_forecasts.trainings import LSTM, falling, sweep
from lessons.course.recurrent_forecasts.views import recording
from lessons.data import registry
from lessons.data.simple_forecasts import LINEAR, NAIVE
from lessons.data.split_series import MIX
from lessons.networks.forecasters import CELLS
from lessons.questions import Question
from lessons.settings import menu, slider, switch
from lessons.training import settings as training
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import Schedule, TrainingSpec
from lessons.training.settings import SERIES_RATES, with_settings

DATA = {row.title: row.name for row in registry.ROWS.values() if row.kind == "series"}
OWN = "My own table …"
CONSTANT, FALLING, SWEEP = "constant", "falling", "sweep"
OVER_TIME = (CONSTANT, FALLING, SWEEP)
OPTIONS = ("units", "layers", "bidirectional", "filters", "every_step", "times")
RECORDED = {
    "LSTM of 8 units": "lstm",
    "A sweep of its rate": "sweep",
    "The course's, both ways": "course",
    "Conv1D, then LSTM": "conv-lstm",
}
"""The recordings to look at, by what a learner calls them."""


@dataclass(frozen=True)
class Display:
    """Which recording is on show until there is a run."""

    recorded: str = menu("Recording", tuple(RECORDED), next(iter(RECORDED)), "On show until you train.")


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within half a minute."""

    data: str = menu("Series", (*DATA, MIX, OWN), next(iter(DATA)), "Some have to be downloaded once.")
    cell: str = menu("Cell", CELLS, "LSTM")
    units: int = slider("Units", 1, 32, 8, help="In each layer of memory, and in each direction.")
    layers: int = slider("Layers of memory", 1, 2, 1)
    bidirectional: bool = switch("Read from both ends")
    filters: int = menu("Conv1D before it", (0, 8, 16, 32), 0, "Filters over three values each; 0 for no convolution.")
    every_step: bool = switch("Answer at every step")
    window: int = slider("Window", 5, 60, 20, help="How many values the network sees.")
    scaled: bool = switch("Standardised", True)
    times: int = menu("Answer times", (1, 10, 100, 200, 400), 1, "The course's last layer multiplies its answer.")
    loss: str = training.loss(LSTM)
    optimizer: str = training.optimizer(LSTM)
    learning_rate: float = training.learning_rate(LSTM, SERIES_RATES)
    momentum: float = training.momentum(LSTM)
    over_time: str = menu("Rate over time", OVER_TIME, FALLING, "A sweep begins at 1e-6 and grows a million times.")
    batch_size: int = training.batch_size(LSTM, (8, 16, 32, 64, 128))
    epochs: int = training.epochs(LSTM, most=100)
    seed: int = training.seed(LSTM)


def spec(settings: Settings, made: str | None = None, split: int = 0) -> TrainingSpec | None:
    """The run that these settings stand for; `made` is the name of the learner's own series, or of their mix.

    With a `split` of 0 as many values train as the series itself says. None where the series is not there yet, or has
    no window before its validation part.
    """
    data = DATA.get(settings.data, made)
    if data is None or (split or registry.describe(data).train) <= settings.window:
        return None
    return replace(
        with_settings(LSTM, settings),
        data=data,
        network_options={name: getattr(settings, name) for name in ("cell", *OPTIONS)},
        data_options={"window": settings.window, "scaled": settings.scaled, "split": split},
        loss=settings.loss,
        momentum=settings.momentum if settings.optimizer == "sgd" else 0.0,
        schedule=_schedule(settings),
    )


def _schedule(settings: Settings) -> Schedule | None:
    """How the rate changes from epoch to epoch; None where it stays."""
    schedules = {FALLING: falling(settings.learning_rate), SWEEP: sweep(settings.epochs)}
    return schedules.get(settings.over_time)


ABOVE, BETWEEN, BELOW = "worse than naive", "between naive and least squares", "better than least squares"
LITTLE, CLEARLY = "better than naive by less than a tenth", "better by a tenth or more"


def _stands(record: TrainingRecord) -> str:
    """How the mean error of validation in the end stands to naive's."""
    error = record.epoch_points[-1].values.get("val_mae")
    if error is None or not error < (record.baseline or 0.0):  # What has diverged has no number, or NaN.
        return ABOVE
    return LITTLE if error > 0.9 * (record.baseline or 0.0) else CLEARLY


def _numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks about a run; of one that goes on, nothing yet."""
    if not record.state.ended:
        return {}
    return {"naive": f"{record.baseline or 0.0:.2f}", "linear": f"{_lecture()[LINEAR]:.2f}"}


@lru_cache(maxsize=1)
def _lecture() -> Mapping[str, float]:
    """The mean errors of all rungs of the lecture's series."""
    return {rung.name: rung.mae for rung in ladder.compute(None)}


def _course(record: TrainingRecord) -> str:
    rungs = _lecture()
    error = rungs[next(iter(ladder.RECORDINGS))]
    if error >= rungs[NAIVE]:
        return ABOVE
    return BETWEEN if error > rungs[LINEAR] else BELOW


def _course_numbers(record: TrainingRecord) -> Mapping[str, Any]:
    errors = _lecture()
    course, mended, conv, _ = ladder.RECORDINGS
    return {
        "epochs": recording(ladder.RECORDINGS[course]).spec.epochs,
        "course": f"{errors[course]:.1f}",
        "naive": f"{errors[NAIVE]:.1f}",
        "mended": f"{errors[mended]:.1f}",
        "conv": f"{errors[conv]:.1f}",
    }


RUN = Question[TrainingRecord](
    "run", lambda record: (ABOVE, LITTLE, CLEARLY), _stands, _numbers, lambda record: ("val_mae",)
)
COURSE = Question[TrainingRecord](
    "course",
    lambda record: (ABOVE, BETWEEN, BELOW),
    _course,
    _course_numbers,
    lambda record: ("absoluteError",),
)
QUESTIONS: tuple[Question[TrainingRecord], ...] = (RUN, COURSE)
