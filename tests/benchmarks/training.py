"""How fast a training watched on the page is, beside the Keras program that the page shows for the same settings."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO, Any
from urllib.parse import parse_qsl, urlencode

from lessons import catalog
from lessons.course.feature_maps import explore, train
from lessons.course.recurrent_forecasts import train as forecasts
from lessons.course.recurrent_forecasts import views as recurrent_forecasts
from lessons.course.sequence_models import train as texts
from lessons.course.sequence_models import views as sequence_models
from lessons.training.reports.program import attachments, program
from lessons.training.run.spec import TrainingSpec
from tests.benchmarks.learner import Learner, learning
from tests.benchmarks.runs import Runs
from tests.benchmarks.servers import Server
from tests.benchmarks.tab import Tab
from tests.benchmarks.table import Table, in_turns

PAIRS, SHORT_RUNS = 3, 50
CHART = ".live-chart"
NAMED = "([key, before]) => new URLSearchParams(location.search).get(key) !== before"
AGAIN_AND_AGAIN = """
import sys
import tensorflow
tensorflow.config.threading.set_intra_op_parallelism_threads(1)
tensorflow.config.threading.set_inter_op_parallelism_threads(1)
for _ in sys.stdin:
    exec(sys.argv[1], {})
"""
"""Runs a program, on one thread, for every line that it is sent."""


@dataclass(frozen=True)
class Training:
    """A run, the program that does the same, and what is set on its lesson's page besides its epochs."""

    slug: str
    query: Mapping[str, Any]
    spec: TrainingSpec
    program: str

    @property
    def title(self) -> str:
        return catalog.lesson(self.slug).title

    @property
    def key(self) -> str:
        """What the page's address calls its run."""
        return f"{self.slug}_run"

    @property
    def button(self) -> str:
        return f".st-key-{self.slug}_train button"

    @property
    def address(self) -> str:
        """Where the page is, from the server's root."""
        changed = {**self.query, "epochs": self.spec.epochs}
        return f"/{self.slug}?{urlencode({f'{self.slug}_{name}': value for name, value in changed.items()})}"


def of_pictures(epochs: int) -> Training:
    """The first settings of Feature maps, without the early stop."""
    spec = train.spec(train.Settings(epochs=epochs, callback=train.NONE))
    return Training(train.SLUG, {"view": explore.TRAIN, "callback": train.NONE}, spec, train.code(spec))


def of_texts(epochs: int) -> Training:
    """The first settings of Sequence models."""
    spec = texts.spec(texts.Settings(epochs=epochs), texts.DEFAULT.data)
    assert spec is not None
    return Training(catalog.slug(texts.__name__), {"view": sequence_models.TRAIN}, spec, program(spec))


def of_series(epochs: int) -> Training:
    """The first settings of Recurrent forecasts."""
    spec = forecasts.spec(forecasts.Settings(epochs=epochs))
    assert spec is not None
    return Training(catalog.slug(forecasts.__name__), {"view": recurrent_forecasts.TRAIN}, spec, program(spec))


KINDS = {"pictures": of_pictures(8), "texts": of_texts(5), "series": of_series(10)}
"""Shorter than a learner's: within minutes, the speed of a machine that others share may change by half."""


def watch(tab: Tab, runs: Runs, training: Training) -> tuple[float, float]:
    """Presses Train and watches. Seconds to the first point drawn, and from the first epoch's end to the last's."""
    before = _run(tab, training)
    tab.start(CHART, training.title, "click")
    tab.page.click(training.button)
    tab.page.wait_for_function(NAMED, arg=[training.key, before])
    ends = list(runs.ends(str(_run(tab, training)), training.spec.epochs))
    first_point = tab.stop() / 1000
    tab.page.wait_for_function(f"!document.querySelector('{training.button}').disabled")
    tab.rest()
    return first_point, ends[-1] - ends[0]


def _run(tab: Tab, training: Training) -> str | None:
    """The run that the page's address names."""
    found: str | None = tab.page.evaluate("key => new URLSearchParams(location.search).get(key)", training.key)
    return found


class Plain:
    """The program of a training, in a process of its own that runs it whenever it is told to."""

    def __init__(self, training: Training, orders: IO[str], lines: IO[str]) -> None:
        self._epochs = training.spec.epochs
        self._orders = orders
        self._lines = lines

    def train(self) -> list[float]:
        """Runs the program once; the times at which its epochs ended."""
        self._orders.write("go\n")
        self._orders.flush()
        ends: list[float] = []
        while len(ends) < self._epochs:
            line = self._lines.readline()
            if not line:
                raise RuntimeError("The plain program broke off.")
            if "val_loss" in line:
                ends.append(time.perf_counter())
        return ends


@contextmanager
def plain(training: Training, folder: Path) -> Iterator[Plain]:
    """The plain program, which reads its files from this folder."""
    for name, content in attachments(training.spec).items():
        (folder / name).write_bytes(content())
    chatty = training.program.replace(" epochs=", " verbose=2, epochs=")
    with subprocess.Popen(
        [sys.executable, "-u", "-c", AGAIN_AND_AGAIN, chatty],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=folder,
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Plain(training, process.stdin, process.stdout)


def measure(table: Table, tab: Tab, home: Path) -> None:
    """Watched and plain trainings in turns, for each kind of data."""
    for kind, training in KINDS.items():
        live = f"training on {kind} watched live, second epoch to last"
        with table.row(live):
            _measure(table, tab, home, training, kind, live)


def _measure(table: Table, tab: Tab, home: Path, training: Training, kind: str, live: str) -> None:
    runs, points = Runs(home), []
    tab.visit(training.address)
    watch(tab, runs, training)

    def watched() -> float:
        point, seconds = watch(tab, runs, training)
        points.append(point)
        return seconds

    begin = time.perf_counter()
    with plain(training, home) as script:
        printed = script.train()[0] - begin

        def alone() -> float:
            ends = script.train()
            return ends[-1] - ends[0]

        trained, plainly = in_turns(PAIRS, watched, alone)
    table.ratio(live, trained, "plain Keras program, one thread", plainly, 1.05, "s")
    pressed = f"Train pressed, {kind}, to the first point drawn"
    table.ratio(pressed, median(points), "program's start to first epoch", printed, 0.35, "s")


def count_memory(table: Table, layerscope: Server, home: Path) -> None:
    """The server's growth over many short runs that a learner watches."""
    what = f"server's growth over {SHORT_RUNS} runs"
    with table.row(what), learning(layerscope.url, of_pictures(1).address) as learner:
        runs = Runs(home)
        follow(learner, runs)
        before = layerscope.megabytes()
        for _ in range(SHORT_RUNS):
            follow(learner, runs)
        growth = layerscope.megabytes() - before
        table.amount(what, growth, f"{before:,.0f} MB before them", 10, "MB")


def follow(learner: Learner, runs: Runs) -> None:
    """Starts a run and looks at the page until the run has ended and the page has said so."""
    run_id = start(learner)
    while not runs.state(run_id).ended:
        time.sleep(0.2)
        learner.tick()
    learner.tick()


def start(learner: Learner) -> str:
    """Presses Train; gives the new run's id."""
    before = learner.query
    learner.press("Train")
    if learner.query == before:
        raise RuntimeError("Train started no run.")
    return dict(parse_qsl(learner.query))[of_pictures(1).key]
