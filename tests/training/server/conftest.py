"""The engine of the tests that start no process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.training.server import cluster as cluster_module
from lessons.training.server import connection
from lessons.training.server import engine as engine_module
from lessons.training.server.store import Store
from tests.training.patience import wait_until
from tests.training.room import FakeCluster, Room


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(cluster_module, "Cluster", FakeCluster)
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr(engine_module, "SECONDS_TO_CLOSE", 0.0)
    room = Room(Store(tmp_path / "runs.sqlite"))
    wait_until(lambda: room.cluster is not None)
    yield room
    room.engine.stop()
