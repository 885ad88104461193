"""Convolution against TensorFlow, on random shapes, strides, paddings and dilations."""

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessons.maths.convolution import convolve, explain
from lessons.maths.geometry import output_size


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    """A picture, kernels and a geometry that fit each other."""
    height, width = draw(st.integers(1, 14)), draw(st.integers(1, 14))
    kernel = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    stride, dilation = draw(st.sampled_from([(1, 1), (2, 1), (3, 1), (1, 2), (1, 3)]))
    padding = draw(st.sampled_from(["valid", "same"]))
    for size, side in zip((height, width), kernel, strict=True):
        try:
            output_size(size, side, stride, padding, dilation)
        except ValueError:
            assume(False)
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    channels, filters = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    return {
        "image": random.uniform(-255, 255, (height, width, channels)).astype(np.float32),
        "kernels": random.normal(size=(*kernel, channels, filters)).astype(np.float32),
        "bias": random.normal(size=filters).astype(np.float32),
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
    }


@settings(max_examples=200)
@given(cases())
def test_convolve_equals_tensorflow(case: dict) -> None:
    ours = convolve(**case)
    theirs = tf.nn.convolution(
        case["image"][None], case["kernels"], case["stride"], case["padding"].upper(), dilations=case["dilation"]
    )
    theirs = tf.nn.bias_add(theirs, case["bias"])[0].numpy()
    assert ours.dtype == np.float32
    assert ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, atol=1e-5 * max(1.0, np.abs(theirs).max()))


@settings(max_examples=50)
@given(cases(), st.data())
def test_explain_adds_up_to_the_same_cell(case: dict, data: st.DataObject) -> None:
    whole = convolve(**case)
    cell = tuple(data.draw(st.integers(0, size - 1)) for size in whole.shape)
    taken_apart = explain(
        case["image"], case["kernels"], *cell, **{k: case[k] for k in ("bias", "stride", "padding", "dilation")}
    )
    assert (
        taken_apart.patch.shape == taken_apart.kernel.shape == taken_apart.products.shape == case["kernels"].shape[:3]
    )
    np.testing.assert_allclose(taken_apart.products, taken_apart.patch * taken_apart.kernel)
    assert taken_apart.bias == case["bias"][cell[2]]
    assert taken_apart.total == pytest.approx(whole[cell], abs=1e-5 * max(1.0, float(np.abs(whole).max())))


@pytest.mark.parametrize(
    ("image", "kernels", "options", "says"),
    [
        ((4, 4, 3), (3, 3, 1, 1), {}, "3 channels, but the kernels read 1"),
        ((4, 4), (3, 3, 1, 1), {}, "height, width and channels"),
        ((4, 4, 1), (3, 3), {}, "channels and filters"),
        ((4, 4, 1), (5, 5, 1, 1), {}, "fits nowhere"),
        ((9, 9, 1), (3, 3, 1, 1), {"stride": 2, "dilation": 2}, "cannot both"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(image: tuple, kernels: tuple, options: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        convolve(np.zeros(image), np.zeros(kernels), **options)


def test_explain_refuses_a_cell_outside_the_output() -> None:
    with pytest.raises(IndexError, match="2 rows, 2 columns and 1 filters"):
        explain(np.zeros((4, 4, 1)), np.zeros((3, 3, 1, 1)), 2, 0)
