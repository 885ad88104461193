"""The board of a challenge: each learner's best run, the best first."""

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from time import monotonic

from lessons.classroom.challenge import Challenge
from lessons.training.reports.run_names import run_name
from lessons.training.run.history import Point
from lessons.training.server.store import Run, Store

FRESH = 1.0
"""Seconds for which everybody who looks at a board shares one reading of the store."""


@dataclass(frozen=True)
class Score:
    """The best validation value of the metric that a run had within the limits, and after which epoch it first had it.

    `baseline` is what scores without any network; None where the run does not tell.
    """

    run_id: str
    owner: str
    settings: str
    value: float
    epoch: int
    baseline: float | None


@dataclass(frozen=True)
class Standing:
    """A learner's best run. Who reads the same number has the same `place`, from 1; `runs` of the learner count."""

    place: int
    score: Score
    runs: int
    is_tied: bool


class Board:
    """The standings of one challenge. Safe to use from several threads."""

    def __init__(self, challenge: Challenge, store: Store) -> None:
        self.challenge = challenge
        self._store = store
        self._scores: dict[tuple[str, int], Score | None] = {}
        self._standings: tuple[Standing, ...] = ()
        self._read_at = -math.inf
        self._lock = Lock()

    def standings(self) -> tuple[Standing, ...]:
        """The best runs of all learners, `FRESH` seconds old at most."""
        with self._lock:
            if monotonic() - self._read_at > FRESH:
                self._standings = self._read()
                self._read_at = monotonic()
            return self._standings

    def _read(self) -> tuple[Standing, ...]:
        """Looks at each run that has ended once; one that goes on has more points when it ends again."""
        scores = {}
        for run, points in self._store.ended_since(self.challenge.lesson, self.challenge.since):
            known = (run.id, points)
            scores[known] = self._scores[known] if known in self._scores else score(self.challenge, run)
        self._scores = scores
        return rank(self.challenge, [one for one in scores.values() if one is not None])


def score(challenge: Challenge, run: Run) -> Score | None:
    """What a run that has ended is worth; None where it does not count, or no number came of it within the limits."""
    if challenge.refusal(run.first_spec):
        return None
    metric = challenge.task.metric
    values = [(value, end) for end in challenge.within(run.points) if (value := _finite(end, metric.name)) is not None]
    if not values:
        return None
    best = metric.best(value for value, _ in values)
    epoch = next(int(end.epoch) for value, end in values if value == best)
    return Score(run.id, run.owner, run_name(run.lesson, run.first_spec), best, epoch, run.baseline)


def _finite(end: Point, metric: str) -> float | None:
    value = end.values.get(f"val_{metric}")
    return value if value is not None and math.isfinite(value) else None


def rank(challenge: Challenge, scores: list[Score]) -> tuple[Standing, ...]:
    """The best of each owner's scores, in order; of two that are equal the one that comes first in the list."""
    metric = challenge.task.metric
    ordered = sorted(scores, key=lambda one: one.value, reverse=metric.better == "higher")
    best: dict[str, Score] = {}
    for one in ordered:
        best.setdefault(one.owner, one)
    written = [metric.text(one.value) for one in best.values()]
    runs, alike = Counter(one.owner for one in scores), Counter(written)
    return tuple(
        Standing(written.index(text) + 1, one, runs[one.owner], alike[text] > 1)
        for one, text in zip(best.values(), written, strict=True)
    )


@lru_cache(maxsize=1)
def of(challenge: Challenge, store: Store) -> Board:
    """The one board of a challenge in this process."""
    return Board(challenge, store)
