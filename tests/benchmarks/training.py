"""How fast a training watched on the page is, beside the Keras program that the page shows for the same settings."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from urllib.parse import parse_qsl, urlencode

from lessons.course.feature_maps import explore, train
from tests.benchmarks.learner import Learner, learning
from tests.benchmarks.runs import Runs
from tests.benchmarks.servers import Server
from tests.benchmarks.tab import Tab
from tests.benchmarks.table import Table

PAIRS, EPOCHS, SHORT_RUNS = 4, 10, 50
RUN = f"{train.SLUG}_run"
BUTTON = f".st-key-{train.SLUG}_train button"
CHART = ".live-chart"
FREE = f"!document.querySelector('{BUTTON}').disabled"
NAMED = f"before => new URLSearchParams(location.search).get('{RUN}') !== before"
ONE_THREAD = """
import tensorflow
tensorflow.config.threading.set_intra_op_parallelism_threads(1)
tensorflow.config.threading.set_inter_op_parallelism_threads(1)
"""


def address(settings: train.Settings) -> str:
    """Where the page trains with these settings, from the server's root."""
    changed = {"view": explore.TRAIN, "epochs": settings.epochs, "callback": settings.callback}
    return f"/{train.SLUG}?{urlencode({f'{train.SLUG}_{name}': value for name, value in changed.items()})}"


def watch(tab: Tab, runs: Runs, epochs: int) -> tuple[float, float]:
    """Presses Train and watches. Seconds to the first point drawn, and from the first epoch's end to the last's."""
    before = _run(tab)
    tab.start(CHART, "Feature maps", "click")
    tab.page.click(BUTTON)
    tab.page.wait_for_function(NAMED, arg=before)
    ends = list(runs.ends(str(_run(tab)), epochs))
    first_point = tab.stop() / 1000
    tab.page.wait_for_function(FREE)
    tab.rest()
    return first_point, ends[-1] - ends[0]


def _run(tab: Tab) -> str | None:
    """The run that the page's address names."""
    found: str | None = tab.page.evaluate(f"new URLSearchParams(location.search).get('{RUN}')")
    return found


def plain(settings: train.Settings) -> tuple[float, float]:
    """Runs the program. Seconds to the first epoch printed, and from the first epoch's end to the last's."""
    program = ONE_THREAD + train.code(train.spec(settings)).replace(" epochs=", " verbose=2, epochs=")
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        ends = [time.perf_counter() for line in process.stdout if "val_loss" in line]
    if process.returncode:
        raise RuntimeError("The plain program broke off.")
    return ends[0] - started, ends[-1] - ends[0]


def measure(table: Table, tab: Tab, home: Path) -> None:
    """Watched and plain trainings in turns, of the page's first settings, but shorter and without the early stop.

    Within the minutes that long ones take, the speed of a machine that others share may change by half.
    """
    settings = train.Settings(epochs=EPOCHS, callback=train.NONE)
    live = "training watched live, second epoch to last"
    with table.row(live):
        runs = Runs(home)
        tab.visit(address(settings))
        watch(tab, runs, EPOCHS)
        pairs = [(watch(tab, runs, EPOCHS), plain(settings)) for _ in range(PAIRS)]
        points, trained = [median(pair[0][part] for pair in pairs) for part in (0, 1)]
        printed, plainly = [median(pair[1][part] for pair in pairs) for part in (0, 1)]
        table.ratio(live, trained, "plain Keras program, one thread", plainly, 1.05, "s")
        pressed = "Train pressed, to the first point drawn"
        table.ratio(pressed, points, "program's start to first epoch", printed, 0.35, "s")


def count_memory(table: Table, layerscope: Server, home: Path) -> None:
    """The server's growth over many short runs that a learner watches."""
    what = f"server's growth over {SHORT_RUNS} runs"
    place = address(train.Settings(epochs=1, callback=train.NONE))
    with table.row(what), learning(layerscope.url, place) as learner:
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
    return dict(parse_qsl(learner.query))[RUN]
