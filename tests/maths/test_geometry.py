"""Output sizes against Keras, receptive fields against the gradient of a real network."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.maths.geometry import Window, output_size, padding_before_after, receptive_field, receptive_span

sizes = st.integers(1, 40)
paddings = st.sampled_from(["valid", "same"])


@settings(max_examples=200)
@given(size=sizes, kernel=st.integers(1, 9), stride=st.integers(1, 4), padding=paddings, dilation=st.integers(1, 4))
def test_output_size_is_what_keras_makes(size: int, kernel: int, stride: int, padding: str, dilation: int) -> None:
    def in_keras() -> int:
        layer = keras.layers.Conv2D(1, kernel, stride, padding, dilation_rate=dilation)
        return int(layer.compute_output_shape((None, size, size, 1))[1])

    try:
        ours = output_size(size, kernel, stride, padding, dilation)
    except ValueError:
        with pytest.raises(ValueError, match=r"stride|dilat|negative|strides|size|Computed"):
            in_keras()
        return
    assert ours == in_keras()


@given(size=sizes, kernel=st.integers(1, 9), stride=st.integers(1, 4))
def test_same_padding_adds_just_what_the_output_needs(size: int, kernel: int, stride: int) -> None:
    before, after = padding_before_after(size, kernel, stride, "same")
    cells = output_size(size, kernel, stride, "same")
    assert after - before in (0, 1)
    assert (cells - 1) * stride + kernel <= size + before + after


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((5, 7), "fits nowhere"),
        ((5, 0), "at least 1"),
        ((0, 3), "at least 1 pixel"),
        ((9, 3, 2, "valid", 2), "cannot both"),
        ((9, 3, 1, "full"), "'valid', 'same' or 'causal'"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(arguments: tuple[int, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        output_size(*arguments)


@settings(max_examples=25)
@given(
    windows=st.lists(st.tuples(st.integers(1, 4), st.integers(1, 2)), min_size=1, max_size=4),
)
def test_receptive_field_is_where_the_gradient_reaches(windows: list[tuple[int, int]]) -> None:
    side = receptive_field(windows) + 8
    network = keras.Sequential([keras.Input((side, side, 1))])
    for kernel, stride in windows:
        network.add(keras.layers.Conv2D(1, kernel, stride, kernel_initializer="ones"))
    picture = tf.Variable(np.ones((1, side, side, 1), np.float32))
    with tf.GradientTape() as tape:
        cell = network(picture)[0, -1, 0, 0]
    reached = np.flatnonzero(tape.gradient(cell, picture)[0, :, 0, 0].numpy() > 0)
    last = network.output_shape[1] - 1
    assert (reached[0], reached[-1] - reached[0] + 1) == receptive_span(windows, last)


def test_same_padding_looks_past_the_edge() -> None:
    assert receptive_span([Window(3, padding="same"), Window(3, padding="same")], 0) == (-2, 5)
