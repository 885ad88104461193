"""The section Train: what the settings stand for, who may start it, and questions about the run."""

from dataclasses import replace

import pytest

from lessons import text
from lessons.course.poetry import train, views
from lessons.course.poetry.trainings import PRESETS
from lessons.training.reports.program import program

FIRST = train.Settings()
BOOK = replace(FIRST, units=64, batch_size=64)


def test_every_recording_can_be_trained_on_the_page() -> None:
    assert train.spec(FIRST, "ballads") == PRESETS["ballads"]
    assert train.spec(replace(BOOK, epochs=PRESETS["book"].epochs), "verse") == PRESETS["book"]


def test_the_course_s_own_networks_can_be_set() -> None:
    settings = replace(FIRST, dimensions=100, units=150, both_ways=True, second=100, dropout=20, half=True, l2=10)
    written = program(train.spec(settings, "ballads"))
    for part in (
        "Bidirectional(layer=keras.layers.LSTM(150, return_sequences=True))",
        "Dropout(0.2)",
        "LSTM(100)",
        'Dense(345, activation="relu", kernel_regularizer=keras.regularizers.L2(0.01))',
    ):
        assert part in written


def test_a_dozen_ballads_are_for_a_class_and_the_course_s_size_for_the_teacher() -> None:
    assert train.is_class_size(train.spec(FIRST, "ballads"))
    assert not train.is_class_size(
        train.spec(replace(BOOK, dimensions=100, units=150, both_ways=True, epochs=100), "verse")
    )


@pytest.mark.parametrize("name", PRESETS)
def test_questions_have_their_answers_and_words(name: str) -> None:
    record = views.recording(name)
    for question in train.QUESTIONS:
        assert question.answer(record) in question.options(record)
        for part in ("ask", "because"):
            assert "{" not in text.read(views.SLUG)[f"{part} {question.name}"].format(**question.numbers(record))


def test_new_lines_are_foretold_less_often_than_by_the_commonest_word() -> None:
    assert [train.QUESTIONS[1].answer(views.recording(name)) for name in PRESETS] == [train.LESS] * 2


def test_training_never_passes_its_ceiling() -> None:
    for name in PRESETS:
        record = views.recording(name)
        assert record.ceiling
        assert 0.8 < record.ceiling < 0.9
        assert max(end.accuracy for end in record.epoch_points) < record.ceiling
