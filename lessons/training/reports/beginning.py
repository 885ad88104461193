"""A run before a worker has it: its random start is known already where a recording has started from the same."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lessons.maths.network import Layer
from lessons.training.run.architecture import Architecture
from lessons.training.run.history import Point, State, TrainingRecord
from lessons.training.run.spec import TrainingSpec

START = 0
"""The epoch of the random start."""
LATER = (
    "optimizer",
    "momentum",
    "learning_rate",
    "schedule",
    "loss",
    "batch_size",
    "epochs",
    "examples",
    "per_class",
    "patience",
    "stop_at_accuracy",
    "stop_at_val_accuracy",
    "goals",
    "checkpoint",
    "leak",
    "augmentation",
    "remeasure",
)
"""The settings that make a difference from the first step on, and none before it."""


def beginning(run: TrainingRecord, recorded: TrainingRecord) -> TrainingRecord | None:
    """The run at its random start, which is that of the recording; None where that is another, or was not kept."""
    later = {name: getattr(recorded.spec, name) for name in LATER}
    same = replace(run.spec, **later) == recorded.spec
    return Beginning(run.spec, run.state, recorded) if same and START in recorded.whole_epochs else None


class Beginning(TrainingRecord):
    """A run of `spec` that has made no step, with the random start of a recording."""

    def __init__(self, spec: TrainingSpec, state: State, recorded: TrainingRecord) -> None:
        self.spec = spec
        self._state = state
        self._recorded = recorded

    @property
    def state(self) -> State:
        return self._state

    @property
    def points(self) -> Sequence[Point]:
        return ()

    @property
    def architecture(self) -> Architecture | None:
        return self._recorded.architecture

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        return (START,)

    def layers(self, epoch: int) -> tuple[Layer, ...]:
        if epoch != START:
            raise LookupError(f"This run has made no step yet: it has no epoch {epoch}.")
        return self._recorded.layers(START)

    def substitutes(self, epoch: int) -> Mapping[str, int]:
        return {}
