"""A learner's mix on the pages that train: its name holds recipe and split, so that the run makes it again."""

from collections.abc import Callable

import pytest

from lessons.course.recurrent_forecasts import views as recurrent_forecasts
from lessons.course.windows import views as windows
from lessons.data.sets import mixed_series
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.split_series import MIX
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from tests.whole_pages import healthy, open_lesson, question

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")
SHOP = PRESETS["Busy shop"]


@pytest.fixture
def submitted(monkeypatch: pytest.MonkeyPatch) -> list[TrainingSpec]:
    """The runs that were started."""
    found: list[TrainingSpec] = []
    submit: Callable[..., str] = engine.Engine.submit
    monkeypatch.setattr(engine.Engine, "submit", lambda self, *run: found.append(run[0]) or submit(self, *run))
    return found


@pytest.mark.parametrize(
    ("slug", "menu"), [(windows.SLUG, "series"), (recurrent_forecasts.SLUG, "data")], ids=["windows", "recurrent"]
)
def test_a_mix_is_trained_as_its_link_has_it(slug: str, menu: str, submitted: list[TrainingSpec]) -> None:
    link = {"mix": mixed_series.write(SHOP), "split": f"{MIX},900"}
    app = open_lesson(slug, view="Train", **{menu: MIX}, **link)
    healthy(app.button(key=f"{slug}_train").click().run())
    assert [spec.data for spec in submitted] == [mixed_series.name(SHOP, 900)]
    assert "season = 60 * week[time % 7]" in program(submitted[0])
    assert any("Mix: Busy shop**, 900 training" in caption.value for caption in app.caption)


@pytest.mark.parametrize(("split", "count"), [(f"{MIX},900", "900"), (f"{MIX},9999", "1,388"), ("", "1,000")])
def test_windows_are_cut_from_the_part_of_it_that_trains(split: str, count: str) -> None:
    app = open_lesson(windows.SLUG, view=windows.MACHINE, series=MIX, mix="9,Sine,40,5,0,0", split=split)
    asked = question(app)
    assert asked is not None
    assert f"{count} values train." in asked.label, "a recipe that no fader allows is the lecture's"
