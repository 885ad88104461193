"""1-D convolutions against Keras; the 2-D ones are tested in whole networks."""

import keras
import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessons.maths.geometry import Window, receptive_span
from lessons.maths.layers import LAYERS
from tests.maths.layers.against_keras import equals_keras


@settings(max_examples=20, deadline=None)
@given(
    length=st.integers(1, 12),
    kernel=st.integers(1, 4),
    geometry=st.sampled_from([(1, 1), (2, 1), (3, 1), (1, 2), (1, 3)]),
    padding=st.sampled_from(["valid", "same", "causal"]),
    activation=st.sampled_from(["linear", "relu", "tanh"]),
    bias=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_conv1d_equals_keras(length, kernel, geometry, padding, activation, bias, seed) -> None:
    strides, dilation = geometry
    assume(padding != "valid" or dilation * (kernel - 1) < length)
    layer = keras.layers.Conv1D(
        3, kernel, strides, padding, dilation_rate=dilation, activation=activation, use_bias=bias
    )
    equals_keras([layer], np.random.default_rng(seed).normal(size=(length, 2)).astype(np.float32), seed)


def test_a_causal_convolution_sees_nothing_behind_its_position() -> None:
    slid = LAYERS["Conv1D"].window({"filters": 1, "kernel_size": 3, "padding": "causal", "dilation_rate": 2})
    assert slid == Window(3, 1, "causal", 2)
    first, seen = receptive_span([slid], 10)
    assert (first, first + seen - 1) == (6, 10)
