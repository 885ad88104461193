"""Training on windows: what the settings stand for, the exercise, and questions about the run."""

import pytest

from lessons import text
from lessons.course.windows import train
from lessons.course.windows.source import SERIES
from lessons.course.windows.trainings import DENSE, EXERCISE, LINEAR, SCHEDULE
from lessons.course.windows.views import SLUG, recording
from lessons.training.reports.program import program

EXERCISE_SETTINGS = {
    "units": 64,
    "window": 40,
    "scaled": True,
    "loss": "mae",
    "optimizer": "adam",
    "learning_rate": 0.001,
    "epochs": 40,
}


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(train.Settings(), DENSE.data) == recording("dense").spec
    assert next(iter(SERIES.values())).name == DENSE.data


def test_every_recording_can_be_trained_on_the_page() -> None:
    assert train.spec(train.Settings(network="Linear"), LINEAR.data) == recording("linear").spec
    assert train.spec(train.Settings(**EXERCISE_SETTINGS), EXERCISE.data) == recording("exercise").spec  # type: ignore[arg-type]
    assert train.spec(train.Settings(swept=True), DENSE.data) == recording("sweep").spec


def test_a_split_that_leaves_no_window_is_no_run() -> None:
    assert train.spec(train.Settings(window=20), DENSE.data, split=20) is None
    run = train.spec(train.Settings(window=20), DENSE.data, split=21)
    assert run is not None
    assert run.data_options["split"] == 21


def test_momentum_is_of_sgd_alone_and_the_sweep_stands_in_the_program() -> None:
    run = train.spec(train.Settings(optimizer="adam", swept=True, loss="huber"), DENSE.data)
    assert run is not None
    assert (run.momentum, run.schedule, run.loss) == (0, SCHEDULE, "huber")
    assert "LearningRateScheduler" in program(run)
    assert "momentum=0.9" in program(recording("dense").spec)


def test_networks_beat_naive_as_the_course_has_it_and_reach_the_exercise() -> None:
    for name in ("dense", "linear"):
        record = recording(name)
        assert record.baseline == pytest.approx(5.938, abs=1e-3)
        assert 4.8 < record.best_val_metric < 5.4
        assert train.exercise(record) is None
    done = recording("exercise")
    assert done.baseline == pytest.approx(3.70, abs=5e-3)
    assert done.best_val_metric < train.GOAL
    assert train.exercise(done) == "exercise reached"
    assert "{" not in text.read(SLUG)["exercise reached"].format(**train.exercise_numbers(done))


def test_question_is_answered_from_the_run() -> None:
    (question,) = train.QUESTIONS
    for name in train.RECORDED.values():
        record = recording(name)
        assert question.answer(record) == train.LITTLE
        assert question.answer(record) in question.options(record)
        for section in ("ask beats", "because beats"):
            assert "{" not in text.read(SLUG)[section].format(answer="", **question.numbers(record))
