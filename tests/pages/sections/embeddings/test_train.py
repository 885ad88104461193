"""Vectors of a learner's own on the page that trains on texts: asked for, told of, and handed to the run."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.embeddings import train, views
from lessons.data.own import shelf
from lessons.data.own.shelf import Shelf
from lessons.training.server import engine
from tests.whole_pages import healthy, open_lesson

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")
GLOVE = "\n".join(f"{word} {n} {n + 1} {n + 2}" for n, word in enumerate(("the", "good", "zyzzyva"))).encode()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    kept = Shelf(tmp_path / "tables")
    monkeypatch.setattr(shelf, "current", lambda: kept)
    return kept


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


def test_a_run_starts_from_the_vectors_of_a_file(kept: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_lesson(views.SLUG, view=views.TRAIN, vectors=train.FILE, frozen="true")
    assert app.button(key=f"{views.SLUG}_train").disabled
    assert "head -n 20000" in captions(app)
    healthy(app.file_uploader[0].set_value(("glove.txt", GLOVE, "text/plain")).run())
    assert "**glove.txt**: 3 words of 3 numbers." in captions(app)
    assert "**2** have a vector in your file, of 3 numbers" in captions(app)
    submitted = []
    submit = engine.Engine.submit
    monkeypatch.setattr(engine.Engine, "submit", lambda self, *run: submitted.append(run[0]) or submit(self, *run))
    healthy(app.button(key=f"{views.SLUG}_train").click().run())
    ((spec),) = submitted
    assert [spec.vectors] == list(kept.of("ada"))
    assert (spec.network_options["dimensions"], spec.network_options["frozen"]) == (3, True)
