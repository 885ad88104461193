"""A made run, for what is said about curves of a certain shape."""

from collections.abc import Mapping, Sequence

from lessons.maths.network import Layer
from lessons.training.run.history import Point, State, TrainingRecord
from lessons.training.run.spec import TrainingSpec


def a_point(
    epoch: float,
    batch: int,
    loss: float,
    accuracy: float,
    val_loss: float | None = None,
    val_accuracy: float | None = None,
    seconds: float | None = None,
    learning_rate: float | None = None,
    remeasured_loss: float | None = None,
    remeasured_accuracy: float | None = None,
) -> Point:
    """A point of a run that tells classes apart; what is None is not among its values."""
    values = {
        "loss": loss,
        "accuracy": accuracy,
        "val_loss": val_loss,
        "val_accuracy": val_accuracy,
        "remeasured_loss": remeasured_loss,
        "remeasured_accuracy": remeasured_accuracy,
    }
    known = {name: value for name, value in values.items() if value is not None}
    return Point(epoch, batch, known, seconds, learning_rate)


class Made(TrainingRecord):
    """A run that has ended with these points, and of which no weights were kept."""

    def __init__(self, points: Sequence[Point], spec: TrainingSpec) -> None:
        self.spec = spec
        self._points = points

    @property
    def state(self) -> State:
        return State("done")

    @property
    def points(self) -> Sequence[Point]:
        return self._points

    @property
    def architecture(self) -> None:
        return None

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        return ()

    def layers(self, epoch: int) -> tuple[Layer, ...]:
        raise LookupError

    def substitutes(self, epoch: int) -> Mapping[str, int]:
        return {}
