"""The engine's own decisions, with a cluster that only notes what it is told: who waits, who starts, what is kept."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event as Happening

import pytest

from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.training.run.architecture import Architecture
from lessons.training.run.events import Snapshot
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine as engine_module
from lessons.training.server import reasons
from lessons.training.server.database import REPLACED, StoreError
from lessons.training.server.store import INTERRUPTED, Store
from tests.training.made import a_point
from tests.training.patience import wait_until
from tests.training.room import POINT, SPEC, FakeRun, Room, ended_run


@pytest.fixture
def own_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnPictures]:
    """What learners have brought; of this computer a folder is offered."""
    (tmp_path / "offered" / "pets").mkdir(parents=True)
    brought = OwnPictures(tmp_path / "own", tmp_path / "offered")
    monkeypatch.setattr(collection, "current", lambda: brought)
    yield brought
    brought.clear()


def test_what_a_worker_tells_is_written_down(room: Room) -> None:
    run = room.store.run(room.submit("ada"))
    assert run.state == State("starting")
    for event in (Architecture((), ("a", "b")), Snapshot(0, []), State("running"), POINT, Snapshot(1, [])):
        room.tell(run.id, event)
    assert run.state == State("running")
    assert (run.class_names, run.points, run.epochs_with_weights) == (("a", "b"), [POINT], (0, 1))
    room.tell(run.id, State("done"))
    assert run.state == State("done")
    assert room.cluster.runs[run.id].closed


def test_runs_wait_for_a_free_worker_and_start_in_order(room: Room) -> None:
    runs = [room.submit(owner) for owner in ("ada", "bob", "cy", "dee")]
    assert room.names(*runs) == ["starting", "starting", "queued", "queued"]
    assert [(place.run_id, place.ahead) for place in room.engine.line()] == list(zip(runs, (0, 0, 0, 1), strict=True))
    room.tell(runs[1], State("done"))
    assert room.names(*runs) == ["starting", "done", "starting", "queued"]


def test_a_second_run_starts_only_where_nobody_waits_for_their_first(room: Room) -> None:
    first, second, other, last = room.submit("ada"), room.submit("ada"), room.submit("bob"), room.submit("cy")
    assert room.names(first, second, other, last) == ["starting", "starting", "queued", "queued"]
    third = room.submit("ada")
    room.tell(first, State("done"))
    room.tell(second, State("done"))
    assert room.names(other, last, third) == ["starting", "starting", "queued"]


def test_nobody_queues_without_end(room: Room) -> None:
    runs = [room.submit("ada") for _ in range(reasons.MOST_UNFINISHED)]
    with pytest.raises(ValueError, match="You already have 3 runs"):
        room.submit("ada")
    room.submit("bob")
    room.tell(runs[0], State("done"))
    room.submit("ada")


def test_a_server_that_trains_nothing_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = ended_run(room, SPEC, State("stopped"), 1)
    monkeypatch.setenv("LAYERSCOPE_WORKERS", "0")
    with pytest.raises(ValueError, match="This server trains nothing"):
        room.submit("ada")
    with pytest.raises(ValueError, match="This server trains nothing"):
        room.engine.resume(run_id)


def test_the_expected_wait_is_learned_from_epochs_that_ended(room: Room) -> None:
    first, _, waiting = room.submit("ada"), room.submit("bob"), room.submit("cy")
    assert room.engine.line()[2].wait is None
    room.tell(first, replace(POINT, seconds=2.0))
    # Nine more epochs of two seconds, on the worker that is free first.
    assert room.engine.line()[2].run_id == waiting
    assert room.engine.line()[2].wait == 18.0


def test_the_teacher_lets_a_run_go_first(room: Room) -> None:
    training = [room.submit("ada"), room.submit("bob")]
    waiting = [room.submit(owner) for owner in ("cy", "dee", "eve")]
    room.do(room.engine.to_front, waiting[2])
    assert [place.run_id for place in room.engine.line()] == [*training, waiting[2], *waiting[:2]]
    room.tell(training[0], State("done"))
    assert room.state(waiting[2]).name == "starting"


def test_the_teacher_clears_the_line(room: Room) -> None:
    runs = [room.submit(owner) for owner in ("ada", "bob", "cy")]
    room.do(room.engine.clear)
    assert room.names(*runs) == ["stopping", "stopping", "stopped"]
    assert [room.cluster.runs[run].commands for run in runs[:2]] == [["stop"], ["stop"]]


def test_runs_of_a_learner_who_has_left_are_stopped(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "SECONDS_OF_GRACE", 0)
    for owner in ("ada", "bob"):
        room.do(room.engine.connect, owner)
    training, other, waiting = room.submit("ada"), room.submit("bob"), room.submit("ada")
    room.do(room.engine.disconnect, "ada")
    wait_until(lambda: room.state(training).name == "stopping")
    assert room.state(waiting) == State("stopped", reasons.ABANDONED)
    room.tell(training, State("stopped", "Stopped by hand."))
    assert room.state(training) == State("stopped", reasons.ABANDONED)
    assert room.state(other).name == "starting"


def test_pictures_go_with_the_learner_who_brought_them(
    room: Room, monkeypatch: pytest.MonkeyPatch, own_pictures: OwnPictures
) -> None:
    monkeypatch.setattr(engine_module, "SECONDS_OF_GRACE", 0)
    brought = {owner: own_pictures.add_offer(owner, "pets") for owner in ("ada", "bob")}
    for owner in brought:
        room.do(room.engine.connect, owner)
    run = room.submit("ada", TrainingSpec(data=brought["ada"]))
    room.do(room.engine.disconnect, "ada")
    wait_until(lambda: room.state(run).name == "stopping" and not own_pictures.of("ada"))
    assert own_pictures.of("bob") == (brought["bob"],)


def test_a_run_learns_from_a_known_set_or_from_the_learners_own_pictures(
    room: Room, own_pictures: OwnPictures, tmp_path: Path
) -> None:
    brought = own_pictures.add_offer("ada", "pets")
    assert room.state(room.submit("ada", TrainingSpec(data=brought))).name == "starting"
    for data in (str(tmp_path / "offered" / "pets"), "/etc", f"own:{'0' * 32}/pets", "own:../../etc/pets"):
        with pytest.raises(ValueError, match="not here, or not yours"):
            room.submit("ada", TrainingSpec(data=data))
    with pytest.raises(ValueError, match="not here, or not yours"):
        room.submit("bob", TrainingSpec(data=brought))


def test_a_learner_who_comes_back_in_time_loses_no_run(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    elapsed: list[Callable[..., None]] = []
    monkeypatch.setattr(room.engine, "_after", lambda seconds, task, *values: elapsed.append(partial(task, *values)))
    room.do(room.engine.connect, "ada")
    run = room.submit("ada")
    room.do(room.engine.disconnect, "ada")
    room.do(room.engine.connect, "ada")
    room.do(elapsed[0])
    assert room.state(run).name == "starting"


def test_commands_reach_a_run_even_those_given_before_it_starts(room: Room) -> None:
    first, _, second = room.submit("ada"), room.submit("bob"), room.submit("cy")
    room.engine.command(second, "epoch")
    room.engine.command(first, "pause")
    room.settle()
    assert room.cluster.runs[first].commands == ["pause"]
    room.tell(first, State("done"))
    assert room.cluster.runs[second].commands == ["epoch"]


def test_a_waiting_run_can_be_stopped(room: Room) -> None:
    first, _, second = room.submit("ada"), room.submit("bob"), room.submit("cy")
    room.engine.command(second, "stop")
    room.tell(first, State("done"))
    assert room.state(second) == State("stopped", reasons.NOT_BEGUN)
    assert second not in room.cluster.runs


def test_a_run_that_does_not_obey_is_ended_by_force(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "SECONDS_TO_OBEY", 0)
    forced = Happening()
    monkeypatch.setattr(FakeRun, "close", lambda run: forced.set())
    run_id = room.submit("ada")
    room.engine.command(run_id, "stop")
    assert forced.wait(10)
    assert room.cluster.runs[run_id].commands == ["stop"]
    assert room.cluster.runs[run_id].killed
    assert room.state(run_id) == State("stopped", reasons.KILLED_BY_HAND)


def test_a_run_can_be_ended_by_force_at_once(room: Room) -> None:
    run_id = room.submit("ada")
    room.do(room.engine.command, run_id, "kill")
    assert room.cluster.runs[run_id].killed
    assert room.state(run_id) == State("stopped", reasons.KILLED_BY_HAND)


def test_a_run_that_broke_off_fails_and_the_next_one_starts(room: Room) -> None:
    first, _, second = room.submit("ada"), room.submit("bob"), room.submit("cy")
    room.cluster.on_failure(first, "The training process was ended from outside.")
    room.settle()
    assert room.state(first) == State("failed", "The training process was ended from outside.")
    assert room.state(second).name == "starting"


def test_a_full_disk_ends_the_run_in_a_sentence_and_no_other(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    first, second = room.submit("ada"), room.submit("bob")
    room.store._database._writer.run("PRAGMA query_only = 1")
    room.tell(first, POINT)
    room.store._database._writer.run("PRAGMA query_only = 0")
    room.tell(second, POINT)
    assert room.state(first).name == "failed"
    assert room.state(first).reason.startswith("The run could not be saved:")
    assert room.cluster.runs[first].killed
    assert room.state(second).name == "starting"
    assert room.store.points(second) == [POINT]
    assert "The run could not be saved" in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no open file")
def test_a_store_that_was_deleted_is_told_to_whoever_trains_and_to_whoever_begins(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = room.store.run(room.submit("ada"))
    for event in (Snapshot(0, []), POINT, Snapshot(1, [])):
        room.tell(run.id, event)
    (tmp_path / "runs.sqlite").unlink()
    room.tell(run.id, a_point(1.5, 4, 1.0, 0.5))
    assert run.state == State("failed", REPLACED)
    assert (run.points, run.epochs_with_weights) == ([POINT], (0, 1)), "what was finished can still be looked at"
    with pytest.raises(StoreError, match=REPLACED):
        room.submit("bob")
    assert caplog.text.count("A run has ended early") == 1
    assert "Traceback" not in caplog.text


def test_a_stopped_server_tells_that_it_interrupted_its_runs(tmp_path: Path, room: Room) -> None:
    running, _, waiting = room.submit("ada"), room.submit("bob"), room.submit("cy")
    cluster = room.cluster
    room.engine.stop()
    assert cluster.closed
    store = Store(tmp_path / "runs.sqlite")
    assert {store.state(running), store.state(waiting)} == {State("failed", INTERRUPTED)}
    store.close()
