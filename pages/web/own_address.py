"""By which names the web server is called, and nobody else's."""

import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.web import classroom
from pages.web.serving import refuse, sentence

THIS_COMPUTER = frozenset({"localhost", "127.0.0.1", "::1"})
STRANGE = "Layerscope does not answer to this name. Open the address that it printed when it started."


class OwnAddress:
    """Answers only what was sent to this server by its own name.

    Another site could have its name point here and then read everything as if it were its own (DNS rebinding); and a
    connection that a page of another site opens would carry the learner's cookies.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = HTTPConnection(scope).headers
        host, origin = headers.get("host", ""), headers.get("origin")
        if host_name(host) not in names(scope):
            await refuse(sentence(STRANGE, 400), scope, receive, send)
        elif scope["type"] == "http" or origin is None:
            await self.app(scope, receive, send)
        elif is_own(origin, host):
            await self.app(with_host(scope, origin.partition("://")[2]), receive, send)
        else:
            await refuse(sentence(STRANGE, 403), scope, receive, send)


def host_name(host: str) -> str | None:
    """The name or address in a Host header, without its port."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return None
    return name.rstrip(".") if name else None


def names(scope: Scope) -> Collection[str]:
    """What this server is called: in a class also by this computer's name, and the address that the request came to."""
    room = classroom.current()
    known = THIS_COMPUTER | {name.host for name in room.names}
    if room.address is None:
        return known
    name = socket.gethostname().lower()
    return known | {name, f"{name}.local", scope["server"][0]}


def is_own(origin: str, host: str) -> bool:
    """Whether a page of this origin came from this server, which was sent a request by this Host header.

    A school's proxy may send its requests by another name and port than those that the browser knows: then the origin's
    must be one of LAYERSCOPE_NAMES, with the usual port or the one named there. What a proxy says of itself, as in
    X-Forwarded-Host, anybody can say.
    """
    if origin.partition("://")[2] == host:
        return True
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return False
    return any(name.host == parts.hostname and port in (None, name.port) for name in classroom.current().names)


def with_host(scope: Scope, host: str) -> Scope:
    """The request as sent by this Host header: Streamlit compares it with the origin, too, and knows no proxy."""
    others = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {**scope, "headers": [*others, (b"host", host.encode("latin-1"))]}
