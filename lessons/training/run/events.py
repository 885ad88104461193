"""What a training tells whoever watches it: its architecture, points, snapshots and states; and what it obeys."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from queue import SimpleQueue
from typing import Any, Literal

from lessons.maths.arrays import Array
from lessons.training.run.architecture import Architecture
from lessons.training.run.history import Point, State


@dataclass(frozen=True)
class Snapshot:
    """The network after `epoch` (0: the random start): its weights in Keras's order."""

    epoch: int
    weights: Sequence[Array]


@dataclass(frozen=True)
class OptimizerState:
    """The optimizer's variables after the last epoch that was finished, told once: a run could go on from there."""

    epoch: int
    variables: Sequence[Array]


@dataclass(frozen=True)
class ArrayNotice:
    """How a server hears of arrays: which they are; the arrays themselves wait in the run's queue."""

    kind: Literal["Snapshot", "OptimizerState"]
    epoch: int


@dataclass(frozen=True)
class Resume:
    """Where a run that has ended goes on.

    After `epoch`, with these weights, these variables of the optimizer (None where they were lost: it starts anew), and
    the learning rate that it had last; the arrays as `architecture.pack` makes them.
    """

    epoch: int
    weights: bytes
    optimizer: bytes | None
    learning_rate: float


Command = str
"""pause, continue, batch, epoch, stop, or what `new_rate` makes: queues between processes carry plain text."""
Commands = SimpleQueue[Command]
"""Those that a run has not read yet."""
_RATE = "learning rate "


class StoppedByHand(Exception):
    """Leaves at once what prepares a run, or `model.fit`, without the validation that follows `stop_training`."""


def new_rate(rate: float) -> Command:
    """The command that makes a run go on with another learning rate."""
    return f"{_RATE}{rate!r}"


def rate_of(command: Command) -> float | None:
    """The learning rate that `new_rate` wrote; None for any other command."""
    return float(command.removeprefix(_RATE)) if command.startswith(_RATE) else None


Event = Architecture | Point | Snapshot | OptimizerState | State


def to_message(run_id: str, event: Event) -> dict[str, Any]:
    """An event as plain data, for the way to the server. Of arrays it is the epoch; they themselves go by a queue."""
    match event:
        case Architecture():
            value: Any = event.to_json()
        case Snapshot() | OptimizerState():
            value = event.epoch
        case Point():
            value = event.to_dict()
        case State():
            value = asdict(event)
    return {"run": run_id, "kind": type(event).__name__, "value": value}


def from_message(message: Mapping[str, Any]) -> Architecture | Point | State | ArrayNotice:
    """Reads `to_message`."""
    kind, value = message["kind"], message["value"]
    match kind:
        case "Architecture":
            return Architecture.from_json(value)
        case "Point":
            return Point.from_dict(value)
        case "State":
            return State(**value)
    return ArrayNotice(kind, value)
