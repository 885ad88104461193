"""Who trains next when many wait for few workers, and how long the others will have to wait."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from heapq import heapify, heapreplace
from typing import Any

from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec


@dataclass(frozen=True)
class Entry:
    """A run that trains or waits; `epoch` is how far it is, `urgent` that the teacher has put it to the front."""

    run_id: str
    owner: str
    spec: TrainingSpec
    epoch: float = 0.0
    urgent: bool = False

    @cached_property
    def cost(self) -> str:
        """As `cost` of its spec."""
        return cost(self.spec)


@dataclass(frozen=True)
class Place:
    """Where a run stands in the line.

    `epoch` is how far it is, and `ahead` how many runs start before it; `wait` is the seconds until it is expected to
    start: 0 where it trains, None where nobody knows yet how long such runs take, or when there will be a worker.
    """

    run_id: str
    owner: str
    spec: TrainingSpec
    epoch: float
    state: State
    ahead: int
    wait: float | None


def in_order(waiting: Iterable[Entry], training: Iterable[Entry]) -> list[Entry]:
    """The waiting runs in the order in which they start.

    Nobody's second run comes before anybody's first, no third before a second, and so on; what trains already counts.
    Among equals the one that has waited longer comes first. The teacher's choices come before all.
    """
    counts = Counter(entry.owner for entry in training)
    rounds = []
    for place, entry in enumerate(waiting):
        counts[entry.owner] += 1
        rounds.append((not entry.urgent, counts[entry.owner], place, entry))
    return [entry for *_, entry in sorted(rounds, key=lambda one: one[:3])]


class Pace:
    """How long an epoch takes, learned from the epochs that have ended."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def learn(self, spec: TrainingSpec, seconds: float) -> None:
        """Notes how many seconds an epoch of such a run took."""
        self._seconds[cost(spec)] = seconds

    def left(self, entry: Entry) -> float | None:
        """The seconds that a run still takes, if it uses all its epochs; None before any such epoch has ended."""
        seconds = self._seconds.get(entry.cost)
        return None if seconds is None else max(0.0, entry.spec.epochs - entry.epoch) * seconds


NO_COST: dict[str, Any] = {
    "learning_rate": 1,
    "schedule": None,
    "epochs": 1,
    "goals": {},
    "stop_at_accuracy": None,
    "stop_at_val_accuracy": None,
    "patience": None,
    "checkpoint": False,
    "seed": 0,
}
"""What does not decide how long an epoch takes, with a value in its place."""


def cost(spec: TrainingSpec) -> str:
    """What decides how long an epoch takes: the same for two specs whose epochs take equally long."""
    return json.dumps(asdict(replace(spec, **NO_COST)), sort_keys=True)


def places(
    training: Sequence[Entry], waiting: Sequence[Entry], states: Mapping[str, State], pace: Pace, workers: int
) -> tuple[Place, ...]:
    """The places of all runs: first those that train, then those that wait, in the order in which they start."""
    lengths = [pace.left(entry) for entry in (*training, *waiting)]
    starts = _starts(lengths, workers) if workers else [None] * len(lengths)
    return tuple(
        Place(entry.run_id, entry.owner, entry.spec, entry.epoch, states[entry.run_id], max(0, ahead), start)
        for ahead, (entry, start) in enumerate(zip((*training, *waiting), starts, strict=True), -len(training))
    )


def _starts(lengths: Sequence[float | None], workers: int) -> list[float | None]:
    """When each run starts if each takes the first worker that is free; None from the first unknown length on."""
    free = [0.0] * workers
    heapify(free)
    starts: list[float | None] = []
    known = True
    for length in lengths:
        starts.append(free[0] if known or free[0] == 0 else None)
        known = known and length is not None
        heapreplace(free, free[0] + (length if length is not None else float("inf")))
    return starts
