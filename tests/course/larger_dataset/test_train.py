"""Training: what the settings stand for, and the questions about a run, answered from its numbers."""

from dataclasses import replace

import pytest

from lessons import text
from lessons.course.larger_dataset import train
from lessons.course.larger_dataset.trainings import PRESETS
from lessons.course.larger_dataset.views import SLUG, WHOLE, recording
from lessons.data import registry
from lessons.training.run.history import State, TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN
from tests.training.made import Made, a_point


def made(*epochs: tuple[float, float, float]) -> Made:
    """A run of these epochs: training accuracy, validation accuracy and validation loss of each."""
    points = [
        a_point(number, 10, 1 / number, accuracy, val_loss, val_accuracy, 1.0)
        for number, (accuracy, val_accuracy, val_loss) in enumerate(epochs, start=1)
    ]
    return Made(points, train.DEFAULT)


TURNING = made((0.6, 0.58, 0.7), (0.8, 0.7, 0.5), (0.96, 0.74, 0.75), (0.99, 0.71, 1.0), (1.0, 0.68, 1.5))


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(train.Settings()) == PRESETS[WHOLE] == recording(WHOLE).spec


@pytest.mark.parametrize("pictures", train.PICTURES)
def test_fewer_pictures_than_there_are_limit_the_run(pictures: int) -> None:
    spec = train.spec(replace(train.Settings(), pictures=pictures))
    assert spec is not None
    assert spec.examples == (pictures if pictures < registry.describe(spec.data).train else None)


@pytest.mark.parametrize("convolutions", [1, 2, 3, 4])
@pytest.mark.parametrize("filters", [4, 8, 16, 32])
def test_every_network_on_offer_fits_the_pictures(filters: int, convolutions: int) -> None:
    spec = train.spec(replace(train.Settings(), filters=filters, convolutions=convolutions))
    assert isinstance(spec, TrainingSpec)


def test_callbacks_set_one_goal_each() -> None:
    def chosen(callback: str) -> tuple:
        spec = train.spec(replace(train.Settings(), callback=callback))
        assert spec is not None
        return spec.stop_at_accuracy, spec.stop_at_val_accuracy, spec.patience, spec.checkpoint

    assert chosen(train.NONE) == (None, None, None, False)
    assert chosen(train.EXERCISE) == (0.95, 0.8, None, False)
    assert chosen(train.EARLY_STOPPING) == (None, None, 3, False)
    assert chosen(train.CHECKPOINT) == (None, None, None, True)


def test_own_pictures_must_be_there() -> None:
    own = replace(train.Settings(), data=OWN)
    assert train.spec(own) is None


@pytest.mark.parametrize(
    ("record", "section", "learned"),
    [
        (TURNING, "exercise missed", 3),
        (made((0.6, 0.58, 0.7), (0.9, 0.83, 0.5)), "exercise open", None),
        (made((0.9, 0.83, 0.5), (0.96, 0.81, 0.6), (0.99, 0.7, 0.9)), "exercise reached", 2),
        (made((0.9, 0.83, 0.5), (0.96, 0.79, 0.6)), "exercise missed", 2),
    ],
)
def test_exercise_wants_both_goals_after_one_epoch(record: TrainingRecord, section: str, learned: int | None) -> None:
    assert train.exercise(record) == section
    numbers = train.exercise_numbers(record)
    assert numbers["learned"] == learned
    assert "{" not in text.read(SLUG)[section].format(**numbers)


def test_leaking_validation_never_reaches_the_exercise() -> None:
    """It says nothing of new pictures."""
    learned = Made(made((0.96, 0.97, 0.1)).points, replace(train.DEFAULT, leak=True))
    assert train.exercise(learned) == "exercise leak"
    assert text.read(SLUG)["exercise leak"]
    leaking = train.spec(replace(train.Settings(), leak=True))
    assert leaking is not None
    assert leaking.leak


@pytest.mark.parametrize(
    ("record", "third", "direction", "mistakes"),
    [
        (TURNING, train.THIRDS[0], train.MORE, (300, 320)),
        (made((0.6, 0.58, 0.7), (0.8, 0.7, 0.8)), train.THIRDS[0], train.FEWER, (420, 300)),
        (made((0.6, 0.7, 0.5), (0.8, 0.7, 0.8)), train.THIRDS[0], train.SAME, (300, 300)),
        (made((0.6, 0.5, 0.7), (0.8, 0.6, 0.6), (0.8, 0.7, 0.5)), train.THIRDS[2], train.SAME, (300, 300)),
        (made((0.6, 0.5, 0.7), (0.8, 0.6, 0.5), (0.8, 0.5, 0.6)), train.THIRDS[1], train.MORE, (400, 500)),
        (made((0.5, 0.5, 0.7)), train.THIRDS[0], train.SAME, (500, 500)),
        (recording(WHOLE), train.THIRDS[0], train.FEWER, (331, 260)),
    ],
    ids=["worse", "better", "as good", "not turned", "in the middle", "one epoch", "recorded"],
)
def test_answers_come_from_the_run(
    record: TrainingRecord, third: str, direction: str, mistakes: tuple[int, int]
) -> None:
    turn, sure = train.QUESTIONS
    assert (turn.answer(record), sure.answer(record)) == (third, direction)
    words, numbers = text.read(SLUG), sure.numbers(record)
    assert f"{mistakes[0]} mistakes become {mistakes[1]}, of 1,000" in words["because sure"].format(**numbers)
    for question in train.QUESTIONS:
        assert question.answer(record) in question.options(record)
        assert words[f"ask {question.name}"].format(**question.numbers(record))
        assert words[f"because {question.name}"].format(**question.numbers(record))


def test_questions_can_be_asked_before_the_first_epoch_has_ended() -> None:
    class Running(Made):
        @property
        def state(self) -> State:
            return State("running")

    record = Running([], train.DEFAULT)
    for question in train.QUESTIONS:
        assert len(question.options(record)) == 3
        assert question.veils(record)
        assert text.read(SLUG)[f"ask {question.name}"].format(**question.numbers(record))


def test_recorded_story_is_the_courses() -> None:
    ends = recording(WHOLE).epoch_points
    lowest = min(end.val_loss or 9 for end in ends)
    assert ends[-1].accuracy >= 0.98
    assert 0.65 <= max(end.val_accuracy or 0 for end in ends) <= 0.85
    assert (ends[-1].val_loss or 0) >= 2 * lowest
