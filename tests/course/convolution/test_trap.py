"""The course's trap: the loop's filter is the transposed one, and so finds the other direction."""

import ast

import numpy as np
import pytest

from lessons.course.convolution import trap
from lessons.data import pictures
from tests.figures.sent import meta


def as_the_loop_reads_it(picture: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """The two loops, with the row called x: the pixel of row x + i meets the kernel's number in column i."""
    rows, columns = picture.shape
    out = np.zeros((rows - 2, columns - 2))
    for i in range(3):
        for j in range(3):
            out += picture[i : rows - 2 + i, j : columns - 2 + j].astype(float) * kernel[j, i]
    return out


@pytest.mark.parametrize("title", trap.FILTERS)
def test_loop_finds_the_other_direction(title: str) -> None:
    picture = pictures.load("brick")
    result = trap.compute(trap.Settings(trap_kernel=title), picture)
    assert {result.keras.finds, result.loop.finds} == {"horizontal edges", "vertical edges"}
    # The course names its filters by what the loop finds.
    assert result.loop.finds.split()[0] in title
    assert np.array_equal(ast.literal_eval(result.listing), result.written)
    small = pictures.to_grey(pictures.fit(picture, 256))[..., 0]
    np.testing.assert_allclose(result.loop.feature_map, as_the_loop_reads_it(small, result.written), atol=1e-2)
    for question in trap.QUESTIONS:
        assert question.answer(result) in question.options(result)
    assert trap.QUESTIONS[1].answer(result) == trap.OVER
    turns = [meta(trap.payload(result, reading))["turns"] for reading in (result.keras, result.loop)]
    assert turns == [False, True]
