"""The engine that a file of tests trains on."""

from collections.abc import Iterator

import pytest

from lessons.training import cluster
from lessons.training.engine import Engine
from lessons.training.store import Store
from tests.training.patience import wait_until


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAYERSCOPE_HOME", str(home))
        patch.setattr(cluster, "workers_that_fit", lambda: 1)
        trainer = Engine(Store(home / "runs.sqlite"))
        trainer.start()
        wait_until(lambda: trainer._cluster is not None)
        yield trainer
        trainer.stop()
