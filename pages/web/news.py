"""What every page of a room hears, by a stream of events that ends with the server; and what learners answer."""

import asyncio
import json
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from types import FrameType
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from uvicorn.server import HANDLED_SIGNALS

from lessons.classroom import bulletin, poll
from lessons.classroom.poll import NotCountedError
from pages.web import classroom
from pages.web.door import visitor
from pages.web.own_address import is_own

ROUTE = "/news"
ANSWERS = "/news/answer"
LARGEST = 1000
"""Bytes of an answer at most."""
STREAMS = 4
"""Streams that one learner may have open at once: a page in the background has none."""
HEARTBEAT = 15.0
"""Seconds without news after which a stream says that it is still there: proxies end what is silent."""
PAUSE = 0.2
"""Seconds between two messages: what changes faster, as answers that come in, is told at once."""
BACK_AFTER = 1000
"""Milliseconds after which a browser opens a stream again that broke off."""

STRANGE = "An answer comes from a page of this class, by its learner."
WRONG = "This is no answer."
LATE = "This question takes no more answers."
NO_CLASS = "There is no class here."
NO_PAGE = "Open a page of the class first."
TOO_MANY = f"You have {STREAMS} streams open, as many as one learner may."


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
def streams() -> Streams:
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


async def listen(request: Request) -> Response:
    """The stream of news, for whoever has a page of the class open."""
    owner = visitor(request)
    if classroom.current().address is None:
        return PlainTextResponse(NO_CLASS, 404)
    if owner not in classroom.current().present:
        return PlainTextResponse(NO_PAGE, 403)
    if streams().crowds(owner):
        return PlainTextResponse(TOO_MANY, 429)
    # A proxy that gathered what comes before it passes it on would keep the news back.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(streams().read(owner), headers=headers, media_type="text/event-stream")


async def answer(request: Request) -> Response:
    """Counts what a learner answers; says from which revision on the news know of it."""
    room = classroom.current()
    own = is_own(request.headers.get("origin", ""), request.headers.get("host", ""))
    if room.address is None:
        return PlainTextResponse(NO_CLASS, 404)
    if not own or room.is_teacher(request.cookies.get(classroom.TEACHER)):
        return PlainTextResponse(STRANGE, 403)
    owner = visitor(request)
    if owner not in room.present:
        return PlainTextResponse(NO_PAGE, 403)
    try:
        given = json.loads(await bounded(request))
        poll.current().answer(owner, given["number"], given["round"], given["answer"])
    except NotCountedError:
        return PlainTextResponse(LATE, 409)
    except (ValueError, KeyError, TypeError, RecursionError):
        return PlainTextResponse(WRONG, 400)
    return JSONResponse({"revision": bulletin.current().read()[0]})


async def bounded(request: Request) -> bytes:
    """What the request brings. Raises ValueError where it is too large for an answer."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise ValueError("An answer is short.")
    return body


def end_with_server() -> None:
    """Lets the streams end when the server is told to stop.

    Uvicorn closes websockets by itself, but waits for every other answer to end before it tells the application.
    """
    loop = asyncio.get_running_loop()

    def stop(before: Any, number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(streams().end)
        before(number, frame)

    for number in HANDLED_SIGNALS:
        signal.signal(number, partial(stop, signal.getsignal(number)))
