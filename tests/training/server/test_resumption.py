"""A run that has ended goes on, once, from the last epoch that it kept."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier
from typing import Any

import pytest

from lessons.training.run.architecture import pack
from lessons.training.run.events import Resume, Snapshot
from lessons.training.run.history import State, StateName
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine as engine_module
from lessons.training.server import reasons, resumption
from tests.training.made import a_point
from tests.training.room import POINT, SPEC, FakeRun, Room, ended_run


@pytest.mark.parametrize(
    ("spec", "end", "epochs", "goes_on_to", "goal"),
    [
        (SPEC, State("done"), 10, 15, None),
        (replace(SPEC, stop_at_accuracy=0.4), State("stopped"), 3, 8, None),
        (replace(SPEC, stop_at_accuracy=0.9), State("stopped", "Stopped by hand."), 3, 10, 0.9),
        (replace(SPEC, stop_at_accuracy=0.4, stop_at_val_accuracy=0.5), State("stopped"), 3, 8, None),
        (replace(SPEC, patience=1), State("stopped"), 3, 8, None),
        (SPEC, State("failed", "The worker was killed."), 3, 10, None),
    ],
)
def test_an_ended_run_goes_on_from_its_last_epoch(
    room: Room, spec: TrainingSpec, end: State, epochs: int, goes_on_to: int, goal: float | None
) -> None:
    run_id = ended_run(room, spec, end, epochs)
    room.tell(run_id, a_point(99.0, 1, 1.0, 0.5))
    room.do(room.engine.resume, run_id)
    assert room.state(run_id).name == "starting"
    assert room.cluster.resumed[run_id] == Resume(epochs, pack([]), pack([]), 0.25)
    run = room.store.run(run_id)
    assert (run.spec.epochs, run.spec.stop_at_accuracy, run.spec.patience) == (goes_on_to, goal, None)
    room.tell(run_id, a_point(epochs + 1.0, 9, 1.0, 0.5, 1.0, 0.5, 1.0))
    assert [point.epoch for point in run.epoch_points] == list(range(1, epochs + 2))


def test_what_came_after_the_last_epoch_is_forgotten_when_a_run_goes_on(room: Room) -> None:
    run = room.store.run(room.submit("ada"))
    for told in (Snapshot(0, []), POINT, Snapshot(1, []), a_point(1.5, 4, 1.0, 0.5), State("failed", "Killed.")):
        room.tell(run.id, told)
    room.do(room.engine.resume, run.id)
    assert [point.epoch for point in run.points] == [1.0]


def test_a_run_without_weights_or_numbers_cannot_go_on(room: Room) -> None:
    begun = room.submit("ada")
    room.tell(begun, State("failed", "Killed."))
    diverged = ended_run(room, SPEC, State("failed"), 1)
    room.store.add_point(diverged, a_point(1.1, 1, math.nan, 0.1))
    for run_id in (begun, diverged):
        with pytest.raises(ValueError, match="kept nothing to go on from"):
            room.engine.resume(run_id)


def test_a_run_goes_on_once_when_two_tabs_ask_for_it_at_the_same_time(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = ended_run(room, SPEC, State("stopped"), 3)
    both, started = Barrier(2), []

    def ended(*values: Any) -> Resume:
        found = resumption.resume_point(*values)
        # Each tab has seen that the run has ended before the other opens it again.
        both.wait(10)
        return found

    def start(run_id: str, *values: object) -> FakeRun:
        started.append(run_id)
        return FakeRun()

    monkeypatch.setattr(engine_module, "resume_point", ended)
    monkeypatch.setattr(room.cluster, "start", start)
    with ThreadPoolExecutor(2) as tabs:
        tried = [tabs.submit(room.engine.resume, run_id) for _ in range(2)]
    room.settle()
    assert sorted(str(one.exception()) for one in tried) == ["None", reasons.TRAINS_ALREADY]
    assert started == [run_id]


@pytest.mark.parametrize("name", ["queued", "starting", "running", "paused", "stopping"])
def test_a_run_that_trains_or_waits_is_not_sent_on_again(room: Room, name: StateName) -> None:
    run_id = ended_run(room, SPEC, State("stopped"), 3)
    room.store.set_state(run_id, State(name))
    with pytest.raises(ValueError, match=reasons.TRAINS_ALREADY):
        room.engine.resume(run_id)


def test_a_run_that_was_deleted_in_another_tab_does_not_go_on(room: Room) -> None:
    run_id = ended_run(room, SPEC, State("stopped"), 3)
    room.store.delete(run_id)
    with pytest.raises(ValueError, match="not on this server any more"):
        room.engine.resume(run_id)


def test_patience_with_one_run_does_not_end_the_run_that_goes_on_from_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    elapsed: list[Callable[..., None]] = []
    monkeypatch.setattr(room.engine, "_after", lambda seconds, task, *values: elapsed.append(partial(task, *values)))
    run_id = room.submit("ada")
    room.tell(run_id, Snapshot(1, []))
    room.do(room.engine.command, run_id, "stop")
    room.tell(run_id, State("stopped", "Stopped by hand."))
    room.do(room.engine.resume, run_id)
    room.do(elapsed[0])
    assert room.state(run_id).name == "starting"
