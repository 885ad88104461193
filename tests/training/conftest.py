"""The engine that a file of tests trains on."""

import os
from collections.abc import Iterator

import dask
import pytest

from lessons.training.server import cluster
from lessons.training.server.engine import Engine
from lessons.training.server.store import Store
from tests import drawings
from tests.programs import start_forking
from tests.training.patience import wait_until


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    home = tmp_path_factory.mktemp("home")
    drawings.share(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAYERSCOPE_HOME", str(home))
        patch.setattr(cluster, "workers_that_fit", lambda: 1)
        start_forking()
        with dask.config.set(forked_workers()):
            trainer = Engine(Store(home / "runs.sqlite"))
            trainer.start()
            wait_until(lambda: trainer._cluster is not None)
            yield trainer
            trainer.stop()


def forked_workers() -> dict[str, object]:
    """Settings of Dask for workers that are forked from a process which has imported Keras, not started from nothing.

    That process may be older than the environment, which they are therefore told.
    """
    environment = dask.config.get("distributed.nanny.environ") | dict(os.environ)
    return {"distributed.worker.multiprocessing-method": "forkserver", "distributed.nanny.environ": environment}
