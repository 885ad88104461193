"""A scheduler and two workers in processes of their own, as a school would start them, and what may happen to them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import reasons
from lessons.training.server.cluster import KILLED
from lessons.training.server.engine import Engine
from lessons.training.server.store import Run, Store
from tests.benchmarks.servers import free_port
from tests.training.patience import wait_until

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[3]
SMALL = TrainingSpec(examples=64, epochs=2, network_options={"filters": 4, "dense": 16})
ENDLESS = TrainingSpec(epochs=1000, network_options={"filters": 4, "dense": 16})


class Lab:
    """The processes of a cluster, by their addresses, and an engine that uses it."""

    def __init__(self, folder: Path) -> None:
        self.scheduler = f"tcp://127.0.0.1:{free_port()}"
        self._folder = folder
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.start_scheduler()
        self.start_worker()
        self.start_worker()
        self.engine = Engine(Store(folder / "runs.sqlite"), self.scheduler)
        self.engine.start()

    def start_scheduler(self) -> None:
        port = self.scheduler.rpartition(":")[2]
        self._start(self.scheduler, "scheduler", "--host", "127.0.0.1", "--port", port)

    def start_worker(self) -> str:
        port = free_port()
        own = ("--nthreads", "1", "--worker-port", str(port), "--local-directory", str(self._folder))
        self._start(f"tcp://127.0.0.1:{port}", "worker", self.scheduler, "--host", "127.0.0.1", *own)
        return f"tcp://127.0.0.1:{port}"

    def _start(self, address: str, *command: str) -> None:
        with (self._folder / "cluster.log").open("a") as log:
            self._processes[address] = subprocess.Popen(
                [sys.executable, "-m", "dask", *command, "--no-dashboard"],
                env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
                stdout=log,
                stderr=log,
            )

    def kill(self, address: str) -> None:
        """Ends a scheduler, or a worker and its nanny, without a word."""
        process = self._processes.pop(address)
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        process.kill()
        process.wait()

    def close(self) -> None:
        self.engine.stop()
        for address in list(self._processes):
            self.kill(address)

    def submit(self, spec: TrainingSpec, owner: str) -> Run:
        return self.engine.store.run(self.engine.submit(spec, owner, "lesson"))

    def place(self, run: Run) -> str:
        """The address of the worker that trains a run."""
        return self.engine._active[run.id].remote.worker


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.close()


def await_points(run: Run) -> None:
    """Waits for news of a run."""
    before = len(run.points)
    wait_until(lambda: len(run.points) > before or run.state.ended)
    assert not run.state.ended, run.state


def test_two_servers_share_the_workers_of_one_scheduler(lab: Lab, tmp_path: Path) -> None:
    neighbour = Engine(Store(tmp_path / "runs.sqlite"), lab.scheduler)
    neighbour.start()
    try:
        ours = lab.submit(ENDLESS, "ada")
        await_points(ours)
        theirs = neighbour.store.run(neighbour.submit(ENDLESS, "bob", "lesson"))
        await_points(theirs)
        assert lab.place(ours) != neighbour._active[theirs.id].remote.worker
        await_points(ours)
        for engine, run in ((lab.engine, ours), (neighbour, theirs)):
            engine.command(run.id, "stop")
        wait_until(lambda: ours.state.ended and theirs.state.ended)
        assert ours.state.name == theirs.state.name == "stopped"
    finally:
        neighbour.stop()


def test_a_cluster_that_loses_a_worker_and_then_its_scheduler(lab: Lab) -> None:
    first, second = lab.submit(ENDLESS, "ada"), lab.submit(ENDLESS, "bob")
    await_points(first)
    await_points(second)
    assert lab.place(first) != lab.place(second)

    lab.kill(lab.place(first))
    wait_until(lambda: first.state.ended)
    assert first.state == State("failed", KILLED)
    await_points(second)

    third = lab.submit(SMALL, "cy")
    wait_until(lambda: third.state == State("queued"))
    replacement = lab.start_worker()
    wait_until(lambda: third.state.name == "starting")
    assert lab.place(third) == replacement
    wait_until(lambda: third.state.ended)
    assert third.state == State("done")
    assert not second.state.ended

    lab.kill(lab.scheduler)
    wait_until(lambda: second.state.ended)
    assert second.state == State("failed", reasons.LOST)
    assert second.layers(second.epochs_with_weights[-1])
    waiting = lab.submit(SMALL, "ada")
    wait_until(lambda: waiting.state == State("queued", reasons.ABSENT))
    lab.start_scheduler()
    lab.start_worker()
    wait_until(lambda: waiting.state.ended)
    assert waiting.state == State("done")
