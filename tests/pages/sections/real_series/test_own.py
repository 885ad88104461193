"""A learner's own table on the page of real series: climbed, drawn on, and named by the run that is to learn it."""

import math
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.real_series import views
from lessons.course.real_series.source import OWN
from lessons.data.own import shelf
from lessons.data.own.shelf import Shelf
from lessons.training.server import engine, reasons
from tests.whole_pages import healthy, open_lesson

TABLE = "\n".join(["day,rain", *(f"{day},{10 + 5 * math.sin(day / 7):.3f}" for day in range(300))]).encode()
pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    kept = Shelf(tmp_path / "tables")
    monkeypatch.setattr(shelf, "current", lambda: kept)
    return kept


def bring(view: str) -> AppTest:
    app = open_lesson(views.SLUG, view=view, series=OWN)
    return healthy(app.file_uploader[0].set_value(("rain.csv", TABLE, "text/csv")).run())


@pytest.mark.parametrize("view", [views.LADDER, views.BACKTEST, views.FUTURE])
def test_every_section_takes_it_and_its_split(view: str) -> None:
    app = bring(view)
    (split,) = [slider for slider in app.slider if slider.label == "Values that train"]
    assert split.value == 270
    healthy(split.set_value(200).run())
    assert any("The 100 after them validate." in caption.value for caption in app.caption)


def test_a_run_is_to_learn_it_with_the_split_that_was_moved(kept: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    app = bring(views.TRAIN)
    (split,) = [slider for slider in app.slider if slider.label == "Values that train"]
    healthy(split.set_value(250).run())
    (name,) = kept.of("ada")
    assert shelf.title(name) == "rain.csv"
    submitted = []
    submit = engine.Engine.submit
    monkeypatch.setattr(engine.Engine, "submit", lambda self, *run: submitted.append(run[0]) or submit(self, *run))
    healthy(app.button(key=f"{views.SLUG}_train").click().run())
    assert [(spec.data, spec.data_options["split"]) for spec in submitted] == [(name, 250)]
    assert reasons.TRAINS_NOTHING in [warning.value for warning in app.warning], "it is theirs, so no other reason"


def test_a_window_wider_than_what_trains_is_refused_in_a_sentence() -> None:
    app = open_lesson(views.SLUG, view=views.TRAIN, series="The Nile's flow at Aswan, yearly since 1871", window="90")
    assert "A window of 90 values leaves nothing to learn from: 80 values train." in [one.value for one in app.warning]
    assert app.button(key=f"{views.SLUG}_train").disabled
