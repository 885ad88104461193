"""A class at work: learners who change a control once a second, each on a websocket, while others' runs train."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from threading import Barrier
from urllib.parse import parse_qsl, urlencode

from lessons.feature_maps import explore, train
from lessons.training.history import State
from lessons.training.store import Run, Store
from tests.benchmarks import table
from tests.benchmarks.learner import learning
from tests.benchmarks.servers import Server
from tests.benchmarks.views import VIEWS, View

LEARNERS, CHANGES, RUNS, EPOCHS = 30, 20, 6, 8
SECONDS_BETWEEN_CHANGES = 1.0
SECONDS_FOR_RUNS = 300
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
    """One learner and then many change a control of the same page so many times, while runs train one after another."""
    before = server.megabytes()
    with training(server, home, runs, epochs) as started:
        alone = change(server, PAGE, 1, changes)
        together = change(server, PAGE, learners, changes)
        until = time.monotonic() + SECONDS_FOR_RUNS
        while not all(run.state.ended for run in started) and time.monotonic() < until:
            time.sleep(0.1)
        states = [run.state for run in started]
    lost = (1 + learners) * changes - len(alone) - len(together)
    return Outcome(alone, together, lost, states, before, server.megabytes())


@contextmanager
def training(server: Server, home: Path, runs: int, epochs: int) -> Iterator[list[Run]]:
    """Runs that train or wait, each of a learner of its own who keeps the page open."""
    settings = {"view": explore.TRAIN, "epochs": epochs, "callback": train.NONE}
    address = f"/{train.SLUG}?{urlencode({f'{train.SLUG}_{name}': value for name, value in settings.items()})}"
    with ExitStack() as stack:
        store = stack.enter_context(closing(Store(home / "runs.sqlite")))
        started = []
        for _ in range(runs):
            learner = stack.enter_context(learning(server.url, address))
            learner.press("Train")
            started.append(store.run(dict(parse_qsl(learner.query))[f"{train.SLUG}_run"]))
        yield started


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


def measure(server: Server, home: Path) -> None:
    """Prints how a full class fares."""
    outcome = work(server, home, LEARNERS, CHANGES, RUNS, EPOCHS)
    what, against = f"{LEARNERS} learners, one change a second each, {RUNS} runs", "one learner on the same page"
    for part, bound in ((50, None), (95, 3.0)):
        together, alone = percentile(outcome.together, part), percentile(outcome.alone, part)
        table.ratio(f"{what}, p{part}", 1000 * together, against, 1000 * alone, bound)
    unfinished = sum(state != State("done") for state in outcome.runs)
    table.amount("messages lost", outcome.lost, f"of {(1 + LEARNERS) * CHANGES}", 0, "")
    table.amount("runs lost", unfinished, f"of {RUNS}", 0, "")
    table.ratio("server memory after that", outcome.after, "before", outcome.before, None, "MB")


def percentile(values: list[float], part: int) -> float:
    return quantiles(values, n=100)[part - 1]
