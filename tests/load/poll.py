"""A class that is asked: learners with a page and its stream of news, who all answer at the same moment."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

from pages.web import classroom, news
from tests.benchmarks.learner import PATIENCE, learning
from tests.benchmarks.servers import APP, Server, serving
from tests.benchmarks.table import Table
from tests.load.classroom import percentile

LEARNERS = 30
LINK = "a-secret-of-this-test"
CLASS = {"LAYERSCOPE_CLASS": "192.168.1.20:8501", "LAYERSCOPE_TEACHER": LINK, "LAYERSCOPE_WORKERS": "0"}
"""What makes a server that of a class, which trains nothing."""
PAGE, ASK = "/pooling", "Ask the class"
OPTIONS = 4
"""How many options the question of that page has."""
BOUND = 2000.0
"""Milliseconds, at p95, until an answer is counted."""


@dataclass(frozen=True)
class Outcome:
    """Seconds of each learner: from the press of the button to the question, from an answer to its receipt and echo.

    `lost` counts the answers that the teacher's page was never told of.
    """

    reached: list[float]
    received: list[float]
    echoed: list[float]
    lost: int


def ask(server: Server, learners: int) -> Outcome:
    """The teacher asks the question of a page; all learners, on theirs, answer at once."""
    cookie = teacher(server)
    # Where one learner fails, the others do not wait for ever.
    ready, question = Barrier(learners + 1, timeout=PATIENCE), Barrier(learners, timeout=PATIENCE)

    def one(number: int) -> tuple[float, float, float]:
        own = f"{classroom.LEARNER}=learner-{number}"
        with learning(server.url, PAGE, own), listening(server, own) as messages:
            ready.wait()
            poll = next(poll for poll in polls(messages) if poll["state"] == "open")
            reached = time.monotonic()
            question.wait()
            begin = time.monotonic()
            send(server, own, {"number": poll["number"], "round": poll["round"], "answer": number % OPTIONS})
            received = time.monotonic() - begin
            next(poll for poll in polls(messages) if poll["own"] == [number % OPTIONS])
            return reached, received, time.monotonic() - begin

    with (
        learning(server.url, PAGE, cookie) as leading,
        listening(server, cookie) as messages,
        ThreadPoolExecutor(learners) as pool,
    ):
        futures = [pool.submit(one, number) for number in range(learners)]
        ready.wait()
        begin = time.monotonic()
        leading.press(ASK)
        times = [future.result() for future in futures]
        counted = max(poll["answers"] for poll in up_to(learners, polls(messages)))
    reached, received, echoed = (list(column) for column in zip(*times, strict=True))
    return Outcome([moment - begin for moment in reached], received, echoed, learners - counted)


def up_to(learners: int, polls: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What is told of the poll, until all have answered or nothing is told any more."""
    for poll in polls:
        yield poll
        if poll["answers"] == learners:
            return


def polls(messages: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What each message says of the poll, where it says anything."""
    return (message["topics"]["poll"] for message in messages if "poll" in message["topics"])


@contextmanager
def listening(server: Server, cookie: str) -> Iterator[Iterator[dict[str, Any]]]:
    """The messages of the stream of news; they end where none comes for long."""
    with closing(connection(server)) as stream:
        stream.request("GET", news.ROUTE, headers={"Cookie": cookie})
        response = stream.getresponse()
        if response.status != 200:
            raise ConnectionError(response.read().decode())

        def messages() -> Iterator[dict[str, Any]]:
            until = time.monotonic() + PATIENCE
            while (line := response.readline()) and time.monotonic() < until:
                if line.startswith(b"data: "):
                    until = time.monotonic() + PATIENCE
                    yield json.loads(line.removeprefix(b"data: "))

        yield messages()


def send(server: Server, cookie: str, answer: dict[str, Any]) -> None:
    """Brings an answer, as a page does."""
    with closing(connection(server)) as post:
        post.request("POST", news.ANSWERS, json.dumps(answer), {"Cookie": cookie, "Origin": server.url})
        response = post.getresponse()
        if response.status != 200:
            raise ConnectionError(response.read().decode())


def teacher(server: Server) -> str:
    """The cookies of a teacher who has opened the link, and has a page of their own."""
    with closing(connection(server)) as post:
        post.request("POST", f"/teacher/{LINK}")
        held = post.getresponse().headers["Set-Cookie"].partition(";")[0]
    return f"{held}; {classroom.LEARNER}=teacher"


def connection(server: Server) -> HTTPConnection:
    return HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)


def measure(table: Table, folder: Path) -> None:
    """Prints how fast a class is asked and answers."""
    with table.row(f"{LEARNERS} learners answer at once"), serving(APP, folder, **CLASS) as server:
        outcome = ask(server, LEARNERS)
        for what, seconds, bound in (
            ("question on every screen", outcome.reached, None),
            ("answer counted", outcome.received, BOUND),
            ("own answer back on the screen", outcome.echoed, None),
        ):
            table.amount(f"{what}, p95", 1000 * percentile(seconds, 95), f"{LEARNERS} learners at once", bound, "ms")
        table.amount("answers lost", outcome.lost, f"of {LEARNERS}", 0, "")
