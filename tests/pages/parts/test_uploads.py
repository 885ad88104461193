"""How much memory uploads may take, and when it is given back."""

import asyncio
from http.client import HTTPConnection
from pathlib import Path

import pytest
import streamlit as st
from starlette.types import Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.sync.client import connect

from pages.parts import uploads
from pages.parts.uploads import OF_ONE_PAGE, TOO_MUCH, Uploads
from tests.browser.dashboard import serving
from tests.loops import run
from tests.training.patience import wait_until

LARGE = 9_900_000
SOCKET = "/_stcore/stream"


class Server:
    """Streamlit's place for uploads, with the bounds before it; `active` are the sessions whose pages are connected."""

    def __init__(self) -> None:
        self.files = MemoryUploadedFileManager("/_stcore/upload_file")
        self.active = {"ada", "bob"}
        self.uploaded_file_mgr = self.files
        self.app = Uploads(self.answer)

    def is_active_session(self, session: str) -> bool:
        return session in self.active

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds what was sent, as Streamlit does; a page's connection ends at once."""
        if scope["type"] == "websocket":
            self.active.discard(scope["session"])
            return
        *_, session, name = scope["path"].split("/")
        data = b""
        message: Message = {"more_body": True}
        while message.get("more_body"):
            message = await receive()
            data += message.get("body", b"")
        self.files.add_file(session, UploadedFileRec(name, name, "image/png", data))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def put(self, session: str, name: str, data: bytes, announced: int | None = None) -> tuple[int, bytes]:
        """The status and the page that answer an upload; `announced` is the length that it claims, -1 none."""
        sent: list[Message] = []
        parts = [data[: len(data) // 2], data[len(data) // 2 :]]

        async def receive() -> Message:
            await asyncio.sleep(0)
            part = parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(parts)}

        async def send(message: Message) -> None:
            sent.append(message)

        length = len(data) if announced is None else announced
        headers = [(b"content-length", str(length).encode())] if length >= 0 else []
        path = f"/_stcore/upload_file/{session}/{name}"
        await self.app({"type": "http", "method": "PUT", "path": path, "headers": headers}, receive, send)
        assert not parts, "a browser reads no answer before it has sent everything"
        return sent[0]["status"], sent[1]["body"]

    async def close(self, session: str) -> None:
        await self.app({"type": "websocket", "session": session}, _nothing, _nowhere)

    def held(self) -> int:
        return sum(len(file.data) for files in self.files.file_storage.values() for file in files.values())


async def _nothing() -> Message:
    return {"type": "websocket.disconnect"}


async def _nowhere(message: Message) -> None:
    """Nobody listens."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()
    monkeypatch.setattr(runtime, "get_instance", lambda: server)
    monkeypatch.setattr(st, "get_option", {"server.maxUploadSize": 10}.__getitem__)
    monkeypatch.setattr(uploads, "SECONDS_OF_GRACE", 0.0)
    return server


def test_one_page_holds_a_few_uploads_and_is_told_so(server: Server) -> None:
    async def attack() -> list[tuple[int, bytes]]:
        return [await server.put("ada", str(number), bytes(LARGE)) for number in range(60)]

    answers = run(attack())
    assert [status for status, _ in answers] == [204] * 4 + [413] * 56
    assert all(TOO_MUCH.encode() in page for status, page in answers if status == 413)
    assert server.held() == 4 * LARGE < OF_ONE_PAGE
    assert run(server.put("bob", "0", bytes(LARGE)))[0] == 204


def test_what_is_removed_makes_room(server: Server) -> None:
    for number in range(6):
        assert run(server.put("ada", str(number), bytes(LARGE)))[0] == 204
        server.files.remove_file("ada", str(number))


def test_all_pages_share_a_bound(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "OF_ALL", 30_000_000)
    answers = [run(server.put(session, "0", bytes(LARGE)))[0] for session in ("ada", "bob", "cy", "dee")]
    assert answers == [204, 204, 204, 413]


def test_what_still_arrives_counts(server: Server) -> None:
    async def attack() -> list[tuple[int, bytes]]:
        return await asyncio.gather(*(server.put("ada", str(number), bytes(LARGE)) for number in range(60)))

    assert sorted(status for status, _ in run(attack())) == [204] * 4 + [413] * 56


def test_an_upload_of_unknown_length_counts_as_a_large_one(server: Server) -> None:
    answers = [run(server.put("ada", str(number), bytes(LARGE), announced=-1))[0] for number in range(4)]
    assert answers == [204, 204, 204, 413]


def test_one_large_zip_has_room_beside_pictures(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", {"server.maxUploadSize": 200}.__getitem__)
    for number in range(4):
        assert run(server.put("ada", str(number), bytes(LARGE)))[0] == 204
    assert run(server.put("ada", "small", bytes(LARGE)))[0] == 413
    assert run(server.put("ada", "zip", bytes(OF_ONE_PAGE + 1)))[0] == 204
    assert run(server.put("ada", "second zip", bytes(OF_ONE_PAGE + 1)))[0] == 413


def test_uploads_of_a_page_that_has_gone_are_deleted(server: Server) -> None:
    async def leave() -> None:
        for session in ("ada", "bob", "cy"):
            await server.put(session, "0", b"a picture")
        await server.close("ada")
        await server.close("bob")
        server.active.add("bob")  # It is back before its time is over.
        await asyncio.sleep(0.01)

    server.active.add("cy")
    run(leave())
    assert set(server.files.file_storage) == {"bob", "cy"}


@pytest.mark.slow
def test_sixty_uploads_into_a_page_of_a_class(tmp_path: Path) -> None:
    room = {"LAYERSCOPE_CLASS": "192.168.1.20:8501", "LAYERSCOPE_WORKERS": "0"}
    with serving(tmp_path, **room) as server:
        host = server.address.removeprefix("http://")
        session = ""
        with connect(f"ws://{host}{SOCKET}") as page:
            page.send(BackMsg(rerun_script={}).SerializeToString())
            while not session:
                message = ForwardMsg.FromString(bytes(page.recv(60)))
                session = message.new_session.initialize.session_id
            token = ask(host, "GET", "/_stcore/health")[1].partition("=")[2].partition(";")[0]
            statuses = [
                ask(host, "PUT", f"/_stcore/upload_file/{session}/{number}", token, bytes(LARGE))[0]
                for number in range(60)
            ]
            assert statuses == [204] * 4 + [413] * 56
            assert "UploadedFileManager" in ask(host, "GET", "/_stcore/metrics")[2]
        wait_until(lambda: "UploadedFileManager" not in ask(host, "GET", "/_stcore/metrics")[2])


def ask(host: str, method: str, path: str, token: str = "", file: bytes = b"") -> tuple[int, str, str]:
    """The status, the cookie and the text of an answer; a file is sent as a browser's form sends it."""
    body = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n' + file + b"\r\n--x--\r\n"
    headers = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token} if token else {}
    connection = HTTPConnection(host, timeout=60)
    try:
        connection.request(method, path, body, headers | {"Content-Type": "multipart/form-data; boundary=x"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Set-Cookie", ""), answer.read().decode()
    finally:
        connection.close()
