"""Every answer of a network, judged: in a small case by hand, and in a recorded one against itself."""

from dataclasses import replace

import numpy as np
import pytest

from lessons import answers
from lessons.answers import Answers

NAMES = ("a", "b", "c")
LABELS = np.array([0, 0, 1, 1, 2, 2])
LOGITS = np.array([[3, 0, 0], [0, 2, 0], [0, 4, 0], [0, 1, 0], [0, 9, 0], [0, 0, 5]], float)
"""The second picture, an a, and the fifth, a c, are taken for b: the fifth more surely."""
SHOWN = Answers(NAMES, LABELS, LOGITS)


def test_mistakes_are_counted_and_the_surest_comes_first() -> None:
    assert SHOWN.matrix.tolist() == [[1, 1, 0], [0, 2, 0], [0, 1, 1]]
    assert SHOWN.accuracy == pytest.approx(4 / 6)
    assert SHOWN.places == [4, 1]
    assert SHOWN.captions == [("c", "b", f"{SHOWN.confidences[4]:.1%}"), ("a", "b", f"{SHOWN.confidences[1]:.1%}")]
    assert SHOWN.picture == 4
    assert answers.heading(SHOWN) == "2 mistakes among 6 pictures"


def test_order_by_loss_begins_with_the_dearest() -> None:
    random = np.random.default_rng(0)
    many = Answers(NAMES, random.integers(0, 3, 50), random.normal(0, 3, (50, 3)), answers.HIGHEST_LOSS)
    assert many.losses[many.places[0]] == many.losses.max()
    assert len(many.places) == answers.MOST_PICTURES


def test_cell_shows_its_pictures_and_a_second_click_all_mistakes() -> None:
    cell = replace(SHOWN, cell=(0, 1))
    assert cell.places == [1]
    assert answers.heading(cell) == "a, taken for b: 1"
    assert answers.heading(replace(SHOWN, cell=(1, 1))) == "b, rightly named: 2"
    assert answers.toggle_cell(SHOWN, (0, 1)) == "0-1"
    assert answers.toggle_cell(cell, (0, 1)) == ""


def test_empty_cell_still_has_a_picture_to_take_apart() -> None:
    empty = replace(SHOWN, cell=(1, 0))
    assert empty.places == []
    assert empty.picture == 0
    assert empty.picture_place is None


def test_chosen_picture_is_found_among_those_on_show() -> None:
    chosen = replace(SHOWN, chosen=1)
    assert (chosen.picture, chosen.picture_place) == (1, 1)
    assert chosen.sure == chosen.probabilities[1].max()


@pytest.mark.parametrize("written", ["", "3", "3-", "-3", "10-0", "0-10", "3-x", "1-2-3", "-1-2", "٣-3"])
def test_what_is_no_cell_is_none(written: str) -> None:
    assert answers.read_cell(written, 10) is None


@pytest.mark.parametrize(("written", "place"), [("0", 0), ("358", 358), ("359", None), ("", None), ("x", None)])
def test_place_is_read_from_the_address(written: str, place: int | None) -> None:
    assert answers.read_place(written, 359) == place


def test_questions_are_answered_by_counting() -> None:
    assert answers.CONFUSED.answer(SHOWN) == "a"
    assert answers.CONFUSED.numbers(SHOWN) == {"wrong": 1, "total": 2, "other": "b"}
    assert int(answers.COST.answer(SHOWN)) == round(SHOWN.losses[4] / SHOWN.losses[~SHOWN.wrong].mean())
