"""A class at work: learners who change a control once a second, each on a websocket, while others' runs train."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from threading import Barrier, Event

from lessons.training.run.history import State
from tests.benchmarks.learner import learning
from tests.benchmarks.runs import Runs
from tests.benchmarks.servers import Server
from tests.benchmarks.table import Table
from tests.benchmarks.training import of_pictures, start
from tests.benchmarks.views import VIEWS, View

LEARNERS, CHANGES, RUNS, EPOCHS = 30, 20, 6, 8
SECONDS_BETWEEN_CHANGES = 1.0
SECONDS_FOR_RUNS = 300
SECONDS_BETWEEN_LOOKS = 0.1
FEWEST = 2
"""With fewer runs that train or wait, another is started: the last would be over too soon."""
PAGE = VIEWS[0]


@dataclass(frozen=True)
class Outcome:
    """What learners and runs met with.

    `alone` and `together` are the seconds from each change to the end of its answer, for one learner and for all, both
    while runs trained; `lost` counts the changes that were never answered, `runs` is how the runs have ended,
    `before` and `after` are the server's megabytes.
    """

    alone: list[float]
    together: list[float]
    lost: int
    runs: list[State]
    before: float
    after: float


def work(server: Server, home: Path, learners: int, changes: int, runs: int, epochs: int) -> Outcome:
    """One learner, then many, change a control of the same page `changes` times, while runs train one after another."""
    before = server.megabytes()
    with training(server, home, runs, epochs) as started:
        alone = change(server, PAGE, 1, changes)
        together = change(server, PAGE, learners, changes)
    lost = (1 + learners) * changes - len(alone) - len(together)
    known = Runs(home)
    return Outcome(alone, together, lost, [known.state(run) for run in started], before, server.megabytes())


@contextmanager
def training(server: Server, home: Path, runs: int, epochs: int) -> Iterator[list[str]]:
    """Runs that train or wait, each of a learner of its own who keeps the page open; their ids.

    Some always do: before the last has ended, the next learner starts one more. In the end they train to their end.
    """
    page, known, over = of_pictures(epochs).address, Runs(home), Event()
    with ExitStack() as stack:

        def begin() -> str:
            return start(stack.enter_context(learning(server.url, page)))

        def unfinished() -> int:
            return sum(not known.state(run).ended for run in started)

        def go_on() -> None:
            while not over.wait(SECONDS_BETWEEN_LOOKS):
                if unfinished() < FEWEST:
                    started.append(begin())

        started = [begin() for _ in range(runs)]
        with ThreadPoolExecutor(1) as pool:
            going_on = pool.submit(go_on)
            try:
                yield started
            finally:
                over.set()
        going_on.result()
        until = time.monotonic() + SECONDS_FOR_RUNS
        while unfinished() and time.monotonic() < until:
            time.sleep(SECONDS_BETWEEN_LOOKS)


def change(server: Server, view: View, learners: int, changes: int) -> list[float]:
    """The seconds that each answered change took, from when it was due: a late answer delays the next."""
    ready = Barrier(learners)

    def one(number: int) -> list[float]:
        took = []
        with learning(server.url, view.address) as learner:
            slider = learner.sliders[view.control]
            values = int(slider.max - slider.min) + 1
            ready.wait()
            # Nobody keeps time with the others.
            begin = time.monotonic() + number / learners * SECONDS_BETWEEN_CHANGES
            for step in range(changes):
                due = begin + step * SECONDS_BETWEEN_CHANGES
                time.sleep(max(0.0, due - time.monotonic()))
                try:
                    learner.move(view.control, slider.min + (number + step) % values)
                except TimeoutError:
                    break
                took.append(time.monotonic() - due)
        return took

    with ThreadPoolExecutor(learners) as pool:
        return [seconds for took in pool.map(one, range(learners)) for seconds in took]


def measure(table: Table, server: Server, home: Path) -> None:
    """Prints how a full class fares."""
    what, against = f"{LEARNERS} learners, one change a second each, {RUNS} runs", "one learner on the same page"
    with table.row(what):
        outcome = work(server, home, LEARNERS, CHANGES, RUNS, EPOCHS)
        for part, bound in ((50, None), (95, 2.0)):
            together, alone = percentile(outcome.together, part), percentile(outcome.alone, part)
            table.ratio(f"{what}, p{part}", 1000 * together, against, 1000 * alone, bound)
        unfinished = sum(state != State("done") for state in outcome.runs)
        table.amount("messages lost", outcome.lost, f"of {(1 + LEARNERS) * CHANGES}", 0, "")
        table.amount("runs lost", unfinished, f"of {len(outcome.runs)}", 0, "")
        table.ratio("server memory after that", outcome.after, "before", outcome.before, None, "MB")


def percentile(values: list[float], part: int) -> float:
    return quantiles(values, n=100)[part - 1]
