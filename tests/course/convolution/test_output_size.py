"""Output size: the count, the formula and the words agree with what a convolution makes."""

import re

import numpy as np
import pytest

from lessons import text
from lessons.course.convolution import output_size
from lessons.course.convolution.output_size import Settings
from lessons.course.convolution.views import SLUG
from lessons.maths.convolution import convolve
from tests.figures.sent import meta

CORNERS = [
    Settings(),
    Settings(lab_stride=2),
    Settings(lab_size=27, lab_stride=2),
    Settings(lab_dilation=3),
    Settings(lab_padding="same"),
    Settings(lab_padding="same", lab_stride=3),
    Settings(lab_size=28, lab_padding="same", lab_stride=2),
    Settings(lab_size=1, lab_kernel=1),
]


@pytest.mark.parametrize("settings", CORNERS)
def test_words_and_formula_end_in_what_a_convolution_makes(settings: Settings) -> None:
    result = output_size.compute(settings)
    kernel = np.ones((settings.lab_kernel, settings.lab_kernel, 1, 1), np.float32)
    image = np.zeros((settings.lab_size, settings.lab_size, 1), np.float32)
    made = convolve(image, kernel, None, settings.lab_stride, settings.lab_padding, settings.lab_dilation)
    numbers = output_size.numbers(result)
    words = text.read(SLUG)[f"size {output_size.explanation(result)}"].format(**numbers)
    assert result.outputs == len(made) == meta(output_size.payload(result))["cells"]
    assert output_size.formula(result).endswith(f"= {len(made)}")
    assert re.search(rf"\*\*{len(made)} outputs?\*\*", words)
    exact = "nothing to round" in words
    assert exact == numbers["division"].rpartition(" ")[2].isdigit()
    (question,) = output_size.QUESTIONS
    assert question.answer(result) in question.options(result)


def test_a_stride_leaves_about_one_output_for_every_so_many_pixels() -> None:
    result = output_size.compute(Settings(lab_stride=2))
    assert "**2 pixels** at a time" in text.read(SLUG)["strides"].format(**output_size.numbers(result))
    assert abs(result.outputs - result.size / 2) <= 1


def test_a_kernel_that_fits_nowhere_is_told_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="fits nowhere"):
        output_size.compute(Settings(lab_size=1))
