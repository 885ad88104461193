"""The training panel: what one look at a run costs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.training.run.history import State, StateName
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.engine import Engine
from lessons.training.server.store import Store
from pages.parts import identity
from pages.parts.curves import CIRCLE, EPOCH_0, in_progress
from tests.training.made import a_point

SLUG = "feature-maps"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The runs of an engine that starts none of them, and Ada before the page."""
    store = Store(tmp_path / "runs.sqlite")
    trainer = Engine(store)
    monkeypatch.setattr(engine, "current", lambda: trainer)
    monkeypatch.setattr(identity, "learner", lambda: "ada")
    yield store
    store.close()


def tick() -> None:
    """One look at the page's run, as Streamlit runs it once a second."""
    from lessons.course.feature_maps import explore
    from lessons.training.run.spec import TrainingSpec
    from pages.parts import training_panel

    training_panel.watch("feature-maps", TrainingSpec(), explore.recording(explore.DIGITS), True, frozenset())


def panel() -> None:
    """The whole panel."""
    from lessons.course.feature_maps import explore
    from lessons.training.run.spec import TrainingSpec
    from pages.parts import training_panel

    training_panel.show("feature-maps", TrainingSpec(), explore.recording(explore.DIGITS), lambda record: None)


def run_of(store: Store, epochs: int, state: State) -> str:
    run_id = store.create(TrainingSpec(epochs=1000), "ada", SLUG)
    store.set_architecture(run_id, explore.recording(explore.DIGITS).architecture)
    for epoch in range(1, epochs + 1):
        store.add_point(run_id, a_point(float(epoch), 3, 1 / epoch, 0.75, 2 / epoch, 0.5, 1.0))
    store.set_state(run_id, state)
    return run_id


@pytest.mark.parametrize("state", [State("running"), State("paused"), State("queued")])
@pytest.mark.parametrize("epochs", [10, 500])
def test_a_look_at_a_run_is_three_statements_however_long_it_is(store: Store, epochs: int, state: State) -> None:
    app = AppTest.from_function(tick, default_timeout=60)
    app.query_params[f"{SLUG}_run"] = run_id = run_of(store, epochs, state)
    read: list[str] = []
    store._database._reader._connection.set_trace_callback(read.append)
    for _ in range(2):
        store.add_point(run_id, a_point(epochs + 1.0, 3, 0.25, 0.75, 0.5, 0.5, 1.0))
        read.clear()
        assert not app.run().exception
        tables = [statement.split("FROM ")[1].split()[0] for statement in read]
        assert tables == ["runs", "points", "weights"]
    words = " ".join(element.value for element in app.markdown)
    assert state.name == "queued" or f"Epoch {epochs + 1} of 1000" in words


def test_a_learners_run_that_trains_is_found_without_its_address(store: Store) -> None:
    run_of(store, 2, State("done"))
    app = AppTest.from_function(panel, default_timeout=60).run()
    assert "Recorded" in app.markdown[0].value
    run_of(store, 3, State("running"))
    words = " ".join(element.value for element in app.run().markdown)
    assert "Epoch 3 of 1000" in words


def test_a_tab_that_has_followed_a_run_shows_it_once_it_has_ended(store: Store) -> None:
    run_id = run_of(store, 3, State("running"))
    app = AppTest.from_function(panel, default_timeout=60).run()
    store.set_state(run_id, State("done"))
    words = " ".join(element.value for element in app.run().markdown)
    assert "Epoch 3 of 1000" in words
    assert "Recorded" not in words


@pytest.mark.parametrize("name", ["starting", "running", "paused", "done"])
def test_stop_keeps_its_place_and_belongs_to_one_run(store: Store, name: StateName) -> None:
    app = AppTest.from_function(panel, default_timeout=60)
    app.query_params[f"{SLUG}_run"] = run_id = run_of(store, 3, State(name))
    stop = app.run().button[1]
    assert (stop.label, stop.disabled) == ("Stop", name == "done")
    assert str(stop.key).endswith(run_id)


def test_a_run_that_waits_is_at_epoch_0(store: Store) -> None:
    app = AppTest.from_function(panel, default_timeout=60)
    app.query_params[f"{SLUG}_run"] = run_of(store, 0, State("queued"))
    assert [info.value for info in app.run().info] == [f"{EPOCH_0} {CIRCLE}"]
    forecast = store.create(TrainingSpec(network="dense-windows", task="forecast"), "ada", SLUG)
    assert in_progress(store.run(forecast)) == EPOCH_0, "its chart has no circle"
