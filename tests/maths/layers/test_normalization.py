"""Normalizations after training, against Keras."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.layers import LAYERS
from lessons.maths.layers.row import LayerError
from tests.maths.layers.against_keras import equals_keras


@settings(max_examples=20, deadline=None)
@given(
    kind=st.sampled_from([kl.BatchNormalization, kl.LayerNormalization]),
    shape=st.lists(st.integers(1, 4), min_size=1, max_size=3),
    epsilon=st.sampled_from([1e-3, 1e-5, 0.1]),
    scale=st.booleans(),
    center=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_normalizations_equal_keras(kind, shape, epsilon, scale, center, seed) -> None:
    values = np.random.default_rng(seed).normal(2, 3, shape).astype(np.float32)
    equals_keras([kind(epsilon=epsilon, scale=scale, center=center)], values, seed)


@pytest.mark.parametrize(
    ("layer", "says"),
    [
        (kl.BatchNormalization(axis=1), "BatchNormalization layer with axis 1"),
        (kl.BatchNormalization(renorm=True), "BatchNormalization layer with renorm True"),
        (kl.LayerNormalization(axis=[1, 2]), "LayerNormalization layer with axis"),
    ],
)
def test_what_cannot_be_computed_is_told_in_a_sentence(layer: kl.Layer, says: str) -> None:
    with pytest.raises(LayerError, match=says):
        LAYERS[type(layer).__name__].shape(layer.get_config(), (5, 2))
