"""What Whole picture says of a feature map is counted in it."""

import numpy as np
import pytest

from lessons.course.convolution import whole
from lessons.course.convolution.experiment import CLIPPED, Result, Settings, apply_finish, compute
from lessons.data import pictures
from lessons.maths.kernels import KERNELS

ZERO, NEGATIVE = whole.QUESTIONS


def result(name: str, display: str = "Signed") -> Result:
    return compute(Settings(kernel=name, display=display), pictures.load("camera"), KERNELS[name])


def test_clipping_hides_the_negative_outputs() -> None:
    assert apply_finish(np.array([-5.0, 300.0]), ("clip",)).tolist() == [0, 255]
    assert 0.1 < whole.draw(result("Sobel, vertical edges", CLIPPED)).negative < 0.9
    assert whole.draw(result("Box blur")).negative == 0


@pytest.mark.parametrize("name", KERNELS)
def test_the_part_that_is_said_to_be_zero_is(name: str) -> None:
    shown = result(name)
    even, dark = (compute(Settings(), np.full((9, 9, 3), grey, np.uint8), shown.kernel) for grey in (200, 0))
    place = {whole.EVEN: even, whole.DARK: dark}[ZERO.answer(shown)]
    assert np.abs(place.view_output).max() < 1e-3
    assert NEGATIVE.answer(shown) in NEGATIVE.options(shown)


def test_negative_outputs_are_counted() -> None:
    assert NEGATIVE.answer(result("Box blur")) == "less than a quarter"
    assert NEGATIVE.numbers(result("Box blur"))["negative"] == "0%"
