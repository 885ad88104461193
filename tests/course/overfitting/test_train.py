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


@pytest.mark.parametrize("name", [NONE, EARLY, AUGMENTATION])
def test_every_answer_is_among_its_options(name: str) -> None:
    record = recording(name)
    for question in train.QUESTIONS:
        options = question.options(record)
        assert question.answer(record) in options
        assert "{" not in text.read(SLUG)[f"ask {question.name}"].format(**question.numbers(record))
