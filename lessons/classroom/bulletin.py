"""What everybody in the room is told right now."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from threading import Lock
from typing import Any


class Bulletin:
    """A value for each topic, under one revision, which grows with every change. Safe to use from several threads.

    A value is what JSON can write. Everybody reads all of it: nothing secret belongs here.
    """

    def __init__(self) -> None:
        self._revision = 0
        self._topics: dict[str, Any] = {}
        self._bells: set[Callable[[], object]] = set()
        self._lock = Lock()

    def publish(self, topic: str, value: Any | None) -> None:
        """Says this of a topic from now on, and nothing any more with None; readers hear of it."""
        with self._lock:
            self._topics = {name: content for name, content in self._topics.items() if name != topic}
            if value is not None:
                self._topics[topic] = value
            self._revision += 1
            for ring in self._bells:
                ring()

    def read(self) -> tuple[int, dict[str, Any]]:
        """The revision and the value of each topic of which something is said."""
        with self._lock:
            return self._revision, dict(self._topics)

    @contextmanager
    def bell(self) -> Iterator[asyncio.Event]:
        """An event of the running loop that is set with every change: clear it, then read, and nothing is missed."""
        event = asyncio.Event()
        ring = partial(asyncio.get_running_loop().call_soon_threadsafe, event.set)
        with self._lock:
            self._bells.add(ring)
        try:
            yield event
        finally:
            with self._lock:
                self._bells.remove(ring)


@cache
def current() -> Bulletin:
    """The bulletin of this process."""
    return Bulletin()
