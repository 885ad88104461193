"""More pictures: recordings that differ in nothing but their number, and what each makes of new pictures."""

import numpy as np
import pytest

from lessons import text
from lessons.course.larger_dataset import more
from lessons.course.larger_dataset.views import SLUG, recording
from lessons.data import registry
from lessons.training.reports import comparison
from tests.figures.sent import meta

RESULT = more.compute()


def test_recordings_differ_in_the_number_of_pictures_alone() -> None:
    assert RESULT.sizes == (200, 500, 1000, 2000)
    assert [label for label, _ in comparison.differing([record.spec for record in RESULT.records])] == ["Pictures"]


def test_the_last_one_learned_from_all_there_are() -> None:
    last = recording(more.NAMES[-1])
    assert more.training_pictures(last) == registry.describe(last.spec.data).train


def test_more_pictures_help() -> None:
    assert list(RESULT.new) == sorted(RESULT.new)
    assert min(RESULT.known) >= 0.99


def test_pictures_turn_right_at_different_sizes_and_stay_right() -> None:
    followed = RESULT.right[:, RESULT.places]
    assert followed.shape == (4, more.PICTURES)
    assert len(set(RESULT.places)) == more.PICTURES
    assert not followed[0].any()
    assert followed[-1].all()
    assert (np.diff(followed.astype(int), axis=0) >= 0).all()
    assert set(followed.sum(axis=0)) == {1, 2, 3}


def test_what_more_pictures_change_is_sent_once_it_is_open() -> None:
    closed, shown = (meta(more.payload(RESULT, 3, is_open)) for is_open in (False, True))
    assert "later" not in closed
    assert closed["at"] == 0
    assert [step["pictures"] for step in (shown["first"], *shown["later"])] == [200, 500, 1000, 2000]
    assert shown["at"] == 3


@pytest.mark.parametrize(("written", "size"), [("", 0), ("1000", 2), ("2000", 3), ("7", 0), ("x", 0)])
def test_size_is_read_from_the_address(written: str, size: int) -> None:
    assert more.read_size(written) == size


def test_fewer_pictures_are_learned_by_heart_in_fewer_steps_but_later_epochs() -> None:
    numbers = more.numbers(RESULT)
    few, many = (RESULT.records[at].epoch_points for at in (0, -1))
    assert [end.accuracy >= 0.95 for end in few].index(True) + 1 == numbers["few_epoch"] == 11
    assert [end.accuracy >= 0.95 for end in many].index(True) + 1 == numbers["many_epoch"] == 3
    assert (numbers["few_steps"], numbers["many_steps"]) == (110, 300)
    assert more.QUESTIONS[1].answer(RESULT) == "2,000 pictures"


def test_answers_are_computed_and_among_their_options() -> None:
    words = text.read(SLUG)
    assert more.QUESTIONS[0].answer(RESULT) == "74.0%"
    for question in more.QUESTIONS:
        options = question.options(RESULT)
        assert question.answer(RESULT) in options
        assert len(options) == len(set(options)) >= 2
        numbers = question.numbers(RESULT)
        assert "74.0" not in words[f"ask {question.name}"].format(**numbers)
        assert words[f"because {question.name}"].format(**numbers)
    assert all(words[f"open {name}"].format(**more.numbers(RESULT)) for name in ("more", "heart"))


def test_gains_and_losses_make_up_the_difference() -> None:
    numbers = more.numbers(RESULT)
    assert (numbers["gained"] - numbers["lost"]) / 1000 == pytest.approx(RESULT.new[-1] - RESULT.new[0])
