"""A run whose pictures are made ready: it says how far they are after a moment, and stops when told to."""

from queue import SimpleQueue

import pytest

from lessons.training.run.events import Commands, Event, StoppedByHand
from lessons.training.run.history import State
from lessons.training.worker import preparation
from lessons.training.worker.preparation import Preparation


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands at the last of these seconds."""
    seconds = [0.0]
    monkeypatch.setattr(preparation, "monotonic", lambda: seconds[-1])
    return seconds


def test_it_tells_what_takes_longer_than_a_moment_and_then_now_and_then(clock: list[float]) -> None:
    told: list[Event] = []
    preparation = Preparation(told.append, SimpleQueue(), "pictures")
    for ready in range(1, 2001):
        clock.append(ready / 1000)
        preparation.tell(ready, 3000)
    said = [f"Pictures made ready: {ready} of 3,000." for ready in ("500", "1,000", "1,500", "2,000")]
    assert told == [State("starting", reason) for reason in said]


def test_told_to_stop_it_stops_every_thread(clock: list[float]) -> None:
    commands: Commands = SimpleQueue()
    preparation = Preparation(lambda event: None, commands, "windows")
    commands.put("stop")
    preparation.tell(1, 3000)
    clock.append(1.0)
    for ready in (2, 3):
        with pytest.raises(StoppedByHand):
            preparation.tell(ready, 3000)


def test_other_commands_wait_for_the_training(clock: list[float]) -> None:
    commands: Commands = SimpleQueue()
    for command in ("pause", "epoch"):
        commands.put(command)
    preparation = Preparation(lambda event: None, commands, "windows")
    clock.append(1.0)
    preparation.tell(1, 3000)
    assert [commands.get(), commands.get()] == ["pause", "epoch"]
