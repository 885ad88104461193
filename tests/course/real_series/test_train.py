"""Training on real series: what settings stand for, exercise 4.4, and what a run is measured by."""

from dataclasses import replace

import numpy as np
import pytest

from lessons import text
from lessons.course.real_series import train
from lessons.course.real_series.trainings import COURSE, DEEP, DENSE, SERIES
from lessons.course.real_series.views import SLUG
from lessons.data.split_series import ROWS
from lessons.maths.series import mae
from lessons.training.run.architecture import expected
from tests.course.real_series.series import real


def test_first_settings_are_what_was_recorded() -> None:
    recording = train.recording(train.Settings(), DENSE.data)
    assert train.spec(train.Settings(), DENSE.data, None) == recording.spec == DENSE


def test_a_start_sets_what_was_recorded_and_what_the_course_trains() -> None:
    deep = train.STARTS["Conv1D and LSTM, class size"]
    assert train.spec(deep[1], ROWS[deep[0]].name, None) == DEEP
    course = train.STARTS["The course"]
    assert train.spec(course[1], DENSE.data, None) == replace(COURSE, data=DENSE.data)
    exercise = train.STARTS["Exercise 4.4"]
    assert ROWS[exercise[0]].name == train.EXERCISE


@pytest.mark.parametrize("series", SERIES)
def test_every_series_has_its_recordings(series: str) -> None:
    for network, preset in ((train.DENSE_NETWORK, DENSE), (train.DEEP_NETWORK, DEEP)):
        found = train.recording(train.Settings(network=network), series)
        assert (found.spec.data, found.spec.network) == (series, preset.network)
    assert train.recording(train.Settings(), train.EXERCISE).spec == DENSE


def test_a_learners_own_is_split_where_they_say() -> None:
    run = train.spec(train.Settings(optimizer="sgd", momentum=0.9), DENSE.data, 900)
    assert (run.data_options["split"], run.momentum) == (900, 0.9)
    assert train.spec(train.Settings(momentum=0.9), DENSE.data, None).momentum == 0


def test_the_courses_size_is_for_the_teacher() -> None:
    assert train.is_class_size(DENSE)
    assert train.is_class_size(DEEP)
    assert train.is_class_size(replace(DEEP, data=train.EXERCISE)), "it took 53 s beside other work"
    assert not train.is_class_size(replace(COURSE, data=DENSE.data))
    assert not train.is_class_size(replace(DEEP, data=train.EXERCISE, epochs=100))


def test_the_deep_network_ends_in_30_10_1() -> None:
    layers = expected(DEEP).layers
    assert [layer.class_name for layer in layers] == ["Reshape", "Conv1D", "LSTM", "LSTM", "Dense", "Dense", "Dense"]
    assert [layer.config["units"] for layer in layers[-3:]] == [30, 10, 1]


def test_a_run_is_measured_by_naive_and_least_squares_of_its_window() -> None:
    found = train.yardstick(DENSE)
    assert (round(found.naive, 3), round(found.linear, 3)) == (2.184, 2.117)
    series = real(DENSE.data)
    later = train.yardstick(replace(DENSE, data_options={**DENSE.data_options, "split": 1200}))
    assert later.naive == pytest.approx(mae(series.values[1200:], series.values[1199:-1]))


def test_question_has_its_answer_and_words_and_reads_the_spec_alone_before_the_end() -> None:
    (question,) = train.QUESTIONS
    record, words = train.recording(train.Settings(), DENSE.data), text.read(SLUG)
    assert question.answer(record) in question.options(record)
    for section in ("ask worth", "because worth"):
        assert "{" not in words[section].format(answer="", **question.numbers(record))
    error = record.epoch_points[-1].values["val_mae"]
    assert train.last_error(record) == error
    if question.answer(record) == "the same within 5%":
        assert error == pytest.approx(train.yardstick(DENSE).linear, rel=train.LIKE)


def test_exercise_is_judged_on_its_own_series_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    record = train.recording(train.Settings(), DENSE.data)
    assert train.verdict(record) is None
    monkeypatch.setattr(train, "EXERCISE", DENSE.data)
    assert train.verdict(record) == "exercise open"
    monkeypatch.setattr(train, "GOAL", np.inf)
    assert train.verdict(record) == "exercise reached"
    for section in ("exercise open", "exercise reached"):
        assert "{" not in text.read(SLUG)[section].format(**train.numbers(record))


def test_units_of_memory_are_set_where_there_is_memory() -> None:
    assert "units" in train.fields(train.DEEP_NETWORK)
    assert "units" not in train.fields(train.DENSE_NETWORK)
    assert {"window", "loss", "seed"} <= set(train.fields(train.DENSE_NETWORK))
