"""Who may have the stream of news, and whose answers count."""

import asyncio
import json
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message

from lessons.classroom import poll
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.poll import Poll, Prompt
from pages.web import classroom, news, streams
from pages.web.classroom import Classroom
from pages.web.streams import Streams
from tests.loops import run
from tests.pages.web.conftest import ADA, BOB, PATIENCE


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
def test_whoever_has_a_page_open_hears_the_news(open_streams: Streams) -> None:
    status, headers, body = ask(f"{classroom.LEARNER}=ada")
    assert (status, body[:6]) == (200, b"retry:")
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-store"
    assert not open_streams._open, "who has gone is forgotten"


@pytest.mark.usefixtures("room", "board", "open_streams")
@pytest.mark.parametrize("cookie", ["", f"{classroom.LEARNER}=carol", f"{classroom.LEARNER}={ADA}"])
def test_whoever_has_none_does_not(cookie: str) -> None:
    assert ask(cookie)[0] == 403


@pytest.mark.usefixtures("board", "open_streams")
def test_without_a_class_there_are_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = Classroom(None, None)
    alone.enter(ADA)
    monkeypatch.setattr(classroom, "current", lambda: alone)
    assert ask(f"{classroom.LEARNER}=ada")[0] == 404


@pytest.mark.usefixtures("room", "board")
def test_one_learner_has_a_few_streams_only(open_streams: Streams) -> None:
    open_streams._open[ADA] = streams.STREAMS
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
    ada, bob = (streams.message(owner)["topics"]["poll"] for owner in (ADA, BOB))
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
