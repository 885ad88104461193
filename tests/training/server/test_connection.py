"""The engine without a cluster, without a worker, and with a scheduler that goes: who waits, and for what."""

from pathlib import Path

import pytest

from lessons.training.run.history import State
from lessons.training.server import cluster as cluster_module
from lessons.training.server import connection, reasons
from lessons.training.server.store import Store
from tests.training.patience import wait_until
from tests.training.room import FakeCluster, Room


def test_a_scheduler_has_workers_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "Cluster", FakeCluster)
    monkeypatch.setenv("LAYERSCOPE_WORKERS", "0")
    room = Room(Store(tmp_path / "runs.sqlite"), "tls://lab.example:8786")
    wait_until(lambda: room.cluster is not None)
    assert room.state(room.submit("ada")) == State("starting")
    room.engine.stop()


def test_a_lost_scheduler_ends_what_trains_and_the_others_wait_for_the_next_one(room: Room) -> None:
    lost, training, waiting = room.cluster, [room.submit("ada"), room.submit("bob")], room.submit("cy")
    lost.gone = True
    wait_until(lambda: room.cluster not in (lost, None))
    room.settle()
    assert [room.state(run) for run in training] == [State("failed", reasons.LOST)] * 2
    assert list(room.cluster.runs) == [waiting]
    assert room.state(waiting) == State("starting")
    assert lost.closed


def test_without_a_cluster_runs_wait_until_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError("Timed out trying to connect")

    monkeypatch.setattr(connection, "SECONDS_BETWEEN_TRIES", 0.01)
    monkeypatch.setattr(cluster_module, "Cluster", unreachable)
    room = Room(Store(tmp_path / "runs.sqlite"))
    run_id = room.submit("ada")
    wait_until(lambda: room.state(run_id) == State("queued", reasons.ABSENT))
    monkeypatch.setattr(cluster_module, "Cluster", FakeCluster)
    wait_until(lambda: room.state(run_id) == State("starting"))
    room.engine.stop()


def test_without_a_worker_runs_wait_until_one_comes(room: Room) -> None:
    room.cluster.workers = 0
    run_id = room.submit("ada")
    assert room.state(run_id) == State("queued", reasons.NEW_WORKERS)
    assert [place.wait for place in room.engine.line()] == [None]
    room.cluster.workers = 1
    room.do(room.cluster.on_worker)
    assert room.state(run_id) == State("starting")


def test_a_scheduler_without_workers_is_told_to_who_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "Cluster", FakeCluster)
    room = Room(Store(tmp_path / "runs.sqlite"), "tls://lab.example:8786")
    wait_until(lambda: room.cluster is not None)
    room.cluster.workers = 0
    first, second = room.submit("ada"), room.submit("bob")
    assert room.state(first) == State("queued", reasons.NO_WORKER)
    room.cluster.workers = 1
    room.do(room.cluster.on_worker)
    assert (room.state(first), room.state(second)) == (State("starting"), State("queued"))
    room.cluster.workers = 0
    room.cluster.on_failure(first, "The training process was ended from outside.")
    room.do(room.cluster.on_worker)
    assert room.state(second) == State("queued", reasons.NO_WORKER)
    room.engine.stop()


def test_a_run_whose_worker_goes_before_it_starts_waits_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_worker(*_: object) -> None:
        raise OSError("There is no worker.")

    with monkeypatch.context() as patch:
        patch.setattr(FakeCluster, "start", no_worker)
        run_id = room.submit("ada")
    assert room.state(run_id) == State("queued")
    room.do(room.cluster.on_worker)
    assert room.state(run_id) == State("starting")
