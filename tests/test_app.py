"""What the server's log tells of pages that fail, and which files it packs."""

import logging
import re
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager

import app
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.database import StoreError
from lessons.training.server.store import Store
from pages.web.packed import Packed
from tests.benchmarks.learner import learning
from tests.benchmarks.servers import APP, serving


def failed(error: Exception) -> logging.LogRecord:
    return logging.LogRecord("streamlit", logging.ERROR, "app.py", 1, "Uncaught", (), (type(error), error, None))


def test_a_store_that_fails_is_logged_once_and_every_other_error_by_streamlit(caplog: pytest.LogCaptureFixture) -> None:
    assert app.is_news(failed(ValueError("A mistake.")))
    assert not app.is_news(failed(StoreError("The disk has gone.")))
    for _ in range(3):
        app.log_once("The disk has gone.")
    assert caplog.messages == ["The disk has gone."]


@pytest.mark.slow
def test_a_store_that_is_overwritten_under_a_server_is_told_without_a_traceback(tmp_path: Path) -> None:
    with serving(APP, tmp_path) as server:
        with closing(Store(tmp_path / "runs.sqlite")) as store:
            # What somebody else has written, the server does not know yet.
            store.create(TrainingSpec(), "ada", "feature-maps")
            for file in (tmp_path / "runs.sqlite", tmp_path / "runs.sqlite-wal"):
                file.write_bytes(b"?" * file.stat().st_size)
            for _ in range(3):
                with learning(server.url, "/feature-maps?feature-maps_view=Train"):
                    pass
        with learning(server.url, "/convolution") as learner:
            assert learner.sliders, "what needs no store goes on"
        log = (tmp_path / "app.log").read_text("utf-8")
    assert log.count("could not be read") == 1
    assert "Traceback" not in log


def test_streamlit_would_take_our_folder_of_pages_for_its_older_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    PagesManager(str(APP))
    assert PagesManager.uses_pages_directory is True, "else app.py need not tell it"
    PagesManager.uses_pages_directory = False
    PagesManager(str(APP))
    assert PagesManager.uses_pages_directory is False


def test_all_that_a_page_begins_with_is_packed() -> None:
    page = (app.LIBRARIES["/static"].parent / "index.html").read_text("utf-8")
    files = set(re.findall(r'"\./(static/[^"]+\.(?:js|css))"', page))
    assert files
    assert {f"/{file}" for file in files} | {"/plotly/plotly.min.js"} <= Packed(app.app, app.LIBRARIES).paths
