"""Training with remedies, one or several at once: settings, the spec made of them, and questions about the run."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lessons.course.overfitting.below import gap_again
from lessons.course.overfitting.trainings import NO_REMEDY, VARIANTS
from lessons.course.overfitting.views import EARLY
from lessons.data import registry
from lessons.maths.augmentation import COURSE, Augmentation
from lessons.questions import Question
from lessons.settings import menu, slider, switch
from lessons.training import settings as training
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN, for_its_classes, with_settings

DEFAULT = NO_REMEDY
PATIENCE = VARIANTS[EARLY].patience
SETS = ("cats-or-dogs", "cats-and-dogs-filtered", "horses-or-humans", "horse-or-human")
DATA = {registry.describe(name).title: name for name in SETS}


@dataclass(frozen=True)
class Settings:
    """What a run can set. As it stands, nothing is done against overfitting."""

    augmentation: bool = switch("Augmentation")
    stops: bool = switch("Early stopping")
    dropout: int = slider("Dropout, %", 0, 80, 0, 10)
    l2: int = slider("L2 penalty, thousandths", 0, 20, 0)
    filters: int = menu("Filters", (4, 8, 16), 8, "In the first convolution; each next one has twice as many.")
    dense: int = menu("Dense units", (16, 128, 512), 128)
    pictures: int = menu("Pictures", (200, 500, 1000), 500, "How many to learn from. Validation keeps all of its own.")
    data: str = menu("Data", (*DATA, OWN), next(iter(DATA)), "Some have to be downloaded once.")
    epochs: int = training.epochs(DEFAULT, most=60)
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (10, 20, 32, 64))
    seed: int = training.seed(DEFAULT)


def spec(settings: Settings, own: str | None = None) -> TrainingSpec | None:
    """The run that these settings stand for; None for `own` pictures that are not there yet."""
    data = DATA.get(settings.data, own)
    if data is None:
        return None
    few = settings.pictures < registry.describe(data).train
    options = {
        "filters": settings.filters,
        "dense": settings.dense,
        "dropout": settings.dropout / 100,
        "l2": settings.l2 / 1000,
    }
    run = replace(
        with_settings(DEFAULT, settings),
        data=data,
        examples=settings.pictures if few else None,
        network_options=options,
        augmentation=COURSE if settings.augmentation else Augmentation(),
        patience=PATIENCE if settings.stops else None,
    )
    return for_its_classes(run)


THIRDS = ("in the first third of its epochs", "in the second third", "in the last third")
GAPS = {"below 5 points": 5.0, "5 to 20 points": 20.0, "more than 20 points": math.inf}
"""How large a gap may be, and what each size stays below."""


def _turn(record: TrainingRecord) -> str:
    """In which third of the planned epochs the validation loss is lowest."""
    return THIRDS[min(2, int(3 * (record.best_point.epoch - 1) / record.spec.epochs))]


def _end(record: TrainingRecord) -> float:
    """The gap in the end: with training measured again where it was, for what makes training harder hides a part."""
    return gap_again(record.epoch_points[-1])


def _size(record: TrainingRecord) -> str:
    return next(size for size, limit in GAPS.items() if _end(record) < limit)


def _numbers(record: TrainingRecord) -> Mapping[str, int]:
    return {"epochs": record.spec.epochs}


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question("turn", lambda record: THIRDS, _turn, _numbers, lambda record: ("val_loss",)),
    Question(
        "end", lambda record: tuple(GAPS), _size, _numbers, lambda record: ("val_accuracy", "remeasured_accuracy")
    ),
)
"""Asked while a run goes on: all but the answers is of its settings alone."""
