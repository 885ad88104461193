"""The board: every learner's best run within the limits, in the order of the task's own metric."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import time

import pytest

from lessons.classroom import board, challenge
from lessons.classroom.board import Board
from lessons.classroom.challenge import Challenge
from lessons.training.run.history import Point, State, StateName
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Store
from tests.training.made import a_point

SLUG, DATA = "computer-vision", "digits"
SPEC = replace(challenge.preset(SLUG, DATA), epochs=3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "runs.sqlite")) as store:
        yield store


@pytest.fixture(autouse=True)
def always_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "FRESH", -1.0)


@pytest.fixture
def now() -> Challenge:
    return Challenge(SLUG, DATA, 3, None, None, since=time() - 1)


def points(*accuracies: float | None) -> list[Point]:
    """The ends of epochs with these validation accuracies."""
    return [a_point(float(at), 2, 1.0, 0.5, 1.0, value, seconds=1.0) for at, value in enumerate(accuracies, 1)]


def train(
    store: Store,
    owner: str,
    ends: Sequence[Point],
    spec: TrainingSpec = SPEC,
    state: StateName = "done",
    lesson: str = SLUG,
) -> str:
    """A run that has come so far."""
    run_id = store.create(spec, owner, lesson)
    for end in ends:
        store.add_point(run_id, end)
    store.set_state(run_id, State(state))
    return run_id


def summary(store: Store, one: Challenge) -> list[tuple[int, str, float, int, int]]:
    stands = Board(one, store).standings()
    return [(each.place, each.score.owner, each.score.value, each.score.epoch, each.runs) for each in stands]


def test_each_learners_best_run_stands_once(store: Store, now: Challenge) -> None:
    train(store, "ada", points(0.5, 0.7))
    train(store, "ada", points(0.9, 0.8, 0.9))
    train(store, "bob", points(0.6, 0.85))
    assert summary(store, now) == [(1, "ada", 0.9, 1, 2), (2, "bob", 0.85, 2, 1)]


def test_lower_is_better_where_the_metric_says_so(store: Store) -> None:
    spec = challenge.preset("real-series", "el-nino")
    for owner, error in (("ada", 2.0), ("bob", 1.5)):
        ends = [Point(1.0, 2, {"loss": 1.0, "mae": 1.0, "val_mae": error}, 1.0)]
        train(store, owner, ends, spec, lesson="real-series")
    one = Challenge("real-series", "el-nino", spec.epochs, None, None, since=time() - 1)
    assert [(place, owner) for place, owner, *_ in summary(store, one)] == [(1, "bob"), (2, "ada")]


def test_who_reads_the_same_number_shares_a_place(store: Store, now: Challenge) -> None:
    for owner, accuracy in (("ada", 0.9001), ("bob", 0.9002), ("cyd", 0.8), ("dan", 0.95)):
        train(store, owner, points(accuracy))
    stands = Board(now, store).standings()
    assert [(one.place, one.score.owner, one.is_tied) for one in stands] == [
        (1, "dan", False),
        (2, "bob", True),
        (2, "ada", True),
        (4, "cyd", False),
    ]


def test_only_runs_of_the_challenge_stand(store: Store, now: Challenge) -> None:
    train(store, "early", points(0.9))
    later = replace(now, since=time())
    train(store, "stopped", points(0.8), state="stopped")
    train(store, "begins", points(0.9), state="running")
    train(store, "never began", [])
    train(store, "no number", points(None))
    train(store, "elsewhere", points(0.9), lesson="feature-maps")
    train(store, "other data", points(0.9), replace(SPEC, data="garments"))
    train(store, "too long", points(0.9), replace(SPEC, epochs=4))
    train(store, "leak", points(0.9), replace(SPEC, leak=True))
    assert [owner for _, owner, *_ in summary(store, later)] == ["stopped"]


def test_what_a_run_trained_beyond_the_limit_does_not_count(store: Store, now: Challenge) -> None:
    run_id = train(store, "ada", points(0.5, 0.6, 0.7))
    one = Board(now, store)
    assert one.standings()[0].score.value == 0.7
    assert store.reopen(run_id, replace(SPEC, epochs=5), 3)
    assert one.standings() == ()
    store.add_point(run_id, a_point(4.0, 2, 1.0, 0.5, 1.0, 0.9, seconds=1.0))
    store.set_state(run_id, State("done"))
    assert one.standings()[0].score.value == 0.7


def test_a_run_that_goes_on_within_the_limit_is_looked_at_again(store: Store, now: Challenge) -> None:
    run_id = train(store, "ada", points(0.5), state="stopped")
    one = Board(now, store)
    assert one.standings()[0].score.value == 0.5
    store.reopen(run_id, SPEC, 1)
    store.add_point(run_id, a_point(2.0, 2, 1.0, 0.5, 1.0, 0.8, seconds=1.0))
    store.set_state(run_id, State("done"))
    assert one.standings()[0].score.value == 0.8


def test_a_deleted_run_is_gone(store: Store, now: Challenge) -> None:
    run_id = train(store, "ada", points(0.5))
    one = Board(now, store)
    assert len(one.standings()) == 1
    store.delete(run_id)
    assert one.standings() == ()


def test_ended_runs_are_read_once_and_all_who_look_share_a_reading(
    store: Store, now: Challenge, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        train(store, f"learner {number}", points(0.5 + number / 100))
    reads = []
    ended_since, read_points = store.ended_since, store.points
    monkeypatch.setattr(store, "ended_since", lambda *where: reads.append("runs") or ended_since(*where))
    monkeypatch.setattr(store, "points", lambda run, first=0: reads.append("points") or read_points(run, first))
    one = Board(now, store)
    first = one.standings()
    assert (reads.count("runs"), reads.count("points")) == (1, 5)
    assert one.standings() == first
    assert (reads.count("runs"), reads.count("points")) == (2, 5)
    monkeypatch.setattr(board, "FRESH", 3600.0)
    assert one.standings() is one.standings()
    assert reads.count("runs") == 2
