"""The stream of news: who may have it, what it says, and when it ends; and whose answers count."""

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

from lessons.classroom import bulletin, poll
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.poll import Poll, Prompt
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


def send(method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[bytes, bytes], bytes]:
    """The answer's status and headers, and its first bytes; then whoever sent the request goes away."""
    sent: list[Message] = []
    routes = [Route(news.ROUTE, news.listen), Route(news.ANSWERS, news.answer, methods=["POST"])]
    app = Starlette(routes=routes)

    async def visit() -> None:
        gone = asyncio.Event()
        pieces = [body[:10], body[10:]]

        async def receive() -> Message:
            if pieces:
                return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)
            if message["type"] == "http.response.body":
                gone.set()

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "root_path": "",
            "query_string": b"",
            "client": ("10.0.0.7", 40000),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        await asyncio.wait_for(app(scope, receive, send), PATIENCE)

    run(visit())
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


def ask(cookie: str = "") -> tuple[int, dict[bytes, bytes], bytes]:
    """What is answered to whoever asks for the stream."""
    return send("GET", news.ROUTE, cookie=cookie)


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


@pytest.fixture
def question(board: Bulletin, monkeypatch: pytest.MonkeyPatch) -> Poll:
    """The room is asked for one of three."""
    question = Poll(board)
    question.ask(Prompt("Which?", ("a", "b", "c"), 1, "So it is."))
    monkeypatch.setattr(poll, "current", lambda: question)
    return question


HOST = "192.168.1.20:8501"
OWN_PAGE = {"host": HOST, "origin": f"http://{HOST}", "cookie": f"{classroom.LEARNER}=ada"}
B = {"number": 1, "round": 1, "answer": 1}


def give(body: Any = B, **headers: str) -> int:
    """The status of the reply to an answer, sent from a page of Ada's with these headers changed."""
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    return send("POST", news.ANSWERS, written, **OWN_PAGE | headers)[0]


@pytest.mark.usefixtures("room")
def test_an_answer_counts_for_its_learner_and_is_told_to_them_alone(question: Poll, board: Bulletin) -> None:
    status, _, body = send("POST", news.ANSWERS, json.dumps(B).encode(), **OWN_PAGE)
    assert (status, json.loads(body)) == (200, {"revision": board.read()[0]})
    assert (question.own(ADA), question.own(BOB)) == ([1], [None])
    ada, bob = (news.message(owner)["topics"]["poll"] for owner in (ADA, BOB))
    assert (ada["own"], bob["own"]) == ([1], [None])
    assert ada | {"own": [None]} == bob
    assert "own" not in board.read()[1]["poll"]


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 900,
        b"1",
        [1, 1, 1],
        {"number": 1, "round": 1},
        B | {"answer": 3},
        B | {"answer": "b"},
        B | {"answer": None},
        B | {"answer": float("nan")},
        B | {"answer": 1, "more": "x" * news.LARGEST},
    ],
)
def test_what_is_no_answer_is_refused(question: Poll, body: Any) -> None:
    assert give(body) == 400
    assert question.own(ADA) == [None]


@pytest.mark.usefixtures("room")
def test_what_comes_too_late_is_told_apart(question: Poll) -> None:
    assert give(B | {"number": 2}) == 409
    assert give(B | {"round": 2}) == 409
    question.close()
    assert give() == 409
    question.end()
    assert give() == 409


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"cookie": ""},
        {"cookie": f"{classroom.LEARNER}=carol"},
    ],
)
def test_only_a_page_of_the_class_answers_for_its_learner(question: Poll, headers: dict[str, str]) -> None:
    assert give(**headers) == 403
    assert question.own(ADA) == [None]


def test_the_teacher_does_not_answer(question: Poll, room: Classroom) -> None:
    assert give(cookie=f"{OWN_PAGE['cookie']}; {classroom.TEACHER}={room.exchange('link')}") == 403
    assert question.own(ADA) == [None]


def test_without_a_class_nobody_answers(question: Poll, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "current", lambda: Classroom(None, None))
    assert give() == 404
    assert question.own(ADA) == [None]
