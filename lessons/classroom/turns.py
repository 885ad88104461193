"""Whose turn it is, of those who all want the same at once."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Event, Lock


class Turns:
    """Lets one thread through at a time, in the order in which they came."""

    def __init__(self) -> None:
        self._line: deque[Event] = deque()
        self._lock = Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits until it is this thread's turn, which ends with the block. Nobody takes a second one within it."""
        own = Event()
        with self._lock:
            self._line.append(own)
            self._line[0].set()
        own.wait()
        try:
            yield
        finally:
            with self._lock:
                self._line.popleft()
                if self._line:
                    self._line[0].set()


@cache
def current() -> Turns:
    """The turns of the pages that follow the teacher of this process."""
    return Turns()
