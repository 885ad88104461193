"""Training below validation: what augmentation and dropout make harder, and the same weights without them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.course.overfitting.gap import ACCURACIES, chart, curves, gap, points_text
from lessons.course.overfitting.views import AUGMENTATION, BOTH, DROPOUT, NONE, TITLES, recording
from lessons.figures.gap import Position, Run
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice
from lessons.training.run.history import Point, TrainingRecord

NAMES = {TITLES[AUGMENTATION]: AUGMENTATION, TITLES[DROPOUT]: DROPOUT, "Both": BOTH, "Neither": NONE}
AGAIN = "again"
"""The name of the curve of training measured again, and of the question about it."""


@dataclass(frozen=True)
class Settings:
    """Which recording is shown."""

    harder: str = choice("Training with", tuple(NAMES), TITLES[AUGMENTATION])


def recording_of(settings: Settings) -> TrainingRecord:
    """The recording that the settings name."""
    return recording(NAMES[settings.harder])


def below(record: TrainingRecord) -> int:
    """In how many epochs training is below validation, as Keras reports both."""
    return sum(gap(end) < 0 for end in record.epoch_points)


def still_below(record: TrainingRecord) -> int:
    """In how many epochs it is below when measured again: the same weights, the pictures as they are, no dropout."""
    return sum(gap_again(end) < 0 for end in record.epoch_points)


def gap_again(end: Point) -> float:
    """The gap in points with the training accuracy measured again; with that of Keras where it was not."""
    again = end.accuracy if end.remeasured_accuracy is None else end.remeasured_accuracy
    return 100 * (again - (end.val_accuracy or 0.0))


def is_remeasured(record: TrainingRecord) -> bool:
    """Whether training was measured again after every epoch that has ended, of which there is one."""
    ends = record.epoch_points
    return bool(ends) and all(end.remeasured_accuracy is not None for end in ends)


def reason(record: TrainingRecord) -> str:
    """The section of the words that says why both measures of training differ."""
    spec = record.spec
    return "below why" if spec.augmentation.changes or spec.network_options["dropout"] else "below plain"


def payload(record: TrainingRecord, position: Position, answers: Collection[str]) -> bytes:
    """What the canvas is sent: both accuracies, and training measured again once that was predicted."""
    names = (*ACCURACIES, *([AGAIN] if "still" in answers else []))
    return chart([Run(_title(record), "", curves(record, names))], position)


def _title(record: TrainingRecord) -> str:
    return next(title for title, name in NAMES.items() if recording(name) is record)


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about a run; it must be remeasured."""
    last = record.epoch_points[-1]
    return {
        "below": below(record),
        "still": still_below(record),
        "epochs": len(record.epoch_points),
        "training": f"{last.accuracy:.1%}",
        "again": f"{last.remeasured_accuracy or 0.0:.1%}",
        "validation": f"{last.val_accuracy or 0.0:.1%}",
        "gap": points_text(gap(last)),
        "true": points_text(gap_again(last)),
    }


def _still_options(record: TrainingRecord) -> tuple[str, ...]:
    epochs = len(record.epoch_points)
    return distinct(still_below(record), 0, epochs // 2, epochs)


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "still",
        _still_options,
        lambda record: whole_text(still_below(record)),
        numbers,
        veils=lambda record: (f"{AGAIN}0", numbers(record)["again"]),
    ),
)
