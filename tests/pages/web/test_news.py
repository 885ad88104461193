"""The stream of news: who may have it, what it says, and when it ends."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message

from lessons.classroom import bulletin
from lessons.classroom.bulletin import Bulletin
from pages.web import classroom, news
from pages.web.classroom import Classroom
from pages.web.news import Streams

ADA, BOB = (classroom.owner(name) for name in ("ada", "bob"))
PATIENCE = 60.0


def run(answer: Coroutine[Any, Any, Any]) -> Any:
    """The coroutine's result, from a thread of its own: in this one the browser tests may have left a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, answer).result()


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return board


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    streams = Streams()
    monkeypatch.setattr(news, "streams", lambda: streams)
    monkeypatch.setattr(news, "PAUSE", 0.0)
    return streams


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Classroom:
    """A class of Ada and Bob, each with a page open."""
    room = Classroom("192.168.1.20:8501", "link")
    for owner in (ADA, BOB):
        room.enter(owner)
    monkeypatch.setattr(classroom, "current", lambda: room)
    return room


def told(event: str) -> dict[str, Any]:
    """What an event with data says."""
    assert event.startswith("data: ")
    assert event.endswith("\n\n")
    said: dict[str, Any] = json.loads(event.removeprefix("data: "))
    return said


async def after(reading: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(reading), PATIENCE)


@pytest.mark.usefixtures("room")
def test_a_stream_tells_what_is_so_and_then_what_changes(board: Bulletin, streams: Streams) -> None:
    async def read() -> None:
        reading = streams.read(ADA)
        assert await after(reading) == f"retry: {news.BACK_AFTER}\n\n"
        assert told(await after(reading)) == {"revision": 1, "topics": {"guide": "/tokens"}, "here": 1}
        board.publish("guide", None)
        assert told(await after(reading)) == {"revision": 2, "topics": {}, "here": 1}
        await reading.aclose()

    board.publish("guide", "/tokens")
    run(read())


@pytest.mark.usefixtures("room", "board")
def test_a_silent_stream_says_that_it_is_still_there(streams: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    async def read() -> None:
        reading = streams.read(ADA)
        assert [(await after(reading))[:6] for _ in range(4)] == ["retry:", "data: ", ": stil", ": stil"]
        await reading.aclose()

    monkeypatch.setattr(news, "HEARTBEAT", 0.01)
    run(read())


@pytest.mark.usefixtures("board")
def test_a_heartbeat_tells_who_has_come(room: Classroom, streams: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    async def read() -> None:
        reading = streams.read(ADA)
        await after(reading)
        assert told(await after(reading))["here"] == 1
        room.enter("carol")
        assert told(await after(reading))["here"] == 2
        await reading.aclose()

    monkeypatch.setattr(news, "HEARTBEAT", 0.01)
    run(read())


@pytest.mark.usefixtures("room", "board")
def test_every_stream_ends_with_the_server(streams: Streams) -> None:
    async def read() -> None:
        readings = [streams.read(owner) for owner in (ADA, ADA, BOB)]
        for reading in readings:
            assert (await after(reading), (await after(reading))[:6])[1] == "data: "
        streams.end()
        for reading in readings:
            with pytest.raises(StopAsyncIteration):
                await after(reading)

    run(read())


def test_the_signal_that_ends_the_server_ends_the_streams_first(
    streams: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers: dict[int, Callable[..., object]] = {}
    heard: list[int] = []

    async def serve() -> None:
        news.end_with_server()
        handlers[signal.SIGTERM](signal.SIGTERM, None)
        assert heard == [signal.SIGTERM]
        await asyncio.sleep(0)
        assert [event async for event in streams.read(ADA)] == [f"retry: {news.BACK_AFTER}\n\n"]

    monkeypatch.setattr(signal, "getsignal", lambda number: lambda number, frame: heard.append(number))
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    run(serve())
    assert {signal.SIGINT, signal.SIGTERM} <= set(handlers)


def ask(cookie: str = "") -> tuple[int, dict[bytes, bytes], bytes]:
    """The answer's status and headers, and its first bytes; then whoever asked goes away."""
    sent: list[Message] = []
    app = Starlette(routes=[Route(news.ROUTE, news.listen)])

    async def visit() -> None:
        gone = asyncio.Event()

        async def receive() -> Message:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)
            if message["type"] == "http.response.body":
                gone.set()

        scope = {
            "type": "http",
            "method": "GET",
            "path": news.ROUTE,
            "root_path": "",
            "query_string": b"",
            "client": ("10.0.0.7", 40000),
            "headers": [(b"cookie", cookie.encode())],
        }
        await asyncio.wait_for(app(scope, receive, send), PATIENCE)

    run(visit())
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


@pytest.mark.usefixtures("room", "board")
def test_whoever_has_a_page_open_hears_the_news(streams: Streams) -> None:
    status, headers, body = ask(f"{classroom.LEARNER}=ada")
    assert (status, body[:6]) == (200, b"retry:")
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-store"
    assert not streams._open, "who has gone is forgotten"


@pytest.mark.usefixtures("room", "board", "streams")
@pytest.mark.parametrize("cookie", ["", f"{classroom.LEARNER}=carol", f"{classroom.LEARNER}={ADA}"])
def test_whoever_has_none_does_not(cookie: str) -> None:
    assert ask(cookie)[0] == 403


@pytest.mark.usefixtures("board", "streams")
def test_without_a_class_there_are_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = Classroom(None, None)
    alone.enter(ADA)
    monkeypatch.setattr(classroom, "current", lambda: alone)
    assert ask(f"{classroom.LEARNER}=ada")[0] == 404


@pytest.mark.usefixtures("room", "board")
def test_one_learner_has_a_few_streams_only(streams: Streams) -> None:
    streams._open[ADA] = news.STREAMS
    assert ask(f"{classroom.LEARNER}=ada")[0] == 429
    assert ask(f"{classroom.LEARNER}=bob")[0] == 200
