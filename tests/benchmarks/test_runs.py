"""The ends of a run's epochs are seen however fast it was, and a run that breaks off is not waited for."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Store
from tests.benchmarks.runs import Runs
from tests.training.made import a_point

BATCH, END = a_point(0.5, 1, 2.0, 0.1), a_point(1.0, 2, 1.5, 0.25, 1.75, 0.5, 3.5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "runs.sqlite")) as store:
        yield store


def test_a_run_that_is_over_before_anybody_looks_has_all_its_ends(store: Store, tmp_path: Path) -> None:
    run = store.create(TrainingSpec(), "ada", "lesson")
    for point in (BATCH, END, BATCH, END):
        store.add_point(run, point)
    store.set_state(run, State("done"))
    assert Runs(tmp_path).state(run) == State("done")
    assert len(list(Runs(tmp_path).ends(run, 2))) == 2


def test_ends_are_told_one_by_one(store: Store, tmp_path: Path) -> None:
    run = store.create(TrainingSpec(), "ada", "lesson")
    store.add_point(run, END)
    ends = Runs(tmp_path).ends(run, 2)
    first = next(ends)
    store.add_point(run, END)
    assert next(ends) > first


def test_a_run_that_breaks_off_says_so(store: Store, tmp_path: Path) -> None:
    run = store.create(TrainingSpec(), "ada", "lesson")
    store.add_point(run, END)
    store.set_state(run, State("failed", "The disk is full."))
    with pytest.raises(RuntimeError, match=r"after 1 of 2 epochs: failed The disk is full\."):
        list(Runs(tmp_path).ends(run, 2))
