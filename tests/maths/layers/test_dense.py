"""Dense layers against Keras, on vectors, sequences and maps."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from tests.maths.layers.against_keras import equals_keras


@settings(max_examples=20, deadline=None)
@given(
    shape=st.lists(st.integers(1, 4), min_size=1, max_size=3),
    activation=st.sampled_from(["linear", "relu", "sigmoid", "softmax"]),
    bias=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_dense_equals_keras(shape, activation, bias, seed) -> None:
    values = np.random.default_rng(seed).normal(size=shape).astype(np.float32)
    equals_keras([kl.Dense(3, activation=activation, use_bias=bias)], values, seed)
