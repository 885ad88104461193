"""Overfitting's training: what is said of the end of a run waits for it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.overfitting.trainings import DROPOUT
from lessons.training.run.history import State, StateName
from lessons.training.server.store import Store
from pages.parts import questions
from tests.training.made import a_point


def explanation(record: object) -> None:
    from lessons import text
    from pages.sections.overfitting import train

    train.explain("overfitting", text.read("overfitting"), record)


@pytest.mark.parametrize(("state", "sentences"), [("running", 0), ("paused", 0), ("done", 1)])
def test_what_training_is_in_the_end_is_said_then(
    state: StateName, sentences: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "has_guesses", lambda *of_all: True)
    store = Store(tmp_path / "runs.sqlite")
    run = store.create(DROPOUT, "ada", "overfitting")
    store.add_point(run, a_point(1.0, 3, 0.6, 0.7, 0.5, 0.75, 1.0, remeasured_accuracy=0.8))
    store.set_state(run, State(state))
    app = AppTest.from_function(explanation, args=(store.view(run),)).run()
    assert not app.exception
    assert len(app.info) == sentences
    store.close()
