"""Training: the course's network for cats and dogs, with settings, its exercise 5, and the Keras program."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.course.larger_dataset import trainings
from lessons.data import registry
from lessons.questions import Question
from lessons.settings import choice, menu, switch
from lessons.training import settings as training
from lessons.training.reports.program import program
from lessons.training.run.history import Point, TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN, for_its_classes, with_settings

DEFAULT = trainings.WHOLE
SETS = ("cats-or-dogs", "cats-and-dogs-filtered", "cats-and-dogs", "horses-or-humans", "horse-or-human")
DATA = {registry.describe(name).title: name for name in SETS}
PICTURES = (200, 500, 1000, 2000)
GOAL, VALIDATION_GOAL = 0.95, 0.8
"""What exercise 5 asks for: of the training pictures, and of the validation pictures."""
GOALS = {"goal": f"{GOAL:.0%}", "validation_goal": f"{VALIDATION_GOAL:.0%}"}
"""The same in words."""
PATIENCE = 3
NONE, EXERCISE, EARLY_STOPPING, CHECKPOINT = "None", "Exercise 5", "Early stopping", "Checkpoint"


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within a minute or two."""

    data: str = menu("Data", (*DATA, OWN), next(iter(DATA)), "Some have to be downloaded once.")
    pictures: int = menu("Pictures", PICTURES, 2000, "How many to learn from. Validation keeps all of its own.")
    filters: int = menu("Filters", (4, 8, 16, 32), 16, "In the first convolution; each next one has twice as many.")
    convolutions: int = choice("Convolutions", (1, 2, 3, 4), 3, "Each with its pooling.")
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (10, 20, 32, 64, 128))
    epochs: int = training.epochs(DEFAULT, most=30)
    seed: int = training.seed(DEFAULT)
    callback: str = menu("Callback", (NONE, EXERCISE, EARLY_STOPPING, CHECKPOINT), NONE, "At the end of each epoch.")
    leak: bool = switch("Leaky validation")


def spec(settings: Settings, own: str | None = None) -> TrainingSpec | None:
    """The run that these settings stand for; None for `own` pictures that are not there yet."""
    data = DATA.get(settings.data, own)
    if data is None:
        return None
    goes_for_it = settings.callback == EXERCISE
    run = replace(
        with_settings(DEFAULT, settings),
        data=data,
        examples=settings.pictures if settings.pictures < registry.describe(data).train else None,
        network_options={"filters": settings.filters, "convolutions": settings.convolutions},
        stop_at_accuracy=GOAL if goes_for_it else None,
        stop_at_val_accuracy=VALIDATION_GOAL if goes_for_it else None,
        patience=PATIENCE if settings.callback == EARLY_STOPPING else None,
        checkpoint=settings.callback == CHECKPOINT,
        leak=settings.leak,
    )
    return for_its_classes(run)


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the same network."""
    return program(run)


def best_validation(record: TrainingRecord) -> Point:
    """The end of the epoch with the highest validation accuracy, the first of equals; one must have ended."""
    return max(record.epoch_points, key=_validation_accuracy)


def _validation_accuracy(end: Point) -> float:
    return end.val_accuracy or 0.0


def exercise(record: TrainingRecord) -> str:
    """How a run stands to exercise 5, as the section of the words that says it.

    `open`, `reached`, `missed`, or `leak` where its validation says nothing of new pictures.
    """
    if record.spec.leak:
        return "exercise leak"
    ends = record.epoch_points
    if any(end.accuracy >= GOAL and _validation_accuracy(end) >= VALIDATION_GOAL for end in ends):
        return "exercise reached"
    return "exercise missed" if any(end.accuracy >= GOAL for end in ends) else "exercise open"


def exercise_numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about exercise 5."""
    best = best_validation(record)
    learned = next((int(end.epoch) for end in record.epoch_points if end.accuracy >= GOAL), None)
    return GOALS | {
        "learned": learned,
        "best": f"{_validation_accuracy(best):.1%}",
        "epoch": int(best.epoch),
    }


THIRDS = ("the first", "the middle", "the last")
MORE, SAME, FEWER = "more", "as many", "fewer"


def _turn(record: TrainingRecord) -> int:
    return record.best_epoch or 1


def _third(record: TrainingRecord) -> str:
    """In which third of its epochs the validation loss was lowest."""
    return THIRDS[min(2, 3 * (_turn(record) - 1) // len(record.epoch_points))]


def _loss_grows(record: TrainingRecord) -> float:
    """How many times its lowest the validation loss is in the end."""
    ends = record.epoch_points
    return (ends[-1].val_loss or 0.0) / (ends[_turn(record) - 1].val_loss or 1.0)


def _mistakes(record: TrainingRecord) -> tuple[int, int]:
    """How many validation pictures come out wrong where the validation loss is lowest, and in the end."""
    ends, pictures = record.epoch_points, registry.describe(record.spec.data).validation
    before, after = (round((1 - _validation_accuracy(end)) * pictures) for end in (ends[_turn(record) - 1], ends[-1]))
    return before, after


def _direction(record: TrainingRecord) -> str:
    before, after = _mistakes(record)
    return MORE if after > before else FEWER if after < before else SAME


def _numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words: of a run that goes on, what its spec says."""
    known = {"epochs": record.spec.epochs, "pictures": f"{registry.describe(record.spec.data).validation:,}"}
    if not record.state.ended:
        return known
    before, after = _mistakes(record)
    return known | {"turn": _turn(record), "times": f"{_loss_grows(record):.1f}", "before": before, "after": after}


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "turn",
        lambda record: THIRDS,
        _third,
        numbers=_numbers,
        veils=lambda record: ("val_loss",),
    ),
    Question(
        "sure",
        lambda record: (MORE, SAME, FEWER),
        _direction,
        numbers=_numbers,
        veils=lambda record: ("val_accuracy",),
    ),
)
