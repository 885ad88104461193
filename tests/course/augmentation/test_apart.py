"""A variant taken apart: its steps lead from the picture to the variant, and their numbers are those of the maths."""

import functools
import itertools
import re

import numpy as np
import pytest

from lessons import text
from lessons.course.augmentation import apart, variants
from lessons.course.augmentation.views import SLUG
from lessons.data import pictures

DRAWN = variants.compute(variants.Settings(contrast=0.3, brightness=0.2), pictures.load("chelsea"))
STEPS = tuple(apart.FIELDS)


def taken(step: str, **changes: int) -> apart.Result:
    return apart.compute(apart.Settings(step=step, **changes), DRAWN)


def test_steps_lead_from_the_picture_to_the_variant() -> None:
    shown = [taken(step) for step in STEPS]
    np.testing.assert_array_equal(shown[0].before, DRAWN.image)
    np.testing.assert_array_equal(shown[-1].after, DRAWN.pictures[0])
    for one, following in itertools.pairwise(shown):
        np.testing.assert_array_equal(one.after, following.before)


def numbers(latex: str) -> np.ndarray:
    """The cells of the first matrix in a formula."""
    cells = re.search(r"\\begin\{pmatrix\} ([-\d.& \\]+) \\end", latex)
    assert cells
    return np.array([[float(cell) for cell in row.split("&")] for row in cells[1].split(r"\\")])


def test_all_in_one_counts_from_the_middle_as_its_steps_do() -> None:
    moves = [taken(step) for step in STEPS if step not in ("Contrast", "Brightness")]
    shown = [numbers(apart.formula(one).split("=")[1]) for one in moves]
    whole = numbers(apart.composition(moves[0]))
    step_by_step = functools.reduce(lambda before, then: then @ before, shown)
    np.testing.assert_allclose(whole, step_by_step, atol=0.05)
    draw, (height, width) = DRAWN.draws[0], DRAWN.image.shape[:2]
    assert whole[:2, 2] == pytest.approx([draw.shift_x * width, draw.shift_y * height], abs=0.01)


def test_variants_are_counted_in_a_circle() -> None:
    assert taken("Zoom", taken=10).draw == DRAWN.draws[0]


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_numbers_and_answers(step: str) -> None:
    shown = taken(step)
    assert apart.formula(shown)
    assert "pmatrix" in apart.composition(shown)
    assert all(picture.startswith(b"\xff\xd8") for picture in (*apart.figures(shown), *apart.orders(shown).values()))
    for question in apart.QUESTIONS:
        numbers = question.numbers(shown)
        assert question.answer(shown) in question.options(shown)
        assert text.read(SLUG)[f"ask {question.name}"].format(**numbers)
        assert text.read(SLUG)[f"because {question.name}"].format(answer="1", **numbers)


def test_answers_come_from_the_maths() -> None:
    moved, grows, order = (question.answer(taken("Shift")) for question in apart.QUESTIONS)
    drawn, (height, width) = DRAWN.draws[0], DRAWN.image.shape[:2]
    assert moved == f"{np.hypot(drawn.shift_x * width, drawn.shift_y * height):.1f} pixels"
    assert order == apart.DIFFERENT
    assert grows == f"{1 / (drawn.zoom_x * drawn.zoom_y):.2f}"
    assert {apart.QUESTIONS[0].answer(taken(step)) for step in STEPS if step != "Shift"} == {"0.0 pixels"}


def test_both_orders_are_one_where_nothing_turns() -> None:
    still = variants.compute(variants.Settings(rotation=0), pictures.load("chelsea"))
    assert apart.QUESTIONS[2].answer(apart.compute(apart.Settings(), still)) == apart.SAME
