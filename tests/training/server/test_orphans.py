"""A server that is killed or interrupted in the middle of a run: it leaves no process, and all that was finished.

How one ends that is asked to, tests/browser tests.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

import psutil
import pytest

from lessons.course.feature_maps import explore, train
from lessons.training.run.history import Point, State
from lessons.training.server.store import INTERRUPTED, Run, Store
from tests.benchmarks.learner import learning
from tests.benchmarks.servers import APP, serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows has other ways to end a program"),
]

SLUG = "feature-maps"
LONG = {"view": explore.TRAIN, "data": "Garments", "epochs": 40, "batch_size": 8, "callback": train.NONE}
ADDRESS = f"/{SLUG}?{urlencode({f'{SLUG}_{name}': value for name, value in LONG.items()})}"
PATIENCE = 300.0
MEBIBYTE = 2**20


def kill(server: psutil.Process) -> None:
    server.kill()


def press_ctrl_c(server: psutil.Process) -> None:
    """As a terminal does it: every process of the program hears of it."""
    for process in (server, *server.children(recursive=True)):
        process.send_signal(signal.SIGINT)


class Fallen(NamedTuple):
    """A server that has ended while it trained: its runs, the environments of its processes, and those still left."""

    home: Path
    run_id: str
    points: list[Point]
    left: list[psutil.Process]
    environments: list[dict[str, str]]


@pytest.fixture(scope="module", params=[kill, press_ctrl_c])
def fallen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fallen]:
    home = tmp_path_factory.mktemp("home")
    with serving(APP, home) as server, learning(server.url, ADDRESS) as learner, closing(stored(home)) as store:
        learner.press("Train")
        run = store.run(dict(parse_qsl(learner.query))[f"{SLUG}_run"])
        await_epoch(run, 2)
        processes = server.process.children(recursive=True)
        points = run.epoch_points
        environments = [process.environ() for process in processes]
        request.param(server.process)
        server.process.wait(PATIENCE)
        _, left = psutil.wait_procs(processes, PATIENCE)
    yield Fallen(home, run.id, points, left, environments)
    for process in left:
        process.kill()


def stored(home: Path) -> Store:
    return Store(home / "runs.sqlite")


def await_epoch(run: Run, epoch: int) -> None:
    until = time.monotonic() + PATIENCE
    while epoch not in run.epochs_with_weights:
        assert time.monotonic() < until, run.state
        time.sleep(0.05)


def test_no_process_survives_it(fallen: Fallen) -> None:
    assert fallen.left == []


def test_its_workers_kept_the_memory_of_a_batch_for_the_next_one(fallen: Fallen) -> None:
    kept = [int(environment.get("MALLOC_TRIM_THRESHOLD_", 0)) for environment in fallen.environments]
    assert max(kept) >= 100 * MEBIBYTE


def test_the_next_one_shows_the_run_with_every_finished_epoch(fallen: Fallen) -> None:
    with serving(APP, fallen.home), closing(stored(fallen.home)) as store:
        run = store.run(fallen.run_id)
        assert run.state == State("failed", INTERRUPTED)
        assert run.epoch_points[: len(fallen.points)] == fallen.points
        for epoch in run.epochs_with_weights:
            assert run.layers(epoch)
        assert run.epochs_with_weights[:3] == (0, 1, 2)
        assert store._database.read("PRAGMA integrity_check")[0][0] == "ok"
