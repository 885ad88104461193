"""More pictures: the same network, taught with ever more of them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lessons.course.larger_dataset.train import best_validation
from lessons.course.larger_dataset.trainings import VARIANTS
from lessons.course.larger_dataset.views import WHOLE, recording
from lessons.data import registry
from lessons.figures.overlay import SIGNS
from lessons.training.reports.comparison import Entry
from lessons.training.run.history import TrainingRecord

NAMES = (*(name for name, spec in VARIANTS.items() if spec.examples), WHOLE)
"""The recordings to lay over each other, from the fewest pictures to the most."""


class Outcome(NamedTuple):
    """What came of a number of pictures, in words: the best validation accuracy, and where it was reached."""

    pictures: str
    best: str
    where: str


def entries() -> dict[int, Entry]:
    """The recordings as the comparison of runs shows them, each at its place."""
    return {
        place: Entry(name, f"{training_pictures(recording(name)):,} pictures", recording(name))
        for place, name in enumerate(NAMES)
    }


def training_pictures(record: TrainingRecord) -> int:
    """How many training pictures a recording was made with."""
    return record.spec.examples or registry.describe(record.spec.data).train


def outcomes() -> list[Outcome]:
    """What came of each of the recordings."""
    return [_outcome(place, entry) for place, entry in entries().items()]


def numbers() -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    fewest, *_, most = entries().values()
    return {"few": training_pictures(fewest.record), "many": f"{training_pictures(most.record):,}"}


def _outcome(place: int, entry: Entry) -> Outcome:
    best = best_validation(entry.record)
    return Outcome(
        f"{SIGNS[place]} {entry.name}", f"{best.val_accuracy:.1%}", f"best validation, epoch {best.epoch:.0f}"
    )
