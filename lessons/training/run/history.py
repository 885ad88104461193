"""What a training run leaves behind, and the one way to read it, whether it runs, has ended or was recorded."""

import json
import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from lessons.maths.network import Layer
from lessons.tasks import TASKS, Metric, even_guess
from lessons.training.run.architecture import Architecture
from lessons.training.run.spec import TrainingSpec

StateName = Literal["queued", "starting", "running", "paused", "stopping", "done", "stopped", "failed"]
ENDED: tuple[StateName, ...] = ("done", "stopped", "failed")


@dataclass(frozen=True)
class State:
    """Where a run stands; `reason` is one plain sentence where there is something to say."""

    name: StateName
    reason: str = ""

    @property
    def ended(self) -> bool:
        return self.name in ENDED


@dataclass(frozen=True)
class Point:
    """One point of the curves.

    `epoch` counts epochs from the start of training: 2.5 is half-way through the third, 3.0 the end of it. `batch` is
    the number of batches trained in that epoch. `values` are the numbers of this point by name: `loss` and the metric
    of the task, `accuracy` for one, as in Keras means over the batches of the epoch so far. Only the point at the end
    of an epoch has `seconds`, the time that epoch took with its validation and without pauses, and the values of
    validation, `val_loss` and so on; where the spec asks for them also `remeasured_loss` and so on, which are those of
    the training set as it is, with the weights at the end of the epoch. `learning_rate` is what the step to this point
    was made with. A value that is not known, or is no finite number and was written down, is None or missing.
    """

    epoch: float
    batch: int
    values: Mapping[str, float | None]
    seconds: float | None = None
    learning_rate: float | None = None

    @property
    def ends_epoch(self) -> bool:
        return self.seconds is not None

    @property
    def loss(self) -> float:
        """NaN where it is no number."""
        return self._number("loss")

    @property
    def accuracy(self) -> float:
        """NaN where the task has none."""
        return self._number("accuracy")

    @property
    def val_loss(self) -> float | None:
        return self.values.get("val_loss")

    @property
    def val_accuracy(self) -> float | None:
        return self.values.get("val_accuracy")

    @property
    def remeasured_loss(self) -> float | None:
        return self.values.get("remeasured_loss")

    @property
    def remeasured_accuracy(self) -> float | None:
        return self.values.get("remeasured_accuracy")

    @property
    def finite_values(self) -> dict[str, float | None]:
        """The values for JSON, which has no NaN: one that is no finite number becomes None."""
        return {
            name: None if value is None or not math.isfinite(value) else value for name, value in self.values.items()
        }

    def _number(self, name: str) -> float:
        value = self.values.get(name)
        return math.nan if value is None else value

    def to_dict(self) -> dict[str, float | None]:
        """The point as one JSON object, with each of its values by name."""
        own = {"epoch": self.epoch, "batch": self.batch, "seconds": self.seconds, "learning_rate": self.learning_rate}
        return own | self.finite_values

    @classmethod
    def from_dict(cls, flat: Mapping[str, Any]) -> "Point":
        """Reads `to_dict`."""
        own = {name: flat[name] for name in ("epoch", "batch", "seconds", "learning_rate") if name in flat}
        return cls(**own, values={name: value for name, value in flat.items() if name not in own})


class TrainingRecord(ABC):
    """A run of the store or a recording, whatever its state. Reading it needs no Keras."""

    spec: TrainingSpec

    def view(self) -> "TrainingRecord":
        """The record as it stands now: of a run that still trains, a view that does not change, read all at once."""
        return self

    @property
    def first_spec(self) -> TrainingSpec:
        """What the run was first to do: one that went on after its end has more epochs by now, and no stops."""
        return self.spec

    @property
    def metric(self) -> Metric:
        """What the run's task is measured by, besides the loss."""
        return TASKS[self.spec.task].metric

    @property
    @abstractmethod
    def state(self) -> State: ...

    @property
    @abstractmethod
    def points(self) -> Sequence[Point]:
        """Every point so far, in the order they were made."""

    @property
    @abstractmethod
    def architecture(self) -> Architecture | None:
        """The network; None before the run has started."""

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes the network tells apart, in the order of its outputs; empty before the run has started."""
        return self.architecture.class_names if self.architecture else ()

    @property
    def baseline(self) -> float | None:
        """The metric of what scores without any network, as the task says; None before the run has started."""
        if self.class_names:
            return even_guess(len(self.class_names))
        return self.architecture.baseline if self.architecture else None

    @property
    def ceiling(self) -> float | None:
        """The most that the metric can be in training; None where nobody counts it, and before the run has started."""
        return self.architecture.ceiling if self.architecture else None

    @property
    @abstractmethod
    def epochs_with_weights(self) -> tuple[int, ...]:
        """The epochs `layers` can show, rising; 0 is the random start."""

    @abstractmethod
    def layers(self, epoch: int) -> tuple[Layer, ...]:
        """The network as it was after `epoch`, ready for `lessons.maths.network.forward`.

        Raises LookupError where `epoch` is not among `epochs_with_weights`.
        """

    @abstractmethod
    def substitutes(self, epoch: int) -> Mapping[str, int]:
        """The layers of `layers(epoch)` whose own weights were not kept: name -> the epoch they show instead."""

    @property
    def whole_epochs(self) -> tuple[int, ...]:
        """The epochs of which every layer was kept: half a network of another epoch would answer nonsense."""
        return tuple(epoch for epoch in self.epochs_with_weights if not self.substitutes(epoch))

    @property
    def epoch_points(self) -> list[Point]:
        """The points at the ends of epochs: what Keras calls the history."""
        return [point for point in self.points if point.ends_epoch]

    @property
    def diverged(self) -> bool:
        """Whether the loss has stopped being a number."""
        return not all(math.isfinite(point.loss) for point in self.points)

    @property
    def best_epoch(self) -> int | None:
        """As `best_epoch` of its points."""
        return best_epoch(self.points)

    @property
    def best_point(self) -> Point:
        """The end of the best epoch, of the last where no validation loss is a number; one epoch must have ended."""
        ends = self.epoch_points
        return ends[(self.best_epoch or len(ends)) - 1]

    @property
    def best_val_metric(self) -> float:
        """The best validation value of the metric after any epoch; NaN before one has ended."""
        values = [point.values.get(f"val_{self.metric.name}") for point in self.epoch_points]
        finite = [value for value in values if value is not None and math.isfinite(value)]
        return self.metric.best(finite) if finite else math.nan

    @property
    def final_epoch(self) -> int | None:
        """The epoch whose weights the run hands out; None before any epoch has ended.

        It is the last one, or the best one where early stopping restores it or a checkpoint keeps it.
        """
        ends = self.epoch_points
        last = int(ends[-1].epoch) if ends else None
        return (self.best_epoch or last) if self.spec.hands_out_best else last


def best_epoch(points: Iterable[Point]) -> int | None:
    """The epoch with the lowest validation loss, the first of equals; None before any epoch has ended."""
    losses = {int(point.epoch): point.val_loss for point in points if point.ends_epoch}
    finite = {epoch: loss for epoch, loss in losses.items() if loss is not None and math.isfinite(loss)}
    return min(finite, key=lambda epoch: finite[epoch], default=None)


def columns(points: Iterable[Point]) -> tuple[str, ...]:
    """The names of the numbers that any of these points has, in the order in which they come up."""
    return tuple(dict.fromkeys(name for point in points for name in point.values))


def best_among(record: TrainingRecord, epochs: Sequence[int]) -> int:
    """The best epoch of a run, where it is among these, which rise; else the last of them."""
    best = record.best_epoch
    return epochs[-1] if best is None or best not in epochs else best


def history_to_json(state: State, points: Sequence[Point]) -> str:
    """The history of an ended run, for a file."""
    return json.dumps({"state": asdict(state), "points": [point.to_dict() for point in points]})


def history_from_json(text: str) -> tuple[State, list[Point]]:
    """Reads `history_to_json`."""
    values = json.loads(text)
    return State(**values["state"]), [Point.from_dict(point) for point in values["points"]]
