"""Named kernels do what their names say."""

import numpy as np
import pytest

from lessons.maths.convolution import convolve
from lessons.maths.kernels import KERNELS, divide_by_sum, edge_responses, grid


def test_edge_responses_are_what_convolution_gives_over_an_ideal_edge() -> None:
    for kernel in KERNELS.values():
        if abs(kernel.sum()) > 1e-3:
            continue
        step = np.repeat((np.arange(20) >= 10).astype(np.float32)[None], 20, axis=0)
        measured = [
            float(np.abs(convolve(picture[..., None], kernel[..., None, None])[6:-6, 6:-6]).max())
            for picture in (step, step.T)
        ]
        assert edge_responses(kernel) == pytest.approx(measured)


@pytest.mark.parametrize(("name", "total"), [("Box blur", 1), ("Gaussian blur", 1), ("Sharpen", 1), ("Outline", 0)])
def test_sums_keep_brightness_or_wipe_out_even_areas(name: str, total: float) -> None:
    assert KERNELS[name].sum() == pytest.approx(total)


def test_divided_sums_to_one_unless_the_sum_is_zero() -> None:
    assert divide_by_sum(grid([1, 1], [1, 1])).sum() == pytest.approx(1)
    laplacian = KERNELS["Laplacian"]
    np.testing.assert_array_equal(divide_by_sum(laplacian), laplacian)
