"""The gap between training and validation, in points: how many more of a hundred pictures are right in training."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lessons.course.overfitting.trainings import NO_REMEDY
from lessons.course.overfitting.views import AUGMENTATION, DROPOUT, EARLY, NONE, TITLES, recording
from lessons.figures import palette, png
from lessons.figures.overlay import SIGNS
from lessons.questions import Question, distinct
from lessons.settings import slider
from lessons.training.reports import comparison
from lessons.training.reports.comparison import Entry
from lessons.training.run.history import Point, TrainingRecord

FIRST = comparison.write_places({0: NONE, 1: AUGMENTATION})
"""What the page compares before a learner has ticked anything, as the address keeps it."""
EPOCHS = NO_REMEDY.epochs
SMALL = (96, 144)
"""Height and width of the small picture."""


@dataclass(frozen=True)
class Settings:
    """Where the gap is read."""

    epoch: int = slider("Gap after epoch", 1, EPOCHS, EPOCHS)


class Outcome(NamedTuple):
    """The gap of a run in words: whose it is, what it is where it is read, and what it is at the best epoch.

    `name` is that of the recording or the run, for the words that explain it.
    """

    name: str
    label: str
    current: str
    best: str


def gap(end: Point) -> float:
    """By how many points training is above validation at the end of an epoch; negative where it is below."""
    return 100 * (end.accuracy - (end.val_accuracy or 0.0))


def points_text(points: float) -> str:
    """A gap as the page writes it, with its sign."""
    return f"{points:+.1f}".replace("-", "−")


def outcomes(compared: Mapping[int, Entry], epoch: int) -> list[Outcome]:
    """The gap of each run after `epoch`, or after its last; the runs come by their place on the chart."""
    return [_outcome(place, one, epoch) for place, one in compared.items() if one.record.epoch_points]


def _outcome(place: int, one: Entry, epoch: int) -> Outcome:
    ends, top = one.record.epoch_points, one.record.best_point
    read = ends[min(epoch, len(ends)) - 1]
    label = f"{SIGNS[place]} {TITLES.get(one.id, one.name)}"
    return Outcome(one.id, label, points_text(gap(read)), f"{points_text(gap(top))}, epoch {top.epoch:.0f}")


def last_record(compared: Mapping[int, Entry]) -> TrainingRecord:
    """The run on the last place, for the program; the recording without a remedy where nothing is compared."""
    return compared[max(compared)].record if compared else recording(NONE)


def _end(record: TrainingRecord) -> int:
    return round(gap(record.epoch_points[-1]))


def _end_numbers(record: TrainingRecord) -> Mapping[str, int]:
    return {"none": _end(record), "augmentation": _end(recording(AUGMENTATION))}


def _second() -> str:
    """The remedy whose best validation accuracy is the highest but one."""
    return sorted(TITLES, key=lambda name: recording(name).best_val_metric)[-2]


def _second_numbers(record: TrainingRecord) -> Mapping[str, str]:
    names = {"none": NONE, "augmentation": AUGMENTATION, "second": _second()}
    return {word: f"{recording(name).best_val_metric:.0%}" for word, name in names.items()}


def _stopped(record: TrainingRecord) -> int:
    return len(recording(EARLY).epoch_points)


def _stopped_options(record: TrainingRecord) -> tuple[str, ...]:
    whole = record.spec.epochs
    return distinct(_stopped(record), whole // 2, whole * 3 // 4, whole)


def _stopped_numbers(record: TrainingRecord) -> Mapping[str, int | None]:
    early = recording(EARLY)
    return {"patience": early.spec.patience, "best": early.best_epoch, "epochs": record.spec.epochs}


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "gap",
        lambda record: distinct(_end(recording(DROPOUT)), 2, 12, 50),
        lambda record: str(_end(recording(DROPOUT))),
        _end_numbers,
    ),
    Question("second", lambda record: tuple(TITLES.values())[2:], lambda record: TITLES[_second()], _second_numbers),
    Question("stopped", _stopped_options, lambda record: str(_stopped(record)), _stopped_numbers),
)
"""Questions about the recording without a remedy, beside those with one."""


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    ends = recording(NONE).epoch_points
    height, width = SMALL
    picture = np.full((height, width, 3), 255, np.uint8)
    epochs = np.linspace(0, len(ends) - 1, width)
    curves = {
        palette.VALIDATION: [end.val_accuracy or 0.0 for end in ends],
        palette.TRAINING: [end.accuracy for end in ends],
    }
    for colour, accuracies in curves.items():
        rows = (height - 6) * (1.05 - np.interp(epochs, np.arange(len(ends)), accuracies)) / 0.6
        for column, row in enumerate(rows.astype(int).clip(2, height - 4)):
            picture[row - 2 : row + 2, column] = palette.rgb(colour)
    return png.exact(picture), "Training rises to the top, validation stays far below"
