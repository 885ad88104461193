"""A variant taken apart: its steps lead from the picture to the variant, and their numbers are those of the maths."""

import itertools

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
    stays, grows, order = (question.answer(taken("Shift")) for question in apart.QUESTIONS)
    drawn = DRAWN.draws[0]
    assert (stays, order) == ("no", "no")
    assert grows == f"{1 / (drawn.zoom_x * drawn.zoom_y):.2f}"
