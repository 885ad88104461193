"""The section Train of every lesson that has one: what it starts, what it prints, and what it waits for."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons.data import registry
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.settings import OWN
from tests.whole_pages import healthy, open_lesson

LESSONS = (
    "computer-vision",
    "feature-maps",
    "real-images",
    "larger-dataset",
    "overfitting",
    "transfer-learning",
    "multiclass",
)
on_pages = pytest.mark.usefixtures("ada", "nothing_trains")


def opened(slug: str, **settings: str) -> AppTest:
    """The section, its program unfolded."""
    app = open_lesson(slug, view="Train", **settings)
    app.session_state[f"{slug}_code"] = True
    return healthy(app.run())


@on_pages
@pytest.mark.parametrize("slug", LESSONS)
def test_program_is_of_the_run_that_train_starts(monkeypatch: pytest.MonkeyPatch, slug: str) -> None:
    specs: list[TrainingSpec] = []

    def submit(spec: TrainingSpec, owner: str, lesson: str) -> str:
        specs.append(spec)
        return "no run"

    monkeypatch.setattr(engine.current(), "submit", submit)
    app = opened(slug, epochs="4")
    healthy(app.button(key=f"{slug}_train").click().run())
    (spec,) = specs
    assert spec.epochs == 4
    assert any(code.value.startswith(program(spec)) for code in app.code)


@on_pages
@pytest.mark.parametrize("slug", [slug for slug in LESSONS if slug != "computer-vision"])
def test_without_own_pictures_nothing_starts(slug: str) -> None:
    app = opened(slug, data=OWN)
    assert app.button(key=f"{slug}_train").disabled
    assert app.file_uploader


@on_pages
def test_set_that_is_not_here_is_named_and_offered() -> None:
    app = opened("computer-vision", data="MNIST")
    assert app.button(key="computer-vision_train").disabled
    assert app.button(key="computer-vision_download")
    assert any(registry.describe("mnist").title in caption.value for caption in app.caption)
