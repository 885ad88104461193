"""What the browser tests share: a dashboard of their own, and how a learner reads it and sets things on it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

import psutil
from playwright.sync_api import BrowserContext, Locator, Page, expect

from lessons.training.server.store import Store
from tests import drawings

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0
"""Seconds to wait for what takes a few: where others keep the cores busy, niced trainings get little of them."""
REQUESTS = Path(__file__).with_name("requests.js")
AT_REST = """async () => {
  const isAtRest = () => {
    const { testConnectionState: connection, testScriptState: script } =
      document.querySelector("[data-testid=stApp]")?.dataset ?? {};
    return connection === "CONNECTED" && script === "notRunning" && !window.isWaiting?.()
      && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")
      // Every page ends with a link: to another lesson, or to the map.
      && [...document.querySelectorAll("[data-testid=stMain] a")].at(-1)?.checkVisibility();
  };
  // By the clock, for a page in the background draws no frames.
  const letDraw = () => new Promise((go) => setTimeout(go, 40));
  // A control tells the server of its change a frame after it shows it itself.
  await letDraw();
  if (!isAtRest()) return false;
  // The page gathers what it is sent for thirty milliseconds before it draws it, or to the end of a run; and of two
  // changes, the first may be answered while the second is still on its way.
  await letDraw();
  return isAtRest();
}"""
"""Whether the page waits for nothing, twice in a row: neither for the server, nor for what it is still to draw."""


class Server(NamedTuple):
    """A running dashboard: its address, the folder that holds its runs, and the runs as it has written them down."""

    address: str
    home: Path
    store: Store


@contextmanager
def serving(home: Path, **variables: str) -> Iterator[Server]:
    """Starts the dashboard as the README says, in an environment with these variables, and leaves no process."""
    drawings.share(home)
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    environment = os.environ | {"LAYERSCOPE_HOME": str(home)} | variables
    with (
        (home / "server.log").open("a") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        ) as server,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            await_answer(f"{address}/_stcore/health")
            with closing(Store(home / "runs.sqlite")) as store:
                yield Server(address, home, store)
        finally:
            workers = psutil.Process(server.pid).children(recursive=True)
            server.terminate()
            server.wait(PATIENCE)
            _, left = psutil.wait_procs(workers, PATIENCE)
            for process in left:
                process.kill()
    assert not left, "the server left processes behind"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def eventually(page: Page, check: Callable[[], None]) -> None:
    """Repeats a check until its assertions hold."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return check()
        except AssertionError:
            if time.monotonic() > until:
                raise
            page.wait_for_timeout(50)


def same(one: object, other: object) -> None:
    """A check for `eventually`."""
    assert one == other


def open_lesson(page: Page, slug: str, **settings: Any) -> None:
    """Opens a lesson by a link that holds these settings."""
    page.goto(f"/{slug}?{link(slug, **settings)}")
    settled(page)


def link(slug: str, **settings: Any) -> str:
    """The settings as a lesson's address holds them."""
    written = {name: str(value).lower() if isinstance(value, bool) else value for name, value in settings.items()}
    return urlencode({f"{slug}_{name}": value for name, value in written.items()})


def watch(context: BrowserContext) -> None:
    """Lets `settled` know what the pages of a browser have asked the server for."""
    context.add_init_script(path=REQUESTS)


def settled(page: Page) -> None:
    """Waits until the page is complete: one that was just opened, or whose last change has been answered."""
    until = time.monotonic() + PATIENCE
    while not page.evaluate(AT_REST):
        assert time.monotonic() < until, "the page does not come to rest"


def choose(page: Page, label: str, option: str) -> None:
    """Picks one of the options that lie side by side, and waits until the page has followed.

    Until then, what was on the page before still stands beside what is new.
    """
    radio = page.get_by_role("radiogroup", name=label, exact=True).get_by_role("radio", name=option, exact=True)
    radio.click()
    expect(radio).to_be_checked()
    settled(page)


def pick(page: Page, label: str, option: str) -> None:
    """Picks an option from a menu, and waits until the page has followed."""
    menu = page.get_by_role("combobox", name=label, exact=True)
    # A page that scrolls closes an open menu, and the browser tells of its scrolling a frame later.
    menu.scroll_into_view_if_needed()
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
    menu.click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(menu).to_have_value(option)
    settled(page)


def guess(answer: Locator) -> None:
    """Chooses one of the answers to the question on the page, which then gives way to its verdict."""
    answer.click()
    expect(answer.page.get_by_role("button", name="Skip")).to_have_count(0)


def go_on(page: Page) -> None:
    """Goes on from a verdict to the next question, where there is one."""
    settled(page)
    following = page.get_by_role("button", name="Next question")
    if following.count():
        following.click()
        expect(page.get_by_role("button", name="Skip")).to_be_visible()


def guess_all(page: Page) -> None:
    """Answers every question on the page, rightly or not: only then it says itself what they ask."""

    def answer() -> None:
        settled(page)
        if page.get_by_role("button", name="Skip").count():
            guess(page.locator("[class*=_predict]").get_by_role("radio").first)
        go_on(page)
        assert not page.get_by_role("button", name=re.compile("Skip|Next question")).count()

    eventually(page, answer)


def switch(page: Page, label: str, on: bool = True) -> None:
    """Turns a switch, and waits until the page has followed."""
    turn(page.get_by_role("switch", name=label), on)


def turn(box: Locator, on: bool = True) -> None:
    """Clicks a switch that is not yet as wanted, and waits until the page has followed."""
    if box.is_checked() != on:
        _press(box)
    expect(box).to_be_checked(checked=on)
    settled(box.page)


def _press(control: Locator) -> None:
    """Clicks a control where a learner does, at the left of the label that covers it; help may stand at the right."""
    control.locator("xpath=ancestor::label").click(position={"x": 9, "y": 9})


def slide(page: Page, label: str, *keys: str) -> None:
    """Moves a slider by keys."""
    for key in keys:
        page.get_by_role("slider", name=label).press(key)


def part(page: Page, name: str, written: str) -> Locator:
    """A component, once its code has come and what it has drawn stands in its data under `written`."""
    root = page.locator(f".root.{name}")
    expect(root).to_have_attribute(f"data-{written}", re.compile("."))
    return root


def value(root: Locator, name: str) -> float:
    """What a component says of itself under a name; NaN until it does."""
    return float(root.get_attribute(f"data-{name}") or "nan")


def stepper(page: Page) -> Locator:
    return page.locator(".root.stepper")


class Cell(NamedTuple):
    """Where the stepper stands, and the number that it works out there."""

    row: int
    column: int
    total: float


def cell(page: Page) -> Cell:
    # The page shows a component before the browser has fetched its code.
    expect(stepper(page)).to_have_attribute("data-total", re.compile("."))
    row, column, total = stepper(page).evaluate("root => [root.dataset.row, root.dataset.column, root.dataset.total]")
    return Cell(int(row), int(column), float(total))


def hover_cell(page: Page, row: int, column: int, shape: tuple[int, ...], canvas: str = "output") -> None:
    """Points at the middle of a cell of the stepper's output, or of its input; `shape` is its rows and columns."""
    picture = stepper(page).locator(f"canvas.{canvas}")
    # The component counts from the canvas itself; the page may still be growing under it.
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    across, down = (column + 0.5) / shape[1], (row + 0.5) / shape[0]
    page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])


def numbers(page: Page, caption: str) -> list[list[str]]:
    """The numbers of one of the stepper's tables, row by row."""
    table = stepper(page).get_by_role("table", name=caption)
    return table.evaluate("table => Array.from(table.rows, row => Array.from(row.cells, cell => cell.textContent))")


def painted(canvas: Locator) -> None:
    """Waits until a component has drawn on its canvas: only then it listens."""
    expect(canvas).to_have_attribute("width", re.compile(r"\d"))


def drag(page: Page, canvas: Locator, *places: tuple[float, float]) -> None:
    """Presses the mouse at the first place of a canvas, moves to the others and lets go; 0 to 1 across and down."""
    painted(canvas)
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    points = [(box["x"] + across * box["width"], box["y"] + down * box["height"]) for across, down in places]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=8)
    page.mouse.up()
