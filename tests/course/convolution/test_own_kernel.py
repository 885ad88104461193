"""A learner's own kernel comes back from the address as it was, or not at all."""

import numpy as np
import pytest

from lessons.course.convolution import own_kernel
from lessons.maths.kernels import KERNELS


@pytest.mark.parametrize("written", ["", "1,2", "a,b", ",".join(["nan"] * 9), ",".join(["1e9"] * 9), "1," * 25])
def test_a_kernel_that_cannot_be_read_is_not(written: str) -> None:
    assert own_kernel.parse(written) is None
    first = next(iter(KERNELS.values()))
    np.testing.assert_array_equal(own_kernel.named(own_kernel.TITLE, written), first)


def test_a_kernel_comes_back_from_the_address() -> None:
    blur = KERNELS["Gaussian blur, 5×5"]
    written = own_kernel.write(list(blur.flat))
    np.testing.assert_allclose(own_kernel.named(own_kernel.TITLE, written), blur, rtol=1e-5)
    np.testing.assert_array_equal(own_kernel.named("Laplacian", written), KERNELS["Laplacian"])
