"""Layers that are activations, against Keras."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.network import forward
from tests.maths.layers.against_keras import as_layer, equals_keras


@settings(max_examples=30, deadline=None)
@given(
    layer=st.sampled_from([
        kl.ReLU,
        kl.Softmax,
        kl.LeakyReLU,
        lambda: kl.LeakyReLU(0.05),
        lambda: kl.Activation("tanh"),
        lambda: kl.Activation("softmax"),
    ]),
    shape=st.lists(st.integers(2, 4), min_size=1, max_size=3),
    seed=st.integers(0, 1000),
)  # fmt: skip
def test_activations_equal_keras(layer, shape, seed) -> None:
    equals_keras([layer()], np.random.default_rng(seed).normal(size=shape).astype(np.float32))


def test_softmax_behind_a_mask_is_refused() -> None:
    embedding = kl.Embedding(4, 3, mask_zero=True)
    embedding.build()
    with pytest.raises(ValueError, match="cannot compute a Softmax layer behind a mask"):
        forward([as_layer(embedding), as_layer(kl.Softmax())], np.array([1, 2]))
