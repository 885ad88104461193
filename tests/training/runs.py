"""Small runs on a real cluster, and the process that trains them."""

from dataclasses import replace

import psutil

from lessons.training.run.spec import TrainingSpec
from lessons.training.server.engine import Engine
from lessons.training.server.store import Run
from tests.training.patience import wait_until

SMALL = TrainingSpec(examples=64, epochs=2, network_options={"filters": 4, "dense": 16})
ENDLESS = replace(SMALL, epochs=1000)


def submit(trainer: Engine, spec: TrainingSpec) -> Run:
    return trainer.store.run(trainer.submit(spec, "ada", "lesson"))


def ended(run: Run) -> Run:
    wait_until(lambda: run.state.ended)
    return run


def worker_process(trainer: Engine) -> psutil.Process:
    """The process that trains: the only one that the cluster's only nanny looks after."""
    (nanny,) = trainer._cluster._local.workers.values()
    return psutil.Process(nanny.pid)
