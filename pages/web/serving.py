"""What the web server does besides Streamlit: files, plain pages, and pages that find their server at once."""

import gc
import socket
from html import escape
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from threadpoolctl import threadpool_limits

BACKEND = b"<head><script>window.__streamlit={BACKEND_BASE_URL:location.origin}</script>"
OWN_SCRIPT = b"<script>" + (Path(__file__).parents[2] / "assets" / "page.js").read_bytes() + b"</script>"

NO_PAGES = ("/teacher/", "/news")
"""How addresses begin at which neither a page lies nor a file."""


def send_at_once() -> None:
    """Lets the sockets on which this process listens send small packets without waiting, and all they accept.

    Streamlit opens its own without naming the protocol, and asyncio then leaves Nagle's algorithm on: whatever is sent
    in two packets waits for the browser to acknowledge the first, which takes it 40 ms.
    """
    for found in gc.get_objects():
        if isinstance(found, socket.socket) and found.fileno() >= 0 and _listens(found):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def compute_without_helpers() -> None:
    """Lets NumPy and SciPy multiply matrices in the thread that asks, whatever the number of cores.

    A change multiplies small ones: helping threads would mostly spin while they wait, on cores that thirty learners and
    the trainings share. A change of Labels costs 29 ms of processor time this way, and 81 ms with two threads.
    """
    threadpool_limits(1, user_api="blas")


def _listens(found: socket.socket) -> bool:
    families = (socket.AF_INET, socket.AF_INET6)
    return found.family in families and bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))


def is_page(scope: Scope) -> bool:
    """Whether a page is asked for: not a file, not a connection, and nothing that a browser fetches by itself."""
    if scope["type"] != "http":
        return False
    path = scope["path"]
    return "." not in path and "/_stcore/" not in path and not path.startswith(NO_PAGES)


def sentence(text: str, status: int, form: str = "") -> Response:
    """A page that says one thing, and may hold an HTML form below."""
    return HTMLResponse(
        '<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">'
        "<title>Layerscope</title><style>:root { color-scheme: light dark; font: 1.25rem/1.5 sans-serif }"
        "body { max-width: 34em; margin: 20vh auto; padding: 0 1rem } button { font: inherit; padding: .4em 1em }"
        f"</style></head><body><main><h1>Layerscope</h1><p>{escape(text)}</p>{form}</main></body></html>",
        status,
        {"Cache-Control": "no-store"},
    )


async def refuse(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers a page with the response, and ends what asks for a websocket."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await response(scope, receive, send)


class Revalidated(StaticFiles):
    """Files that a browser keeps but asks about each time, so that an update reaches every student at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


class BackendAddress:
    """Tells a page opened by its own address where the server is, and gives it the script of `assets/page.js`.

    Without it Streamlit's client first tries the lesson's address as the server's, fails, and leaves two errors in the
    browser's console.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_page(scope):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def rewrite(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = body.replace(b"<head>", BACKEND + OWN_SCRIPT, 1)
            MutableHeaders(scope=start)["Content-Length"] = str(len(body))
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app({**scope, "headers": plain}, receive, rewrite)
