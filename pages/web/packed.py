"""Files of libraries, which never change while the server runs: each packed once, for all who ask."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TEXTS = (".js", ".css")
SPECIAL = ("range", "if-none-match", "if-modified-since")
"""With one of these headers a browser may want less than the whole file."""


class Packed:
    """Answers with packed files: the scripts and style sheets of `folders`, by the address at which each is served.

    Streamlit sends its own files as they are, and others packed anew for everybody who asks, because it keeps none. A
    class that comes with its phones waits for the wireless network: what 30 first pages need is 90 MB as it is.
    """

    def __init__(self, app: ASGIApp, folders: Mapping[str, Path]) -> None:
        self.app = app
        self.packing = GZipMiddleware(app)
        self.paths = frozenset(
            f"{address}/{file.relative_to(folder).as_posix()}"
            for address, folder in folders.items()
            for file in folder.rglob("*")
            if file.suffix in TEXTS
        )
        self.answers: dict[str, Sequence[Message]] = {}
        self.turn = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.packs(scope):
            await self.app(scope, receive, send)
            return
        for message in await self.answer(scope):
            await send(message)

    def packs(self, scope: Scope) -> bool:
        """Whether one of the files is asked for, the whole of it, by a browser that can unpack it."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in self.paths:
            return False
        headers = Headers(scope=scope)
        return "gzip" in headers.get("accept-encoding", "") and not any(name in headers for name in SPECIAL)

    async def answer(self, scope: Scope) -> Sequence[Message]:
        """What is sent to everybody who asks for this file, as it was made for the first."""
        path: str = scope["path"]
        # A class comes at once: one packs the file, and the others wait for it.
        async with self.turn:
            if path not in self.answers:
                messages: list[Message] = []

                async def keep(message: Message) -> None:
                    messages.append(message)

                await self.packing(scope, stay, keep)
                self.answers[path] = messages
            return self.answers[path]


async def stay() -> Message:
    """Tells nothing of a browser that goes while its file is packed: the others wait for the whole of it."""
    return await asyncio.Future[Message]()
