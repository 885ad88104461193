"""Files of libraries, packed once for a whole class."""

import asyncio
import gzip
from pathlib import Path

import pytest
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from pages.web.packed import Packed
from tests.loops import run

SCRIPT = "let count = 0;\n" * 10_000


class Library:
    """A folder of files, served; it counts how often it is read."""

    def __init__(self, folder: Path) -> None:
        self.files = StaticFiles(directory=folder)
        self.reads = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reads += 1
        await self.files({**scope, "root_path": "/library"}, receive, send)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "main.js").write_text(SCRIPT)
    (tmp_path / "picture.svg").write_text("<svg></svg>" * 1000)
    return Library(tmp_path)


@pytest.fixture
def packed(library: Library, tmp_path: Path) -> Packed:
    return Packed(library, {"/library": tmp_path})


async def ask(app: Packed, path: str, leaves: bool = False, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The answer's status, headers and body; whoever `leaves` is gone as soon as they have asked."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        if not leaves:
            await asyncio.Future()
        return {"type": "http.disconnect"}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await app({"type": "http", "method": "GET", "path": path, "headers": raw}, receive, send)
    answer = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answer, b"".join(message.get("body", b"") for message in sent[1:])


def test_a_class_that_comes_at_once_gets_a_file_that_was_packed_once(packed: Packed, library: Library) -> None:
    async def come() -> list[tuple[int, dict[str, str], bytes]]:
        asking = [ask(packed, "/library/main.js", place == 0, accept_encoding="gzip, br") for place in range(30)]
        return await asyncio.gather(*asking)

    answers = run(come())
    assert library.reads == 1
    for status, headers, body in answers:
        assert (status, headers["content-encoding"], headers["vary"]) == (200, "gzip", "Accept-Encoding")
        assert gzip.decompress(body).decode() == SCRIPT
        assert len(body) < len(SCRIPT) / 10


def test_who_cannot_unpack_gets_the_file_as_it_is(packed: Packed) -> None:
    run(ask(packed, "/library/main.js", accept_encoding="gzip"))
    _, headers, body = run(ask(packed, "/library/main.js", accept_encoding="identity"))
    assert "content-encoding" not in headers
    assert body.decode() == SCRIPT


def test_a_browser_that_has_the_file_is_told_so(packed: Packed) -> None:
    _, headers, _ = run(ask(packed, "/library/main.js", accept_encoding="gzip"))
    status, _, body = run(ask(packed, "/library/main.js", accept_encoding="gzip", if_none_match=headers["etag"]))
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["/library/picture.svg", "/library/./main.js"])
def test_nothing_else_is_kept(packed: Packed, path: str) -> None:
    """Otherwise whoever writes one address in many ways would fill the memory."""
    run(ask(packed, path, accept_encoding="gzip"))
    assert not packed.answers


def test_a_file_that_has_gone_meanwhile_is_asked_for_again(packed: Packed, tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.unlink()
    with pytest.raises(Exception, match="404"):
        run(ask(packed, "/library/main.js", accept_encoding="gzip"))
    script.write_text(SCRIPT)
    assert run(ask(packed, "/library/main.js", accept_encoding="gzip"))[0] == 200
