"""What every test leaves as it was, and in which order and company the tests run."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SessionState

from pages.parts import identity
from tests import drawings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

TESTS = Path(__file__).parent
LONGEST_FIRST = ("browser", "test_pages.py", "load", "setup", "training", "pages", "course")
"""Folders and files of the tests, by how long they take; those that are not named take least."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets processes that share the tests end together: the longest files come first, and each stays on one process.

    All browser tests that train share one process too, for its dashboard has a worker, which costs 12 s to warm up.
    """
    items.sort(key=_rank)
    for item in items:
        name = "browser tests that train" if _trains(item) else item.path.relative_to(TESTS).as_posix()
        item.add_marker(pytest.mark.xdist_group(name.replace("@", "-")))


def _rank(item: pytest.Item) -> tuple[bool, int]:
    first = item.path.relative_to(TESTS).parts[0]
    rank = LONGEST_FIRST.index(first) if first in LONGEST_FIRST else len(LONGEST_FIRST)
    return not _trains(item), rank


def _trains(item: pytest.Item) -> bool:
    return item.get_closest_marker("trains") is not None


@pytest.fixture(autouse=True, scope="module")
def only_young_objects_are_collected() -> None:
    """Streamlit collects garbage after every run of a page, and Keras between networks: 0.4 s with TensorFlow loaded.

    Like the server, the tests leave to the collector only what has come since.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def same_main_module() -> Iterator[None]:
    """A page run by AppTest takes the place of the main module, which every new training process would run then."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True)
def callbacks_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """On pages that AppTest runs, no callback draws: it would take the place of what the page drew first."""
    calling, drawn = [False], []
    dispatch, enqueue = SessionState._call_callbacks, ScriptRunContext.enqueue

    def call(state: SessionState, **values: object) -> None:
        calling[0] = True
        try:
            dispatch(state, **values)
        finally:
            calling[0] = False

    def note(context: ScriptRunContext, message: ForwardMsg) -> None:
        if calling[0] and message.WhichOneof("type") == "delta":
            drawn.append(message)
        enqueue(context, message)

    monkeypatch.setattr(SessionState, "_call_callbacks", call)
    monkeypatch.setattr(ScriptRunContext, "enqueue", note)
    yield
    assert drawn == []


@pytest.fixture
def ada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of the test's own, and a learner named Ada before the page: no browser's cookie tells who looks at it."""
    drawings.share(tmp_path)
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    monkeypatch.setattr(identity, "learner", lambda: "ada")


@pytest.fixture
def nothing_trains(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine that a page asks for has no worker, which would import Keras and warm up for nothing."""
    monkeypatch.setenv("LAYERSCOPE_WORKERS", "0")
