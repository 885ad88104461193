"""The pooling lesson: its numbers and its program agree with Keras."""

import io
from contextlib import redirect_stdout
from dataclasses import replace

import numpy as np
import pytest

from lessons.course import pooling as lesson
from lessons.data import menu, pictures


def result(**changes: object) -> lesson.Result:
    settings = replace(lesson.Settings(), **changes)
    return lesson.compute(settings, pictures.load(menu.GALLERY[settings.picture].name))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"kind": "average", "source": lesson.PICTURE, "picture": "Cat"},
        {"size": 3, "stride": 1, "padding": "same"},
        {"kind": "average", "size": 5, "stride": 3, "padding": "same"},
    ],
)
def test_program_prints_what_the_page_shows(changes: dict) -> None:
    shown = result(**changes)
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(lesson.code(shown), "program", "exec"), {})
    pooled = shown.pooled(shown.settings.kind)
    low, high = map(float, said.getvalue().split()[-2:])
    assert str((*pooled.shape, 1)) in said.getvalue()
    assert low == pytest.approx(pooled.min(), abs=0.01)
    assert high == pytest.approx(pooled.max(), abs=0.01)


def test_two_by_two_leaves_a_quarter() -> None:
    share = lesson.QUESTIONS[0]
    assert share.answer(result()) == "25%"


@pytest.mark.parametrize("size", range(1, 7))
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_every_answer_is_among_its_options(size: int, padding: str) -> None:
    shown = result(size=size, stride=size, padding=padding)
    for question in lesson.QUESTIONS:
        assert question.answer(shown) in question.options(shown)


def test_the_page_is_asked_for_the_kind_that_it_does_not_show() -> None:
    value = lesson.QUESTIONS[1]
    numbers = lesson.first_window(result())
    assert value.answer(result(kind="average")) == str(numbers.max())
    assert float(value.answer(result(kind="max"))) == pytest.approx(numbers.mean(), abs=0.5)


def test_the_move_is_a_real_move() -> None:
    shown = result(shift=2)
    np.testing.assert_array_equal(shown.moved[:, 2:], shown.values[:, :-2])


def test_change_is_nothing_without_a_change_and_one_contrast_is_one() -> None:
    values = np.array([[0.0, 2.0], [0.0, 2.0]])
    assert lesson.change(values, values) == 0
    assert lesson.change(values, values + 1) == pytest.approx(1)
    assert lesson.change(np.zeros((2, 2)), np.zeros((2, 2))) == 0


def test_tiny_pictures_get_a_sentence() -> None:
    with pytest.raises(ValueError, match="too small"):
        lesson.compute(lesson.Settings(), np.zeros((5, 90, 3), np.uint8))
