"""What must be right before a server starts: it ends with one sentence about what is not."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import streamlit as st
from starlette.types import ASGIApp, Receive, Scope, Send

from lessons import environment, home
from lessons.training.server import scheduler, store


def check_base_path() -> None:
    """Raises ValueError, in a plain sentence, where Streamlit is to serve below a path: links and files start at /."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    if path:
        raise ValueError(
            f"Layerscope cannot be served below /{path}: leave server.baseUrlPath out, and use another port."
        )


CHECKS: tuple[Callable[[], object], ...] = (environment.check, scheduler.scheduler_address, check_base_path)
"""Each raises ValueError or OSError, in a plain sentence, where nothing could be served well."""


@contextmanager
def ready() -> Iterator[None]:
    """Checks everything, and keeps the data folder for this server until left. Raises as CHECKS do."""
    for check in CHECKS:
        check()
    with home.claim():
        store.Store(store.path()).close()
        yield


def check() -> None:
    """Raises as CHECKS do where a server could not start now."""
    with ready():
        pass


class Start:
    """Starts the application where everything is right, and otherwise ends its server with the sentence why not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self.app(scope, receive, send)
            return
        with ExitStack() as until_it_ends:
            try:
                until_it_ends.enter_context(ready())
            except (ValueError, OSError) as refusal:
                await _refuse(str(refusal), receive, send)
            else:
                await self.app(scope, receive, send)


async def _refuse(sentence: str, receive: Receive, send: Send) -> None:
    await receive()
    # Uvicorn would add a sentence of its own.
    logging.getLogger("uvicorn.error").disabled = True
    sys.stderr.write(f"{sentence}\n")
    await send({"type": "lifespan.startup.failed"})
