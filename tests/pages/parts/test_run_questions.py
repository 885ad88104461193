"""Questions about a run: they stand above its curves, and what they ask reaches neither page nor browser before."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.training.run.history import State
from lessons.training.server import engine
from lessons.training.server.engine import Engine
from lessons.training.server.store import Store
from pages.parts import identity
from tests.training.made import a_point

SLUG = "feature-maps"
RIGHT = f"{explore.recording(explore.DIGITS).epoch_points[-1].val_accuracy:.1%}"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The runs of an engine that starts none of them, and Ada before the page."""
    store = Store(tmp_path / "runs.sqlite")
    trainer = Engine(store)
    monkeypatch.setattr(engine, "current", lambda: trainer)
    monkeypatch.setattr(identity, "learner", lambda: "ada")
    yield store
    store.close()


def page() -> None:
    """The training panel with one question, about validation."""
    from lessons.course.feature_maps import explore
    from lessons.questions import Question
    from lessons.training.run.history import TrainingRecord
    from pages.parts import run_questions, training_panel

    def answer(record: TrainingRecord) -> str:
        return f"{record.epoch_points[-1].val_accuracy:.1%}"

    veils = ("val_loss", "val_accuracy")
    question = Question[TrainingRecord]("good", lambda record: ("1.0%",), answer, veils=lambda record: veils)
    recorded = explore.recording(explore.DIGITS)
    words = {"ask good": "How good?", "because good": "So it is."}
    above = run_questions.above("feature-maps", words, (question,))
    training_panel.show("feature-maps", recorded.spec, recorded, lambda record: None, above)


def sent(app: AppTest) -> list[str]:
    """The columns that the chart was sent."""
    (chart,) = [one for one in app.main if one.type == "bidi_component"]
    data: bytes = chart.proto.bytes
    header = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
    columns: list[str] = header["meta"]["columns"]
    return columns


def words(app: AppTest) -> str:
    return " ".join(str(one.value) for one in (*app.markdown, *app.info))


def test_what_is_asked_of_a_recording_is_kept_back_until_it_is_skipped() -> None:
    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.exception
    assert RIGHT not in words(app)
    assert not app.info
    assert not app.expander
    app.button[0].click().run()
    assert RIGHT in words(app)
    assert app.info
    assert app.expander


def test_a_run_that_goes_on_is_asked_about_and_one_that_never_began_is_not(store: Store) -> None:
    spec = explore.recording(explore.DIGITS).spec
    for state, points, asked in (("running", 2, True), ("done", 2, True), ("failed", 0, False)):
        run_id = store.create(spec, "ada", SLUG)
        for epoch in range(1, points + 1):
            store.add_point(run_id, a_point(float(epoch), 3, 1 / epoch, 0.75, 2 / epoch, 0.625, 1.0))
        store.set_state(run_id, State(state))  # type: ignore[arg-type]
        app = AppTest.from_function(page, default_timeout=60)
        app.query_params[f"{SLUG}_run"] = run_id
        app.run()
        assert not app.exception
        assert bool(app.get("button_group")) == asked
        assert "62.5%" not in words(app)
