"""Training: hands or signs, in class size and in the course's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.course.multiclass.trainings import HANDS, SIGNS
from lessons.data import registry
from lessons.maths.augmentation import COURSE as AUGMENTATION
from lessons.settings import choice, menu, slider
from lessons.training import settings as training
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN, with_settings

DEFAULT = HANDS
SETS = ("rock-paper-scissors", "signs", "rps")
DATA = {registry.describe(name).title: name for name in SETS}
CLASS_SIZE, COURSE = "Class size", "Course"
COURSES = {
    DEFAULT.data: replace(
        DEFAULT,
        network_options={
            **DEFAULT.network_options,
            "filters": 64,
            "convolutions": 4,
            "most_filters": 128,
            "double_every": 2,
            "dense": 512,
        },
        image_size=150,
        augmentation=AUGMENTATION,
    ),
    SIGNS.data: replace(
        SIGNS, network_options={**SIGNS.network_options, "filters": 64, "most_filters": 64, "dense": 128}
    ),
}
"""The course's network for each of ours: with its layers, its size of pictures, and its augmentation."""


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within a minute."""

    data: str = menu("Data", (*DATA, OWN), next(iter(DATA)), "The course's own hands have to be downloaded once.")
    size: str = choice("Layers", (CLASS_SIZE, COURSE), CLASS_SIZE, "The course's need minutes for each epoch.")
    dropout: int = slider("Dropout, %", 0, 80, round(100 * DEFAULT.network_options["dropout"]), 10, "Behind Flatten.")
    spare: int = slider("Spare outputs", 0, 4, 0, help="Outputs that no label names. The course's signs have two.")
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (16, 32, 64, 128))
    epochs: int = training.epochs(DEFAULT, most=30)
    seed: int = training.seed(DEFAULT)


def spec(settings: Settings, data: str) -> TrainingSpec:
    """The run that these settings stand for, on the pictures of the set `data`."""
    preset = SIGNS if data == SIGNS.data else DEFAULT
    base = preset if settings.size == CLASS_SIZE else COURSES[preset.data]
    chosen = {"dropout": settings.dropout / 100, "spare_outputs": settings.spare}
    return replace(with_settings(base, settings), data=data, network_options={**base.network_options, **chosen})


def is_class_size(run: TrainingSpec) -> bool:
    """Whether everybody in a class may start such runs: others are for the teacher."""
    return run.image_size <= DEFAULT.image_size and run.network_options["filters"] <= DEFAULT.network_options["filters"]


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the sentence about a run; at least one epoch must have ended."""
    classes = len(registry.describe(record.spec.data).class_names)
    return {
        "classes": classes,
        "guess": f"{1 / classes:.0%}",
        "best": f"{record.best_val_metric:.1%}",
    }
