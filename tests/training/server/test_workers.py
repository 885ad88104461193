"""How many workers train on this computer."""

import psutil
import pytest

from lessons.training.server import cluster
from lessons.training.server.cluster import workers_that_fit


@pytest.mark.parametrize("chosen", [0, 3])
def test_the_environment_chooses_how_many(monkeypatch: pytest.MonkeyPatch, chosen: int) -> None:
    monkeypatch.setenv("LAYERSCOPE_WORKERS", str(chosen))
    assert workers_that_fit() == chosen


@pytest.mark.parametrize(("cores", "gigabytes", "workers"), [(1, 64, 1), (4, 64, 3), (8, 6, 4), (8, 1, 1)])
def test_otherwise_the_pages_keep_a_core_and_two_gigabytes(
    monkeypatch: pytest.MonkeyPatch, cores: int, gigabytes: int, workers: int
) -> None:
    monkeypatch.delenv("LAYERSCOPE_WORKERS", raising=False)
    monkeypatch.setattr(cluster, "CPU_COUNT", cores)
    monkeypatch.setattr(cluster, "MEMORY_LIMIT", gigabytes * cluster.GIGABYTE)
    available = psutil.virtual_memory()._replace(available=100 * cluster.GIGABYTE)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: available)
    assert workers_that_fit() == workers
