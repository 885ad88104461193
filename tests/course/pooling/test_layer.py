"""The pooling lesson: its numbers and its program agree with Keras."""

import io
from contextlib import redirect_stdout
from dataclasses import replace

import numpy as np
import pytest

from lessons.course.pooling import layer as lesson
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


def test_the_move_is_a_real_move() -> None:
    shown = result()
    np.testing.assert_array_equal(shown.part((0, 2))[:, 2:], shown.values[:, :-2])
    np.testing.assert_array_equal(shown.part((-3, 0))[:-3], shown.values[3:])


def test_tiny_pictures_get_a_sentence() -> None:
    with pytest.raises(ValueError, match="too small"):
        lesson.compute(lesson.Settings(), np.zeros((17, 90, 3), np.uint8))
    for source in (lesson.FEATURE_MAP, lesson.PICTURE):
        small = lesson.compute(lesson.Settings(source=source), np.zeros((18, 90, 3), np.uint8))
        assert small.part((lesson.LARGEST, -lesson.LARGEST)).shape == small.values.shape
