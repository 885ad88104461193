"""Who may lead the class, and what the page that leads tells."""

import json
from typing import Any

import pytest
from starlette.types import Message, Scope

from lessons.classroom import access, bulletin, guide
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.guide import View
from lessons.course.windows import views
from pages.web import classroom
from pages.web.classroom import Classroom
from pages.web.guide import LARGEST, Guidance
from tests.loops import run

VIEW = {"slug": "windows", "settings": {"windows_view": views.SWEEP}, "position": ""}


@pytest.fixture(autouse=True)
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return board


@pytest.fixture(autouse=True)
def teacher(monkeypatch: pytest.MonkeyPatch) -> str:
    """The cookie of the teacher of a class."""
    room = Classroom("192.168.1.20:8501", "link")
    monkeypatch.setattr(classroom, "current", lambda: room)
    cookie = room.exchange("link")
    assert cookie
    return cookie


def ask(method: str, said: Any, cookie: str | None) -> tuple[int, bytes]:
    """The status and the content of the answer to a request with this cookie."""
    headers = [(b"cookie", f"{classroom.TEACHER}={cookie}".encode())] if cookie else []
    scope: Scope = {"type": "http", "method": method, "path": "/news/guide", "query_string": b"", "headers": headers}
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": content}

    async def send(message: Message) -> None:
        answers.append(message)

    async def answer() -> None:
        await Guidance(scope, receive, send)

    run(answer())
    return answers[0]["status"], b"".join(message.get("body", b"") for message in answers)


def test_teacher_begins_leads_on_and_ends(teacher: str) -> None:
    status, content = ask("POST", VIEW | {"follow": True}, teacher)
    led = guide.current()
    assert led
    assert (status, json.loads(content)) == (200, {"id": led.id})
    assert (led.follow, led.view.settings) == (True, {"windows_view": views.SWEEP})
    assert ask("PUT", VIEW | {"slug": "pooling", "settings": {}, "id": led.id}, teacher) == (204, b"")
    now = guide.current()
    assert now
    assert now.view == View("pooling", {})
    assert ask("DELETE", {}, teacher)[0] == 204
    assert guide.current() is None


def test_class_that_is_brought_somewhere_need_not_follow(teacher: str) -> None:
    ask("POST", VIEW, teacher)
    led = guide.current()
    assert led
    assert not led.follow


def test_where_the_teacher_leads_it_opens(teacher: str) -> None:
    access.publish({})
    ask("POST", VIEW | {"follow": True}, teacher)
    assert access.current() == {"windows": [views.SWEEP]}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("cookie", [None, "a guess"])
def test_nobody_else_leads(method: str, cookie: str | None, teacher: str) -> None:
    led = guide.begin(View("windows", {}), follow=True)
    assert ask(method, VIEW | {"id": led.id}, cookie)[0] == 403
    assert guide.current() == led


def test_nobody_is_led_outside_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "current", lambda: Classroom(None, None))
    assert ask("POST", VIEW, None)[0] == 403


def test_page_that_leads_no_more_changes_nothing(teacher: str) -> None:
    led = guide.begin(View("windows", {}), follow=True)
    access.publish({})
    assert ask("PUT", VIEW | {"id": "another"}, teacher)[0] == 400
    assert guide.current() == led
    assert access.current() == {}


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[]", b"\xff", {}, VIEW | {"slug": "nowhere"}, b"[" * 100_000, b" " * LARGEST + b"{}"]
)
def test_what_no_page_sends_is_refused(said: Any, teacher: str) -> None:
    status, content = ask("POST", said, teacher)
    assert status == 400
    assert content
    assert guide.current() is None
