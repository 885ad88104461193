"""What a run tells, and what it obeys, before it trains: while its data is made ready."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from lessons.training.run.events import Commands, Event, StoppedByHand
from lessons.training.run.history import State

SECONDS_BETWEEN_NEWS = 0.5
READY = "{unit} made ready: {ready:,} of {total:,}."


class Preparation:
    """Hears of every item (`unit`, in the plural) that is ready, on any thread; tells `emit` now and then, or stops."""

    def __init__(self, emit: Callable[[Event], None], commands: Commands, unit: str) -> None:
        self._emit = emit
        self._commands = commands
        self._unit = unit.capitalize()
        self._lock = Lock()
        self._stopped = False
        self._next_news_at = monotonic() + SECONDS_BETWEEN_NEWS

    def tell(self, ready: int, total: int) -> None:
        """Tells how many of all items are ready. Raises StoppedByHand, on every thread, when the run is to stop."""
        with self._lock:
            if self._stopped:
                raise StoppedByHand
            if monotonic() < self._next_news_at:
                return
            self._next_news_at = monotonic() + SECONDS_BETWEEN_NEWS
            self._emit(State("starting", READY.format(unit=self._unit, ready=ready, total=total)))
            try:
                obey(self._commands)
            except StoppedByHand:
                self._stopped = True
                raise


def obey(commands: Commands) -> None:
    """Raises StoppedByHand where the run is to stop; every other command waits for the training."""
    waiting = [commands.get() for _ in range(commands.qsize())]
    if "stop" in waiting:
        raise StoppedByHand
    for command in waiting:
        commands.put(command)
