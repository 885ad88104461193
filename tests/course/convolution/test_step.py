"""What Step through asks is what the kernel computes."""

import numpy as np
import pytest

from lessons.course.convolution import step
from lessons.course.convolution.experiment import Result, Settings, compute
from lessons.data import pictures
from lessons.figures import stepper
from lessons.maths.convolution import convolve
from lessons.maths.kernels import KERNELS
from tests.figures.sent import arrays, meta

TOTAL, EVEN, TURNED = step.QUESTIONS


def result(name: str = "Sobel, vertical edges", **changes: object) -> Result:
    return compute(Settings(kernel=name, **changes), pictures.load("chelsea"), KERNELS[name])


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize("colour", [False, True])
def test_every_answer_is_among_its_options(name: str, colour: bool) -> None:
    shown = result(name, colour=colour)
    for question in step.QUESTIONS:
        assert question.answer(shown) in question.options(shown)
        assert len(question.options(shown)) > 1


@pytest.mark.parametrize("changes", [{}, {"stride": 3}, {"dilation": 2, "colour": True}, {"padding": "same"}])
def test_total_is_the_number_that_the_stepper_starts_on(changes: dict) -> None:
    shown = result(**changes)
    sent = step.payload(shown)
    row, column = meta(sent)["start"]
    assert TOTAL.answer(shown) == f"{round(float(arrays(sent)['results'][row, column])):,}"
    assert (row, column) == stepper.strongest(shown.view_output)


@pytest.mark.parametrize(("name", "colour", "value"), [("Box blur", False, 100), ("Box blur", True, 300)])
def test_an_even_area_is_multiplied_by_the_sum(name: str, colour: bool, value: int) -> None:
    shown = result(name, colour=colour)
    assert EVEN.answer(shown) == f"{value:,}"
    channels = shown.view.shape[2]
    even = np.full((5, 5, channels), 100, np.float32)
    stacked = np.repeat(shown.kernel[:, :, None, None], channels, axis=2)
    np.testing.assert_allclose(convolve(even, stacked), value, rtol=1e-4)


def test_a_quarter_turn_answers_to_the_other_edges() -> None:
    assert TURNED.answer(result()) == "horizontal edges"
    assert TURNED.answer(result("Sobel, horizontal edges")) == "vertical edges"
    assert TURNED.answer(result("Laplacian")) == "both alike"
    assert TURNED.answer(result("Box blur")) == "even areas too"
