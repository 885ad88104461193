"""How fast a run learns, and whose the learning rate is to change."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.training.run.history import Point, State, StateName
from lessons.training.run.spec import Schedule, TrainingSpec
from lessons.training.server.store import Store

pytestmark = pytest.mark.usefixtures("ada")
FORECAST = TrainingSpec(data="nile", network="dense-windows", task="forecast", learning_rate=0.01)
SWEPT = replace(FORECAST, schedule=Schedule(1e-8, 10, 20))


def speed(record: object) -> None:
    from pages.parts import speed

    speed.show("lesson", record)


@pytest.mark.parametrize(
    ("spec", "state", "menus"), [(FORECAST, "running", 1), (FORECAST, "done", 0), (SWEPT, "running", 0)]
)
def test_a_rate_is_changed_while_a_run_trains_unless_it_changes_by_itself(
    spec: TrainingSpec, state: StateName, menus: int, tmp_path: Path
) -> None:
    store = Store(tmp_path / "runs.sqlite")
    run = store.create(spec, "ada", "lesson")
    store.add_point(run, Point(1.0, 2, {"loss": 1.0, "mae": 1.0, "val_loss": 1.0, "val_mae": 1.0}, 0.1, 2e-8))
    store.set_state(run, State(state))
    app = AppTest.from_function(speed, args=(store.view(run),)).run()
    assert not app.exception
    assert len(app.selectbox) == menus
    store.close()
