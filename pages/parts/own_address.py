"""By which names the web server is called, and nobody else's."""

import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from lessons import classroom
from pages.parts.serving import refuse, sentence

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
        elif scope["type"] == "websocket" and origin is not None and origin.partition("://")[2] != host:
            await refuse(sentence(STRANGE, 403), scope, receive, send)
        else:
            await self.app(scope, receive, send)


def host_name(host: str) -> str | None:
    """The name or address in a Host header, without its port."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return None
    return name.rstrip(".") if name else None


def names(scope: Scope) -> Collection[str]:
    """What this server is called: in a class also by this computer's name, and the address that the request came to."""
    if classroom.current().address is None:
        return THIS_COMPUTER
    name = socket.gethostname().lower()
    return THIS_COMPUTER | {name, f"{name}.local", scope["server"][0]}
