"""Who is let in, who they are, and what the engine is told."""

import socket

import pytest
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons.environment import Name
from lessons.training.server import engine
from pages.web import classroom, door
from pages.web.classroom import Classroom
from pages.web.door import LearnerCookie, Seats, TeachersLink
from pages.web.own_address import OwnAddress
from tests.loops import run

ADDRESS = "192.168.1.20"
SOCKET = "/_stcore/stream"


class Training:
    """An engine that notes who has come and gone."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def connect(self, owner: str) -> None:
        self.told.append(("connect", owner))

    def disconnect(self, owner: str) -> None:
        self.told.append(("disconnect", owner))


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> Training:
    training = Training()
    monkeypatch.setattr(engine, "current", lambda: training)
    return training


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, training: Training) -> Classroom:
    return use(monkeypatch, Classroom(f"{ADDRESS}:8501", "link", seats=1))


def use(monkeypatch: pytest.MonkeyPatch, room: Classroom) -> Classroom:
    monkeypatch.setattr(classroom, "current", lambda: room)
    return room


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers every page, and accepts every connection and lets it end."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
        await send({"type": "http.response.body", "body": b"a page"})
    else:
        await send({"type": "websocket.accept"})


def ask(app: ASGIApp, path: str = "/", method: str = "GET", client: str = "", **headers: str) -> list[Message]:
    """What the application sends: to a page that is asked for, or to a connection."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "websocket" if path == SOCKET else "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "server": (ADDRESS, 8501),
        "client": (client, 50000) if client else None,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    run(app(scope, receive, send))
    return sent


def let_in(sent: list[Message]) -> bool:
    return sent[0]["type"] == "websocket.accept" or sent[0].get("status") == 200


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/main.js", SOCKET])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "[::1]:8501", "LOCALHOST.:8501"])
def test_this_computers_own_names_are_answered(monkeypatch: pytest.MonkeyPatch, host: str, path: str) -> None:
    use(monkeypatch, Classroom(None, None))
    assert let_in(ask(OwnAddress(streamlit), path, host=host))


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/main.js", SOCKET])
@pytest.mark.parametrize("host", ["evil.example", f"{ADDRESS}:8501", "localhost.evil.example", "", "[", "[::1"])
def test_other_names_are_refused(monkeypatch: pytest.MonkeyPatch, host: str, path: str) -> None:
    use(monkeypatch, Classroom(None, None))
    assert not let_in(ask(OwnAddress(streamlit), path, host=host))


def test_a_request_without_a_host_is_refused(room: Classroom) -> None:
    assert not let_in(ask(OwnAddress(streamlit)))


@pytest.mark.usefixtures("room")
def test_a_class_is_answered_at_its_address_and_by_the_computers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "Teachers-Laptop")
    for host in (f"{ADDRESS}:8501", "teachers-laptop:8501", "teachers-laptop.local:8501", "localhost:8501"):
        assert let_in(ask(OwnAddress(streamlit), host=host))
    for host in ("192.168.1.21:8501", "evil.example"):
        assert not let_in(ask(OwnAddress(streamlit), host=host))


@pytest.mark.usefixtures("room")
def test_only_the_servers_own_pages_may_connect() -> None:
    own = f"{ADDRESS}:8501"
    assert let_in(ask(OwnAddress(streamlit), SOCKET, host=own, origin=f"http://{own}"))
    for origin in ("http://evil.example", "http://localhost:3000", f"http://{ADDRESS}:9000", "http://[", "null", ""):
        assert not let_in(ask(OwnAddress(streamlit), SOCKET, host=own, origin=origin))


@pytest.mark.parametrize("path", ["/", SOCKET])
@pytest.mark.parametrize("address", [None, f"{ADDRESS}:8501"])
def test_names_that_the_teacher_adds_are_answered(
    monkeypatch: pytest.MonkeyPatch, address: str | None, path: str
) -> None:
    use(monkeypatch, Classroom(address, None, names=[Name("lab.example", None), Name("fe80::1", None)]))
    for host in ("lab.example", "LAB.example.:9000", "[fe80::1]:8501", "localhost:8501"):
        assert let_in(ask(OwnAddress(streamlit), path, host=host, origin=f"http://{host}"))
    for host in ("example", "a.lab.example", "lab.example.evil.example", "evil.example"):
        assert not let_in(ask(OwnAddress(streamlit), path, host=host, origin=f"http://{host}"))


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "lab.example", "lab.example:8501"])
def test_behind_a_proxy_an_added_name_may_connect_at_its_port(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    added = [Name("lab.example", None), Name("lab.example", 8443)]
    use(monkeypatch, Classroom(None, None, names=added))
    for origin in ("https://lab.example", "http://lab.example", "https://lab.example:8443"):
        assert let_in(ask(OwnAddress(streamlit), SOCKET, host=host, origin=origin))
    for origin in ("https://lab.example:9000", "https://evil.example", "https://lab.example.evil.example", "null"):
        forwarded = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}
        assert not let_in(ask(OwnAddress(streamlit), SOCKET, host=host, origin=origin, **forwarded))


@pytest.mark.usefixtures("room")
def test_what_a_proxy_says_of_itself_is_not_believed() -> None:
    forwarded = {"x-forwarded-host": "localhost:8501", "forwarded": "host=localhost"}
    assert not let_in(ask(OwnAddress(streamlit), host="evil.example", **forwarded))


def test_streamlit_sees_the_name_that_the_browser_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Classroom(None, None, names=[Name("lab.example", 8443)]))
    hosts: list[str] = []

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        hosts.append(HTTPConnection(scope).headers["host"])

    ask(OwnAddress(look), SOCKET, host="127.0.0.1:8501", origin="https://lab.example:8443")
    assert hosts == ["lab.example:8443"]


def cookies(sent: list[Message]) -> list[str]:
    return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]


def test_each_browser_gets_a_secret_of_its_own_with_its_first_page() -> None:
    first, second = (ask(LearnerCookie(streamlit), "/convolution") for _ in range(2))
    assert len({*cookies(first), *cookies(second)}) == 2
    assert "HttpOnly" in cookies(first)[0]
    assert "SameSite=lax" in cookies(first)[0]
    assert dict(first[0]["headers"])[b"cache-control"] == b"no-store"
    held = cookies(first)[0].partition(";")[0]
    assert held.startswith(f"{classroom.LEARNER}=")
    assert not cookies(ask(LearnerCookie(streamlit), "/convolution", cookie=held))


@pytest.mark.parametrize("path", ["/static/main.js", "/_stcore/health", "/teacher/link"])
def test_only_pages_bring_the_secret(path: str) -> None:
    assert not cookies(ask(LearnerCookie(streamlit), path))


def test_room_and_engine_know_who_is_connected(room: Classroom, training: Training) -> None:
    ada = classroom.owner("ada")

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        assert room.present == {ada}
        assert training.told == [("connect", ada)]
        raise ConnectionError("the connection broke off")

    with pytest.raises(ConnectionError):
        ask(Seats(look), SOCKET, cookie=f"{classroom.LEARNER}=ada")
    assert room.present == set()
    assert training.told == [("connect", ada), ("disconnect", ada)]


def test_a_full_room_says_so_but_knows_its_own(room: Classroom, training: Training) -> None:
    room.enter(classroom.owner("ada"))
    ada, bob = f"{classroom.LEARNER}=ada", f"{classroom.LEARNER}=bob"
    sent = ask(Seats(streamlit), "/convolution", cookie=bob)
    assert sent[0]["status"] == 503
    assert door.FULL.encode() in sent[1]["body"]
    assert not let_in(ask(Seats(streamlit), SOCKET, cookie=bob))
    assert not let_in(ask(Seats(streamlit), SOCKET))
    assert training.told == []
    assert let_in(ask(Seats(streamlit), "/convolution", cookie=ada)), "a page is loaded again"
    assert let_in(ask(Seats(streamlit), "/static/main.js", cookie=bob))
    teacher = f"{bob}; {classroom.TEACHER}={room.exchange('link')}"
    assert let_in(ask(Seats(streamlit), "/convolution", cookie=teacher))
    assert let_in(ask(Seats(streamlit), SOCKET, cookie=teacher))


@pytest.mark.usefixtures("training")
def test_one_cookie_takes_some_of_the_seats_only(monkeypatch: pytest.MonkeyPatch) -> None:
    room = use(monkeypatch, Classroom(f"{ADDRESS}:8501", "link"))
    ada, bob = f"{classroom.LEARNER}=ada", f"{classroom.LEARNER}=bob"
    for _ in range(classroom.PAGES):
        assert let_in(ask(Seats(streamlit), SOCKET, cookie=ada))
        room.enter(classroom.owner("ada"))
    assert not let_in(ask(Seats(streamlit), SOCKET, cookie=ada))
    sent = ask(Seats(streamlit), "/convolution", cookie=ada)
    assert (sent[0]["status"], door.CROWDED.encode() in sent[1]["body"]) == (503, True)
    assert let_in(ask(Seats(streamlit), SOCKET, cookie=bob))
    teacher = f"{ada}; {classroom.TEACHER}={room.exchange('link')}"
    assert let_in(ask(Seats(streamlit), SOCKET, cookie=teacher))


@pytest.mark.usefixtures("training")
def test_without_cookies_an_address_counts_as_one_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    room = use(monkeypatch, Classroom(f"{ADDRESS}:8501", "link"))

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        (owner,) = room.present
        owners.add(owner)

    owners: set[str] = set()
    for _ in range(2):
        ask(Seats(look), SOCKET, client="10.0.0.7")
    (owner,) = owners
    for _ in range(classroom.PAGES):
        room.enter(owner)
    assert not let_in(ask(Seats(streamlit), SOCKET, client="10.0.0.7"))
    assert let_in(ask(Seats(streamlit), SOCKET, client="10.0.0.8"))


def answer(method: str, link: str) -> tuple[int, dict[bytes, bytes], bytes]:
    """What the teacher's link answers: status, headers, page."""
    app = Starlette(routes=[Route(door.TEACHERS_ROUTE, TeachersLink)])
    start, *rest = ask(app, f"/teacher/{link}", method)
    return start["status"], dict(start["headers"]), b"".join(message.get("body", b"") for message in rest)


def test_only_the_button_uses_the_teachers_link_up(monkeypatch: pytest.MonkeyPatch) -> None:
    room = use(monkeypatch, Classroom(f"{ADDRESS}:8501", "link"))
    for method in ("GET", "HEAD", "GET"):
        status, headers, page = answer(method, "link")
        assert (status, headers[b"cache-control"], b"set-cookie" in headers) == (200, b"no-store", False)
        assert headers[b"referrer-policy"] == b"no-referrer"
    assert b'<form method="post">' in page
    for method in ("GET", "POST"):
        assert answer(method, "another")[0] == 403
    status, headers, _ = answer("POST", "link")
    assert (status, headers[b"location"]) == (303, b"/")
    cookie = headers[b"set-cookie"].decode()
    assert room.is_teacher(cookie.partition(";")[0].partition("=")[2])
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    for method in ("GET", "POST"):
        status, headers, page = answer(method, "link")
        assert (status, door.USED.encode() in page, b"set-cookie" in headers) == (403, True, False)


def test_without_a_class_the_seats_are_counted_too(monkeypatch: pytest.MonkeyPatch, training: Training) -> None:
    alone = use(monkeypatch, Classroom(None, None, seats=1))
    alone.enter(classroom.owner("ada"))
    assert not let_in(ask(Seats(streamlit), SOCKET))
