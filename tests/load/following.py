"""A class that follows: the teacher moves a slider, and every learner's page shows what it is set to."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier, Condition
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from lessons.course.convolution import views
from pages.parts.guide import FOLLOWER
from pages.web import classroom
from tests.benchmarks.learner import Learner, learning
from tests.benchmarks.servers import APP, Server, serving
from tests.benchmarks.table import Table
from tests.load.classroom import percentile
from tools import browser as chromium

CLASS = {"LAYERSCOPE_CLASS": "192.168.1.20:8501", "LAYERSCOPE_TEACHER": "a-secret", "LAYERSCOPE_WORKERS": "0"}
FOLLOWERS, MOVES = 29, 40
SECONDS_BETWEEN_MOVES = 0.5
SECONDS_TO_SETTLE = 60.0
PAGE, SLIDER, STRIDES = f"/{views.SLUG}", "Stride", (1, 2, 3, 4, 3, 2)
WATCH = """
    follower => {
        window.painted = [];
        let last = follower.dataset.step;
        const look = () => {
            const { step } = follower.dataset;
            if (step !== last) window.painted.push([Date.now() / 1000, Number((last = step))]);
            requestAnimationFrame(look);
        };
        look();
    }
"""


Key = tuple[float, int]
"""When the teacher pressed a key, and the stride that it set."""
Drawing = Sequence[Any]
"""When a page had drawn a step of the teacher's, in seconds, and the number of that step."""
Steps = dict[int, tuple[float, int]]
"""When each step of the teacher's was heard of, and its stride."""


@dataclass
class Outcome:
    """The seconds from each of the teacher's keys to the follower's page that shows it or something newer.

    `clients` are the followers without a browser, all together, `painted` is the one with a browser; `lost` counts the
    pages that do not show the last of it in the end.
    """

    clients: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    lost: int = 0


class Follower:
    """A page that hears the news and does with them what `guide.js` does, on a websocket.

    `steps` has the moment at which the page heard of a step of the teacher's, and its stride; `seen` the moments at
    which it had drawn a step, with its number.
    """

    def __init__(self, server: Server, number: int) -> None:
        self._cookie = f"{classroom.LEARNER}=follower-{number}"
        self._server = server
        self._news: Mapping[str, Any] | None = None
        self._changed = Condition()
        self.steps: Steps = {}
        self.seen: list[tuple[float, int]] = []

    def follow(self, ready: Barrier, until: Callable[[], bool]) -> "Follower":
        """Follows until the condition holds and nothing is left to show."""
        with learning(self._server.url, PAGE, self._cookie) as learner, ThreadPoolExecutor(1) as pool:
            connection = HTTPConnection(urlsplit(self._server.url).netloc, timeout=SECONDS_TO_SETTLE)
            listening = pool.submit(self._listen, connection, until)
            ready.wait()
            step = 0
            while (news := self._newer(step)) or not until():
                if news:
                    step = self._go(learner, news)
            listening.result()
            connection.close()
        return self

    def _go(self, learner: Learner, news: Mapping[str, Any]) -> int:
        """Asks for what is told; the step that the page then shows, which may be a newer one."""
        learner.trigger(
            FOLLOWER, "go", {**news["view"], "id": news["id"], "step": news["step"], "begins": not self.seen}
        )
        step = int(json.loads(learner.data[FOLLOWER])["step"])
        self.seen.append((time.time(), step))
        return step

    def _newer(self, step: int) -> Mapping[str, Any] | None:
        """The newest news, unless the page shows this step already: what came between is left out."""
        with self._changed:
            self._changed.wait_for(lambda: self._news and self._news["step"] > step, timeout=0.1)
            return self._news if self._news and self._news["step"] > step else None

    def _listen(self, connection: HTTPConnection, until: Callable[[], bool]) -> None:
        connection.request("GET", "/news", headers={"Cookie": self._cookie})
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        while not until():
            line = answer.readline().decode()
            if line.startswith("data: "):
                with self._changed:
                    self._news = json.loads(line.removeprefix("data: "))["topics"].get("guide")
                    if self._news:
                        self.steps.setdefault(self._news["step"], (time.time(), stride(self._news)))
                    self._changed.notify()


def stride(news: Mapping[str, Any]) -> int:
    """What the teacher's slider is set to."""
    return int(news["view"]["settings"].get(f"{views.SLUG}_stride", 1))


@contextmanager
def leading(browser: Browser, server: Server) -> Iterator[Page]:
    """The teacher's page, which is followed."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{server.url}/teacher/{CLASS['LAYERSCOPE_TEACHER']}")
    page.get_by_role("button", name="Become the teacher").press("Enter")
    page.wait_for_url(f"{server.url}/")
    page.goto(server.url + PAGE)
    page.get_by_role("button", name="Follow me").click()
    page.get_by_role("button", name="The class follows").wait_for()
    yield page
    page.context.close()


def work(folder: Path, followers: int, moves: int) -> Outcome:
    """The teacher moves the slider that often, watched by the followers and by one browser more."""
    over = False
    ready = Barrier(followers + 1)
    with (
        serving(APP, folder, **CLASS) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium.find()) as browser,
        ThreadPoolExecutor(followers) as pool,
        leading(browser, server) as teacher,
    ):
        learner = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        learner.goto(server.url + PAGE)
        learner.get_by_role("button", name="Explore on my own").wait_for()
        learner.locator(".root.follower").evaluate(WATCH)
        pages = [Follower(server, number) for number in range(followers)]
        following = [pool.submit(page.follow, ready, lambda: over) for page in pages]
        ready.wait()
        keys = move(teacher, moves)
        wait_for_all(learner, pages, keys)
        over = True
        teacher.evaluate("fetch('/news/guide', { method: 'DELETE' })")
        painted = learner.evaluate("window.painted")
        for future in following:
            future.result()
    return judge(places(keys, heard(pages)), keys, [page.seen for page in pages], painted)


def heard(pages: Sequence[Follower]) -> Steps:
    """The steps of which any page has heard."""
    return {step: news for page in pages for step, news in tuple(page.steps.items())}


def wait_for_all(learner: Page, pages: Sequence[Follower], keys: Sequence[Key]) -> None:
    """Until every page shows the step of the last key; a minute at most."""
    end = time.time() + SECONDS_TO_SETTLE
    while time.time() < end:
        learner.wait_for_timeout(500)
        steps = heard(pages)
        newest = max(steps, default=0)
        is_last = places(keys, steps).get(newest) == len(keys) - 1
        painted = learner.evaluate("window.painted.at(-1)?.[1]")
        if is_last and painted == newest and all(page.seen and page.seen[-1][1] == newest for page in pages):
            return


def move(teacher: Page, moves: int) -> list[Key]:
    """Moves the slider; when its keys were pressed, and what it was set to by each."""
    slider = teacher.get_by_role("slider", name=SLIDER)
    keys = []
    begin = time.time()
    for number in range(moves):
        time.sleep(max(0.0, begin + number * SECONDS_BETWEEN_MOVES - time.time()))
        now, then = (STRIDES[(number + step) % len(STRIDES)] for step in (0, 1))
        keys.append((time.time(), then))
        slider.press("ArrowRight" if then > now else "ArrowLeft")
    return keys


def places(keys: Sequence[Key], steps: Steps) -> dict[int, int]:
    """Which key each step of the teacher's shows: the newest before it was heard of that has set this stride."""
    found = {}
    for step, (moment, stride) in steps.items():
        before = [at for at, (pressed, value) in enumerate(keys) if value == stride and pressed <= moment]
        if before:
            found[step] = before[-1]
    return found


def judge(
    places: Mapping[int, int], keys: Sequence[Key], seen: Sequence[Sequence[Drawing]], painted: Sequence[Drawing]
) -> Outcome:
    """How long each page took to show each key or a later one."""
    outcome = Outcome(painted=delays(places, keys, painted))
    for page in seen:
        outcome.clients += delays(places, keys, page)
    outcome.lost = (1 + len(seen)) * len(keys) - len(outcome.clients) - len(outcome.painted)
    return outcome


def delays(places: Mapping[int, int], keys: Sequence[Key], seen: Sequence[Drawing]) -> list[float]:
    """The seconds from each key to the first moment at which a page showed what it has set, or something newer."""
    found: list[float] = []
    for moment, step in seen:
        # A page may leave out what has changed meanwhile; what it drew before the first key shows none.
        found += [moment - pressed for pressed, _ in keys[len(found) : places.get(step, -1) + 1]]
    return found


def measure(table: Table, folder: Path) -> None:
    """Prints how a full class fares that follows its teacher."""
    what = f"{FOLLOWERS + 1} followers, the teacher moves a slider {1 / SECONDS_BETWEEN_MOVES:.0f} times a second"
    with table.row(what):
        outcome = work(folder, FOLLOWERS, MOVES)
        for name, seconds in (("29 pages drawn", outcome.clients), ("a picture painted", outcome.painted)):
            for part, bound in ((50, 1000), (95, 1000)):
                table.amount(f"key to {name}, p{part}", 1000 * percentile(seconds, part), what, bound, "ms")
        table.amount("keys that pages never showed", outcome.lost, f"of {(FOLLOWERS + 1) * MOVES}", 0, "")
