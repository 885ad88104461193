"""Who listens to a training: keeps what it tells, and may answer."""

from collections.abc import Callable
from queue import SimpleQueue

from lessons.training.run.events import Command, Commands, Event, Snapshot
from lessons.training.run.history import Point, State


class Listener:
    """Keeps every event, and answers some with a command at once."""

    def __init__(self, answer: Callable[[Event], Command | None] = lambda event: None) -> None:
        self.events: list[Event] = []
        self.commands: Commands = SimpleQueue()
        self._answer = answer

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        command = self._answer(event)
        if command is not None:
            self.commands.put(command)

    @property
    def points(self) -> list[Point]:
        return [event for event in self.events if isinstance(event, Point)]

    @property
    def snapshots(self) -> list[Snapshot]:
        return [event for event in self.events if isinstance(event, Snapshot)]

    @property
    def states(self) -> list[str]:
        return [event.name for event in self.events if isinstance(event, State)]
