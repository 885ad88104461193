"""Training with remedies: what the settings stand for, and questions about the run."""

from dataclasses import replace

import pytest

from lessons import text
from lessons.course.overfitting import train
from lessons.course.overfitting.views import AUGMENTATION, DROPOUT, EARLY, HORSES, NONE, SLUG, recording
from lessons.training.reports.program import program
from lessons.training.settings import OWN


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(train.Settings()) == recording(NONE).spec


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (AUGMENTATION, {"augmentation": True}),
        (DROPOUT, {"dropout": 50}),
        ("l2-penalty", {"l2": 5}),
        ("smaller-network", {"filters": 4, "dense": 16}),
        ("more-pictures", {"pictures": 1000}),
        (EARLY, {"stops": True}),
        ("augmentation-and-dropout", {"augmentation": True, "dropout": 50}),
        (HORSES, {"data": "Horses or humans, drawn"}),
    ],
)
def test_every_recording_can_be_trained_on_the_page(name: str, changes: dict[str, object]) -> None:
    assert train.spec(replace(train.Settings(), **changes)) == recording(name).spec


def test_a_set_without_so_many_pictures_is_used_whole() -> None:
    own = replace(train.Settings(), data=OWN, pictures=200)
    assert train.spec(own) is None
    run = train.spec(own, "happy-or-sad")
    assert run
    assert (run.data, run.examples) == ("happy-or-sad", None)


def test_remedies_are_combined_in_the_program() -> None:
    written = program(train.spec(train.Settings(augmentation=True, stops=True, dropout=20, l2=3)))
    for part in ("RandomRotation", "Dropout(0.2)", "L2(0.003)", "EarlyStopping"):
        assert part in written


def test_answers_are_read_from_the_run_and_options_from_its_settings() -> None:
    turn, end = train.QUESTIONS
    answers = {
        name: (turn.answer(recording(name)), end.answer(recording(name))) for name in (NONE, EARLY, AUGMENTATION)
    }
    assert answers == {
        NONE: (train.THIRDS[0], "more than 20 points"),
        EARLY: (train.THIRDS[0], "more than 20 points"),
        AUGMENTATION: (train.THIRDS[2], "5 to 20 points"),
    }
    for question in train.QUESTIONS:
        assert question.answer(recording(NONE)) in question.options(recording(NONE))
        assert "{" not in text.read(SLUG)[f"ask {question.name}"].format(**question.numbers(recording(NONE)))
