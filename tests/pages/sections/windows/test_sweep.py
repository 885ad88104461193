"""A learner's own sweep: what is missing for its race is trained when they ask, and the race waits for it."""

from dataclasses import replace

import pytest

from lessons.course.windows import views
from lessons.course.windows.trainings import DENSE, SCHEDULE
from lessons.training.run.history import Point, State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Store
from lessons.training.settings import MY_RUN
from pages.parts import training_panel
from tests.whole_pages import healthy, open_lesson, question

pytestmark = pytest.mark.usefixtures("ada", "nothing_trains")
SWEPT = replace(DENSE, data="nile", schedule=SCHEDULE, epochs=3)


def ended(store: Store, spec: TrainingSpec, error: float) -> None:
    """Keeps a run of three epochs that is done."""
    run = store.create(spec, "ada", views.SLUG)
    for epoch in range(1, 4):
        values = {"loss": error**2, "mae": error, "val_loss": error**2, "val_mae": error}
        rate = spec.schedule.rate(epoch - 1) if spec.schedule else spec.learning_rate
        store.add_point(run, Point(float(epoch), 2, values, 0.1, rate))
    store.set_state(run, State("done"))


def test_rates_without_a_run_are_trained_and_the_race_begins_when_all_have_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[TrainingSpec] = []
    monkeypatch.setattr(training_panel, "begin", lambda slug, spec: begun.append(spec))
    store = engine.current().store
    ended(store, SWEPT, 120)
    ended(store, replace(SWEPT, schedule=None, learning_rate=1e-7), 110)
    app = open_lesson(views.SLUG, view=views.SWEEP, of=MY_RUN, rates="1e-07~1e-06")
    assert question(app) is None
    healthy(app.button(key="windows_race").click().run())
    assert begun == [replace(SWEPT, schedule=None, learning_rate=1e-6)]
    ended(store, begun[0], 130)
    asked = question(healthy(app.run()))
    assert asked is not None
    assert asked.options == ["10⁻⁷", "10⁻⁶"]
    assert not [button for button in app.button if button.key == "windows_race"]
