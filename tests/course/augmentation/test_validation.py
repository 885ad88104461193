"""What augmentation does to validation: two runs that differ in nothing else, and recordings that show it."""

from dataclasses import replace

from lessons import text
from lessons.course.augmentation import validation
from lessons.course.augmentation.trainings import AUGMENTATIONS
from lessons.course.augmentation.validation import DEFAULT, Settings, specs
from lessons.course.augmentation.views import COURSE, SLUG
from lessons.maths.augmentation import Augmentation
from lessons.training.settings import OWN


def test_runs_differ_in_their_augmentation_alone() -> None:
    without, changed = specs(Settings(), AUGMENTATIONS[COURSE])
    assert changed == DEFAULT
    assert without == replace(DEFAULT, augmentation=Augmentation())
    assert [validation.name(run) for run in (without, changed)] == ["Without", "With course"]
    assert validation.name(replace(DEFAULT, augmentation=Augmentation(shear=3))) == "With my settings"


def test_nothing_to_change_needs_one_run() -> None:
    assert len(specs(Settings(), Augmentation(fill="wrap"))) == 1


def test_own_pictures_that_are_not_there_give_no_run() -> None:
    assert specs(Settings(trained_data=OWN), AUGMENTATIONS[COURSE]) == ()
    assert specs(Settings(pictures=2000), Augmentation())[0].examples is None


def test_recordings_tell_the_courses_story() -> None:
    assert [entry.id for entry in validation.entries().values()] == list(AUGMENTATIONS)
    assert validation.best(COURSE) > validation.best(validation.NONE) + 0.1
    assert validation.best(validation.HARSH) < validation.best(validation.NONE)
    assert validation.last_training(COURSE) < validation.last_training(validation.NONE)


def test_the_courses_curve_keeps_its_place_and_comes_with_the_last_answer() -> None:
    before, after = validation.open_entries(("gain", "training")), validation.open_entries(("overfits",))
    assert after == validation.entries()
    assert {place: entry for place, entry in after.items() if entry.id != COURSE} == before


def test_answers_come_from_the_recordings() -> None:
    words = text.read(SLUG)
    for name in ("recorded", "gain", "training"):
        assert "{" not in words[name].format(**validation.numbers())
    for question in validation.QUESTIONS:
        assert question.answer(None) in question.options(None)
        assert words[f"ask {question.name}"].format(**question.numbers(None))
        assert words[f"because {question.name}"].format(answer="1", **question.numbers(None))
