"""The stream of news: what it says, and when it ends."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from lessons.classroom.bulletin import Bulletin
from pages.web import streams
from pages.web.classroom import Classroom
from pages.web.streams import Streams
from tests.loops import run
from tests.pages.web.conftest import ADA, BOB, PATIENCE


def told(event: str) -> dict[str, Any]:
    """What an event with data says."""
    assert event.startswith("data: ")
    assert event.endswith("\n\n")
    said: dict[str, Any] = json.loads(event.removeprefix("data: "))
    return said


async def after(reading: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(reading), PATIENCE)


@pytest.mark.usefixtures("room")
def test_a_stream_tells_what_is_so_and_then_what_changes(board: Bulletin, open_streams: Streams) -> None:
    async def read() -> None:
        reading = open_streams.read(ADA)
        assert await after(reading) == f"retry: {streams.BACK_AFTER}\n\n"
        assert told(await after(reading)) == {"revision": 1, "topics": {"guide": "/tokens"}, "here": 1}
        board.publish("guide", None)
        assert told(await after(reading)) == {"revision": 2, "topics": {}, "here": 1}
        await reading.aclose()

    board.publish("guide", "/tokens")
    run(read())


@pytest.mark.usefixtures("room", "board")
def test_a_silent_stream_says_that_it_is_still_there(open_streams: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    async def read() -> None:
        reading = open_streams.read(ADA)
        assert [(await after(reading))[:6] for _ in range(4)] == ["retry:", "data: ", ": stil", ": stil"]
        await reading.aclose()

    monkeypatch.setattr(streams, "HEARTBEAT", 0.01)
    run(read())


@pytest.mark.usefixtures("board")
def test_a_heartbeat_tells_who_has_come(
    room: Classroom, open_streams: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read() -> None:
        reading = open_streams.read(ADA)
        await after(reading)
        assert told(await after(reading))["here"] == 1
        room.enter("carol")
        assert told(await after(reading))["here"] == 2
        await reading.aclose()

    monkeypatch.setattr(streams, "HEARTBEAT", 0.01)
    run(read())


@pytest.mark.usefixtures("room", "board")
def test_every_stream_ends_with_the_server(open_streams: Streams) -> None:
    async def read() -> None:
        readings = [open_streams.read(owner) for owner in (ADA, ADA, BOB)]
        for reading in readings:
            assert (await after(reading), (await after(reading))[:6])[1] == "data: "
        open_streams.end()
        for reading in readings:
            with pytest.raises(StopAsyncIteration):
                await after(reading)

    run(read())


def test_the_signal_that_ends_the_server_ends_the_streams_first(
    open_streams: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers: dict[int, Callable[..., object]] = {}
    heard: list[int] = []

    async def serve() -> None:
        streams.end_with_server()
        handlers[signal.SIGTERM](signal.SIGTERM, None)
        assert heard == [signal.SIGTERM]
        await asyncio.sleep(0)
        assert [event async for event in open_streams.read(ADA)] == [f"retry: {streams.BACK_AFTER}\n\n"]

    monkeypatch.setattr(signal, "getsignal", lambda number: lambda number, frame: heard.append(number))
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    run(serve())
    assert {signal.SIGINT, signal.SIGTERM} <= set(handlers)
