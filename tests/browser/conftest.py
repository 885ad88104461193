"""The browser that all these tests drive, the dashboard that it opens, and what no page may ever do."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.dashboard import PATIENCE, Server, serving, watch
from tools import browser

expect.set_options(timeout=PATIENCE * 1000)


CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
"""A camera that films a test card, and the learner's leave to use it."""
THRIFT = ["--disable-gpu", "--disable-threaded-animation"]
"""Where no graphics card draws, animations that the compositor drives cost much of the processor's time."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright's own arguments, with the Chromium on the PATH before the one that Playwright downloaded."""
    found = {"executable_path": path} if (path := browser.find()) else {}
    return browser_type_launch_args | {"args": CAMERA + THRIFT} | found


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def reading_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard of the tests that train nothing: it has no worker."""
    with serving(tmp_path_factory.mktemp("reading"), LAYERSCOPE_WORKERS="0") as server:
        yield server


@pytest.fixture(scope="session")
def training_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard of the tests that train."""
    with serving(tmp_path_factory.mktemp("training"), LAYERSCOPE_WORKERS="1") as server:
        yield server


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The dashboard that a test shares with others: with a worker where the test is marked with `trains`."""
    trains = request.node.get_closest_marker("trains") is not None
    found: Server = request.getfixturevalue("training_room" if trains else "reading_room")
    return found


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Playwright's own, whose pages tell `settled` what they have asked the server for."""

    def open_context(**settings: Any) -> BrowserContext:
        context = new_context(**settings)
        watch(context)
        return context

    return open_context


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext], server: Server) -> Iterator[Callable[..., Page]]:
    """Opens pages of the dashboard that must behave: a silent console, no error, no request beyond this computer."""
    pages: list[Page] = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console: {message.text}")

    def follow(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")):
            complaints.append(f"request: {request.url}")

    def open_page(**settings: Any) -> Page:
        page = new_context(base_url=server.address, **settings).new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(f"page: {error}"))
        page.on("request", follow)
        pages.append(page)
        return page

    yield open_page
    for page in (page for page in pages if not page.is_closed()):
        complaints += page.get_by_test_id("stException").all_inner_texts()
        complaints += page.get_by_text("Something went wrong").all_inner_texts()
    assert not complaints


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()
