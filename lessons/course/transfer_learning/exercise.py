"""Exercise 7: stop once 99.9% of the training pictures are right. It watches the wrong curve."""

from collections.abc import Mapping
from typing import Any

from lessons.course.transfer_learning.views import recording
from lessons.questions import Question, distinct, whole_text
from lessons.training.run.history import TrainingRecord

NAME = "exercise-7"


def example() -> TrainingRecord:
    """The run that stopped as the exercise asks."""
    return recording(NAME)


def section(record: TrainingRecord) -> str:
    """The section of the words that fits a run: it stopped too late, or its last epoch was the best."""
    return "too late" if _waste(record) else "in time"


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about a run."""
    low, last = record.best_point, record.epoch_points[-1]
    return {
        "stopped": int(last.epoch),
        "training": f"{last.accuracy:.1%}",
        "lowest": f"{low.val_loss:.3f}",
        "epoch": int(low.epoch),
        "last": f"{last.val_loss:.3f}",
        "waste": _waste(record),
        "then": f"{low.val_accuracy:.1%}",
        "now": f"{last.val_accuracy:.1%}",
    }


def _waste(record: TrainingRecord) -> int:
    """How many epochs were trained after the lowest validation loss."""
    return int(record.epoch_points[-1].epoch - record.best_point.epoch)


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "waste",
        lambda record: distinct(_waste(record), 0, 3, 10),
        lambda record: whole_text(_waste(record)),
        numbers,
        lambda record: ("val_loss", "val_accuracy"),
    ),
)
