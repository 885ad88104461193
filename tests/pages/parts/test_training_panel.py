"""The training panel: what one look at a run costs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.engine import Engine
from lessons.training.server.store import Store
from pages.parts import identity
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

    training_panel.watch("feature-maps", TrainingSpec(), explore.recording(explore.DIGITS), was_active=True)


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
    app = AppTest.from_function(tick, default_timeout=60).run()
    assert "Recorded" in app.markdown[0].value
    run_of(store, 3, State("running"))
    words = " ".join(element.value for element in app.run().markdown)
    assert "Epoch 3 of 1000" in words
