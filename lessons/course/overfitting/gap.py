"""The gap between training and validation, in points: how many more of a hundred pictures are right in training."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from lessons.course.overfitting.views import NONE, recording
from lessons.figures import gap as figure
from lessons.figures import palette, png
from lessons.figures.gap import Bars, Position, Run
from lessons.questions import Question, distinct, whole_text
from lessons.tasks import TASKS
from lessons.text.plain import with_minus
from lessons.training.run.history import Point, TrainingRecord

COLUMNS = {
    "training": "accuracy",
    "validation": "val_accuracy",
    "again": "remeasured_accuracy",
    "training_loss": "loss",
    "validation_loss": "val_loss",
}
"""What a history calls each curve."""
ACCURACIES = ("training", "validation")
SEPARATOR = "-"
SMALL = (96, 144)
"""Height and width of the small picture."""


def gap(end: Point) -> float:
    """By how many points training is above validation at the end of an epoch; negative where it is below."""
    return 100 * (end.accuracy - (end.val_accuracy or 0.0))


def points_text(points: float) -> str:
    """A gap as the page writes it, with its sign."""
    return with_minus(points, "+.1f")


def curves(record: TrainingRecord, names: Collection[str]) -> dict[str, Sequence[float]]:
    """Some of a run's curves by name: a value after each of its epochs."""
    return {name: [end.values[COLUMNS[name]] or 0.0 for end in record.epoch_points] for name in names}


def chart(runs: Sequence[Run], position: Position, bars: Sequence[Bars] = ()) -> bytes:
    """What the canvas is sent about runs of the lesson: of the first where that at the position may not be seen.

    All of them tell two classes apart.
    """
    record = recording(NONE)
    if position.run >= len(runs) or not runs[position.run].curves:
        position = position._replace(run=0)
    return figure.payload(runs, position, TASKS[record.spec.task], record.baseline, bars)


def read_position(text: str, first: Position) -> Position:
    """Reads `write_position`; anything else is `first`, which has the last epoch."""
    numbers = text.split(SEPARATOR)
    if len(numbers) != len(first) or not all(number.isdecimal() and len(number) < 4 for number in numbers):
        return first
    run, epoch = map(int, numbers)
    return Position(run, max(1, min(epoch, first.epoch)))


def write_position(position: Position) -> str:
    """A position for the address."""
    return SEPARATOR.join(map(str, position))


def start() -> Position:
    """Where the bracket stands at first: at the end, where the gap is largest."""
    return Position(0, len(recording(NONE).epoch_points))


def payload(position: Position, answers: Collection[str]) -> bytes:
    """What the canvas is sent: both accuracies, and each loss once the question about it has its answer."""
    record = recording(NONE)
    losses = {"stop": "validation_loss", "wrong": "training_loss"}
    names = (*ACCURACIES, *(curve for question, curve in losses.items() if question in answers))
    best = record.best_epoch if "stop" in answers else None
    return chart([Run("No remedy", "", curves(record, names), best)], position)


def _stop(record: TrainingRecord) -> int:
    return int(record.best_point.epoch)


def _wrong(record: TrainingRecord) -> int:
    """After which epoch the training loss is lowest."""
    return 1 + int(np.argmin([end.loss for end in record.epoch_points]))


def _epochs(right: int, record: TrainingRecord) -> tuple[str, ...]:
    return distinct(right, _stop(record), len(record.epoch_points) // 2, len(record.epoch_points))


def numbers(record: TrainingRecord) -> Mapping[str, str]:
    """What fills the blanks of the page's words."""
    return {
        "training": f"{record.epoch_points[-1].accuracy:.0%}",
        "stop": str(_stop(record)),
        "wrong": str(_wrong(record)),
    }


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "stop",
        lambda record: _epochs(_stop(record), record),
        lambda record: whole_text(_stop(record)),
        numbers,
        veils=lambda record: ("validation_loss0",),
    ),
    Question(
        "wrong",
        lambda record: _epochs(_wrong(record), record),
        lambda record: whole_text(_wrong(record)),
        numbers,
        veils=lambda record: ("training_loss0",),
    ),
)


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    ends = recording(NONE).epoch_points
    height, width = SMALL
    picture = np.full((height, width, 3), 255, np.uint8)
    epochs = np.linspace(0, len(ends) - 1, width)
    lines = {
        palette.VALIDATION: [end.val_accuracy or 0.0 for end in ends],
        palette.TRAINING: [end.accuracy for end in ends],
    }
    for colour, accuracies in lines.items():
        rows = (height - 6) * (1.05 - np.interp(epochs, np.arange(len(ends)), accuracies)) / 0.6
        for column, row in enumerate(rows.astype(int).clip(2, height - 4)):
            picture[row - 2 : row + 2, column] = palette.rgb(colour)
    return png.exact(picture), "Training rises to the top, validation stays far below"
