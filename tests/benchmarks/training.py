"""How fast a training watched on the page is, beside the Keras program that the page shows for the same settings."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from lessons.feature_maps import explore, train
from tests.benchmarks import table
from tests.benchmarks.servers import Server
from tests.benchmarks.tab import Tab

PAIRS, EPOCHS, SHORT_RUNS = 5, 10, 50
BUTTON = ".st-key-feature-maps_train button"
CHART = ".live-chart"
FREE = f"!document.querySelector('{BUTTON}').disabled"
ENDS_OF_EPOCHS = """
    SELECT COUNT(*) FROM points
    WHERE seconds IS NOT NULL AND run = (SELECT id FROM runs ORDER BY created LIMIT 1 OFFSET ?)
"""
ONE_THREAD = """
import tensorflow
tensorflow.config.threading.set_intra_op_parallelism_threads(1)
tensorflow.config.threading.set_inter_op_parallelism_threads(1)
"""


class Trainings:
    """Runs started on the page in a tab and watched there; when their epochs end is read from the server's store."""

    def __init__(self, tab: Tab, home: Path) -> None:
        self._tab = tab
        self._store = home / "runs.sqlite"
        self._runs = 0

    def choose(self, settings: train.Settings) -> None:
        """Opens the page with these settings."""
        changed = {"view": explore.TRAIN, "epochs": settings.epochs, "callback": settings.callback}
        query = urlencode({f"{train.SLUG}_{name}": value for name, value in changed.items()})
        self._tab.visit(f"/{train.SLUG}?{query}")
        self._epochs = settings.epochs

    def watch(self) -> tuple[float, float]:
        """Presses Train and watches. Seconds to the first point drawn, and from the first epoch's end to the last's."""
        self._tab.start(CHART, "Feature maps", "click")
        self._tab.page.click(BUTTON)
        ends = list(self._ends())
        first_point = self._tab.stop() / 1000
        self._tab.page.wait_for_function(FREE, polling=250)
        self._runs += 1
        return first_point, ends[-1] - ends[0]

    def _ends(self) -> Iterator[float]:
        """The time at which each epoch has ended, as soon as the store knows of it."""
        store = sqlite3.connect(f"file:{self._store}?mode=ro", uri=True)
        known = 0
        while known < self._epochs:
            (ended,) = store.execute(ENDS_OF_EPOCHS, (self._runs,)).fetchone()
            for _ in range(ended - known):
                yield time.perf_counter()
            known = ended
            time.sleep(0.05)
        store.close()


def plain(settings: train.Settings) -> tuple[float, float]:
    """Runs the program. Seconds to the first epoch printed, and from the first epoch's end to the last's."""
    program = ONE_THREAD + train.code(train.spec(settings)).replace(" epochs=", " verbose=2, epochs=")
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        ends = [time.perf_counter() for line in process.stdout if "val_loss" in line]
    return ends[0] - started, ends[-1] - ends[0]


def measure(trainings: Trainings) -> None:
    """Watched and plain trainings in turns, of the page's first settings, but shorter and without the early stop.

    Within the minutes that long ones take, the speed of a machine that others share may change by half.
    """
    settings = train.Settings(epochs=EPOCHS, callback=train.NONE)
    trainings.choose(settings)
    trainings.watch()
    pairs = [(trainings.watch(), plain(settings)) for _ in range(PAIRS)]
    points, trained = [median(pair[0][part] for pair in pairs) for part in (0, 1)]
    printed, plainly = [median(pair[1][part] for pair in pairs) for part in (0, 1)]
    table.ratio(
        "training watched live, second epoch to last", trained, "plain Keras program, one thread", plainly, 1.05, "s"
    )
    table.ratio("Train pressed, to the first point drawn", points, "program's start to first epoch", printed, 0.35, "s")


def count_memory(trainings: Trainings, layerscope: Server) -> None:
    """The server's growth over many short runs."""
    trainings.choose(train.Settings(epochs=1, callback=train.NONE))
    trainings.watch()
    before = layerscope.megabytes()
    for _ in range(SHORT_RUNS):
        trainings.watch()
    growth = layerscope.megabytes() - before
    table.amount(f"server's growth over {SHORT_RUNS} runs", growth, f"{before:,.0f} MB before them", 10, "MB")
