"""What a page hands out to take home: its section as it is set, and nobody else's data."""

from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from lessons import catalog
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.notebooks.document import Page, write
from lessons.training import trainings
from lessons.training.server import engine
from lessons.training.server.store import Store
from lessons.training.settings import MY_RUN
from pages.parts import identity, notebook
from pages.parts.page_run import LINKED
from tests.odd_names import bring, learn
from tests.whole_pages import healthy, open_lesson

SLUG = "larger-dataset"
pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """The pages that were described during a test."""
    found: list[Page] = []
    describe = notebook.describe

    def note(*values: Any) -> Page:
        found.append(describe(*values))
        return found[-1]

    monkeypatch.setattr(notebook, "describe", note)
    monkeypatch.setattr(type(st.context), "url", "http://lab:8501/pooling")
    return found


def test_it_tells_what_was_set_and_leads_back(pages: list[Page]) -> None:
    app = open_lesson("convolution", view="Step through", stride="2")
    app.toggle(key="convolution_relu").set_value(True)
    healthy(app.run())
    page = pages[-1]
    assert page.title == "1.3 Convolution: Step through"
    assert {("Stride", "2"), ("ReLU", "on"), ("Padding", "valid")} <= set(page.settings)
    assert "Show" not in dict(page.settings)
    back = urlsplit(page.link)
    assert f"{back.scheme}://{back.netloc}{back.path}" == "http://lab:8501/convolution"
    assert parse_qs(back.query) == {"convolution_stride": ["2"], "convolution_relu": ["true"]}
    again = open_lesson(
        "convolution", **{k.removeprefix("convolution_"): v[0] for k, v in parse_qs(back.query).items()}
    )
    assert (again.slider(key="convolution_stride").value, again.toggle(key="convolution_relu").value) == (2, True)
    assert "strides=2" in page.program


@pytest.mark.parametrize(
    "lesson", [one for one in catalog.LESSONS if one.slug not in trainings.slugs()], ids=lambda lesson: lesson.slug
)
def test_the_command_line_writes_the_program_that_the_page_opens_with(
    lesson: catalog.Lesson, pages: list[Page]
) -> None:
    open_lesson(lesson.slug)
    assert pages[-1].program == import_module(lesson.module).first_program()


def test_what_another_learner_brought_is_in_no_notebook(
    pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = OwnPictures(tmp_path / "own", None)
    monkeypatch.setattr(collection, "current", lambda: kept)
    store = Store(tmp_path / "runs.sqlite")
    monkeypatch.setattr(engine.current(), "store", store)
    classes = ("secret cat", "secret dog")
    run = learn(store, SLUG, (SLUG, "2000-pictures"), classes, bring(kept, classes, "secret.zip"))
    open_lesson(SLUG, view="Says dog", network=MY_RUN, **{LINKED: run})
    assert "secret.zip" in pages[-1].files
    assert "secret cat" in pages[-1].program
    monkeypatch.setattr(identity, "learner", lambda: "eve")
    open_lesson(SLUG, view="Says dog", network=MY_RUN, **{LINKED: run})
    assert "secret" not in write(pages[-1])
    kept.clear()
    store.close()


def test_a_section_tells_its_own_settings_alone(pages: list[Page]) -> None:
    app = open_lesson("pooling")
    app.segmented_control(key="pooling_view").set_value("Moved picture")
    healthy(app.run())
    first, last = pages[0], pages[-1]
    assert (first.title, last.title) == ("1.3 Pooling: Step through", "1.3 Pooling: Moved picture")
    assert len(dict(first.settings)) == len(first.settings) > 3
    assert set(dict(first.settings)) != set(dict(last.settings))
