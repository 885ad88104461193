"""The open streams of news: what each page of a room hears, until the server ends."""

import asyncio
import json
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from types import FrameType
from typing import Any

from uvicorn.server import HANDLED_SIGNALS

from lessons.classroom import bulletin, poll
from pages.web import classroom

STREAMS = 4
"""Streams that one learner may have open at once: a page in the background has none."""
HEARTBEAT = 15.0
"""Seconds without news after which a stream says that it is still there: proxies end what is silent."""
PAUSE = 0.2
"""Seconds between two messages: what changes faster, as answers that come in, is told at once."""
BACK_AFTER = 1000
"""Milliseconds after which a browser opens a stream again that broke off."""


class Streams:
    """The open streams of news. Belongs to the event loop of the server."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._bells: set[asyncio.Event] = set()
        self._ends = False

    def crowds(self, owner: str) -> bool:
        """Whether this learner has as many streams open as one may."""
        return self._open[owner] >= STREAMS

    async def read(self, owner: str) -> AsyncIterator[str]:
        """What is sent to a page of this learner, event by event."""
        with bulletin.current().bell() as bell, self._entry(owner, bell):
            yield f"retry: {BACK_AFTER}\n\n"
            last = ""
            while not self._ends:
                bell.clear()
                news = json.dumps(message(owner))
                yield ": still here\n\n" if news == last else f"data: {news}\n\n"
                last = news
                await asyncio.sleep(PAUSE)
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), HEARTBEAT)

    @contextmanager
    def _entry(self, owner: str, bell: asyncio.Event) -> Iterator[None]:
        self._open[owner] += 1
        self._bells.add(bell)
        try:
            yield
        finally:
            self._open[owner] -= 1
            self._open += Counter()  # forgets who has no stream open any more
            self._bells.remove(bell)

    def end(self) -> None:
        """Ends every stream, and each that is opened later, too."""
        self._ends = True
        for bell in self._bells:
            bell.set()


@cache
def current() -> Streams:
    """The streams of this process."""
    return Streams()


def message(owner: str) -> dict[str, Any]:
    """What a page of this learner is told.

    `topics` are those of the bulletin, the poll with what the learner has answered in each round as `own`; `here` is
    how many others are.
    """
    revision, topics = bulletin.current().read()
    if question := topics.get(poll.TOPIC):
        topics[poll.TOPIC] = question | {"own": poll.current().own(owner)}
    return {"revision": revision, "topics": topics, "here": len(classroom.current().present - {owner})}


def end_with_server() -> None:
    """Lets the streams end when the server is told to stop.

    Uvicorn closes websockets by itself, but waits for every other answer to end before it tells the application.
    """
    loop = asyncio.get_running_loop()

    def stop(before: Any, number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(current().end)
        before(number, frame)

    for number in HANDLED_SIGNALS:
        signal.signal(number, partial(stop, signal.getsignal(number)))
