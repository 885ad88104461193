"""Training: a linear or a dense network on a series, beside the naive forecast, and exercise 4.2."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.course.windows.fields import batch_size, window
from lessons.course.windows.trainings import DENSE, EXERCISE, LINEAR, SCHEDULE
from lessons.questions import Question
from lessons.settings import choice, menu, slider, switch
from lessons.training import settings as training
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import SERIES_RATES, with_settings

GOAL = 3.0
"""The mean error that exercise 4.2 asks for on its own series."""
LINEAR_NETWORK, DENSE_NETWORK = "Linear", "Dense"
RECORDED = {"The dense network": "dense", "The linear network": "linear", "Exercise 4.2": "exercise"}
"""The recordings to look at, by what a learner calls them."""


@dataclass(frozen=True)
class Display:
    """Which recording is on show until there is a run."""

    recorded: str = menu("Recording", tuple(RECORDED), next(iter(RECORDED)), "On show until you train.")


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within half a minute."""

    network: str = choice("Network", (LINEAR_NETWORK, DENSE_NETWORK), DENSE_NETWORK, "Linear: one neuron, no ReLU.")
    units: int = slider("Units", 1, 64, 10, help="In each of the dense network's two hidden layers.")
    window: int = window()
    scaled: bool = switch("Standardised")
    loss: str = training.loss(DENSE)
    optimizer: str = training.optimizer(DENSE)
    learning_rate: float = training.learning_rate(DENSE, SERIES_RATES)
    momentum: float = training.momentum(DENSE)
    swept: bool = switch("Sweep the rate")
    batch_size: int = batch_size()
    epochs: int = training.epochs(DENSE, most=200)
    seed: int = training.seed(DENSE)


def spec(settings: Settings, data: str, split: int = 0) -> TrainingSpec | None:
    """The run that these settings stand for, on the series of this name; None where no window lies before the split.

    With a `split` of 0 as many values train as the series itself says.
    """
    if 0 < split <= settings.window:
        return None
    is_dense = settings.network == DENSE_NETWORK
    return replace(
        with_settings(replace(DENSE, momentum=0.0), settings),
        data=data,
        network_options={"units": settings.units} if is_dense else LINEAR.network_options,
        data_options={"window": settings.window, "scaled": settings.scaled, "split": split},
        loss=settings.loss,
        momentum=settings.momentum if settings.optimizer == "sgd" else 0.0,
        schedule=SCHEDULE if settings.swept else None,
    )


def exercise(record: TrainingRecord) -> str | None:
    """How a run stands to exercise 4.2, as the section of the words that says it; None on another series."""
    if record.spec.data != EXERCISE.data or not record.epoch_points:
        return None
    return "exercise reached" if record.best_val_metric < GOAL else "exercise open"


def exercise_numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about exercise 4.2."""
    return {"goal": f"{GOAL:g}", "best": f"{record.best_val_metric:.2f}", "naive": f"{record.baseline or 0:.2f}"}


BELOW, LITTLE, ABOVE = "far below: less than half", "somewhat below", "not below"


def _stands(record: TrainingRecord) -> str:
    """How the best mean error of validation stands to naive's."""
    part = record.best_val_metric / (record.baseline or 1.0)
    return BELOW if part < 0.5 else LITTLE if part < 1 else ABOVE


def _numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words; of a run that goes on, nothing yet."""
    if not record.state.ended:
        return {}
    return {"naive": f"{record.baseline or 0:.2f}", "best": f"{record.best_val_metric:.2f}"}


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "beats",
        lambda record: (BELOW, LITTLE, ABOVE),
        _stands,
        numbers=_numbers,
        veils=lambda record: ("val_mae",),
    ),
)
