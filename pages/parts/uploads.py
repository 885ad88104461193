"""A bound on the memory that uploads take: Streamlit holds whatever a page sends, and for as long as it likes."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable
from typing import cast

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from pages.web.serving import sentence

UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
OF_ONE_PAGE, OF_ALL = 40_000_000, 400_000_000
"""Bytes that the uploads of one page, and of all pages, may take; one that is larger by itself may come on top."""
SECONDS_OF_GRACE = 10.0
"""How long a page that has lost its connection may be away before its uploads are deleted."""

TOO_MUCH = "This page holds as many uploads as it may. Load it again, or try again in a minute."


class Uploads:
    """Refuses uploads beyond the bounds, and deletes those of pages that have gone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.attend(scope, receive, send)
            return
        upload = UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if upload is None:
            await self.app(scope, receive, send)
        elif self.has_room(upload[1], size(scope)):
            await self.take(upload[1], scope, receive, send)
        else:
            # A browser reads the answer only after it has sent everything.
            while (await receive()).get("more_body"):
                pass
            await sentence(TOO_MUCH, 413)(scope, receive, send)

    async def attend(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves the connection of a page, and looks after what pages without one have left."""
        try:
            await self.app(scope, receive, send)
        finally:
            gone = [session for session in list(files().file_storage) if is_gone(session)]
            asyncio.get_running_loop().call_later(SECONDS_OF_GRACE, forget, gone)

    def has_room(self, session: str, more: int) -> bool:
        """Whether the page with this session, and all together, may hold this many bytes more."""
        sessions = {*files().file_storage, *self._arriving}
        of_all = sum(bytes_of(each) for each in sessions) + self._arriving.total()
        of_this = bytes_of(session) + self._arriving[session]
        return fits(of_this, more, OF_ONE_PAGE) and fits(of_all, more, OF_ALL)

    async def take(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets an upload through, which counts from its beginning."""
        announced = size(scope)
        self._arriving[session] += announced
        try:
            await self.app(scope, receive, send)
        finally:
            self._arriving[session] -= announced
            self._arriving += Counter()  # forgets the sessions that send nothing any more


def fits(before: int, more: int, bound: int) -> bool:
    """Whether `more` bytes may join the `before` that are there."""
    return before + more <= bound or before <= bound < more


def files() -> MemoryUploadedFileManager:
    """Where Streamlit holds uploads, by session."""
    return cast(MemoryUploadedFileManager, runtime.get_instance().uploaded_file_mgr)


def bytes_of(session: str) -> int:
    """The bytes of the uploads that a session holds."""
    return sum(len(file.data) for file in list(files().file_storage.get(session, {}).values()))


def is_gone(session: str) -> bool:
    """Whether the page of a session has no connection."""
    return not runtime.get_instance().is_active_session(session)


def forget(sessions: Iterable[str]) -> None:
    """Deletes the uploads of those sessions whose pages have not come back."""
    for session in filter(is_gone, sessions):
        files().remove_session_files(session)


def largest() -> int:
    """The bytes that one upload may have."""
    return int(st.get_option("server.maxUploadSize")) * 2**20


def size(scope: Scope) -> int:
    """The bytes of a request; where it does not tell them, as many as it may have."""
    announced = HTTPConnection(scope).headers.get("content-length", "")
    return int(announced) if announced.isdecimal() else largest()
