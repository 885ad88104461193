"""What every test leaves as it was, and which tests get a second try."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

OF_MANY_PROCESSES = ("browser", "load", "training")
"""Folders whose tests wait for a browser, a server or a worker: on a busy machine one of them may be too late."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Repeats once what failed among many processes; what fails again is wrong."""
    tests = Path(__file__).parent
    for item in items:
        if item.path.relative_to(tests).parts[0] in OF_MANY_PROCESSES:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(autouse=True)
def same_main_module() -> Iterator[None]:
    """A page run by AppTest takes the place of the main module, which every new training process would run then."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def nothing_trains(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine that a page asks for has no worker, which would import Keras and warm up for nothing."""
    monkeypatch.setattr("lessons.training.cluster.workers_that_fit", lambda: 0)
