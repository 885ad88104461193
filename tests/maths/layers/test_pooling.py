"""1-D poolings and global ones against Keras."""

import keras
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.layers import LAYERS
from tests.maths.layers.against_keras import equals_keras


@settings(max_examples=20, deadline=None)
@given(
    kind=st.sampled_from([kl.MaxPooling1D, kl.AveragePooling1D]),
    length=st.integers(1, 12),
    size=st.integers(1, 4),
    strides=st.none() | st.integers(1, 4),
    padding=st.sampled_from(["valid", "same"]),
    seed=st.integers(0, 1000),
)
def test_poolings_of_sequences_equal_keras(kind, length, size, strides, padding, seed) -> None:
    assume(padding == "same" or size <= length)
    values = np.random.default_rng(seed).normal(size=(length, 3)).astype(np.float32)
    equals_keras([kind(size, strides, padding)], values)


@pytest.mark.parametrize("kind", [kl.GlobalMaxPooling1D, kl.GlobalAveragePooling1D])
def test_global_poolings_of_sequences_equal_keras(kind: type) -> None:
    equals_keras([kind()], np.random.default_rng(0).normal(size=(7, 3)).astype(np.float32))


@pytest.mark.parametrize("kind", [kl.GlobalMaxPooling2D, kl.GlobalAveragePooling2D])
def test_global_poolings_of_maps_equal_keras(kind: type) -> None:
    equals_keras([kind()], np.random.default_rng(0).normal(size=(4, 6, 3)).astype(np.float32))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.booleans(), st.integers(0, 1000))
def test_the_global_average_leaves_padding_out(ids: list[int], mask: bool, seed: int) -> None:
    layers = [kl.Embedding(6, 3, mask_zero=mask), kl.GlobalAveragePooling1D(), kl.Dense(2)]
    equals_keras(layers, np.array(ids, np.float32), seed)


def test_padding_alone_has_no_average() -> None:
    layers = [kl.Embedding(6, 3, mask_zero=True), kl.GlobalAveragePooling1D(), kl.Dense(1, activation="sigmoid")]
    answer = equals_keras(layers, np.zeros(4, np.float32))[-1]
    assert np.isnan(answer).all()


@pytest.mark.parametrize("kind", [kl.GlobalMaxPooling1D, kl.MaxPooling1D, kl.AveragePooling1D])
def test_the_other_poolings_end_a_mask(kind: type) -> None:
    pooling = kind() if kind is kl.GlobalMaxPooling1D else kind(2)
    layers = [kl.Embedding(6, 3, mask_zero=True), pooling]
    layers += [] if kind is kl.GlobalMaxPooling1D else [kl.GlobalAveragePooling1D()]
    equals_keras(layers, np.array([3, 1, 0, 2, 0, 0], np.float32))


def test_default_windows_lie_side_by_side_as_in_keras() -> None:
    network = keras.Sequential([keras.Input((9, 2)), kl.MaxPooling1D()])
    assert LAYERS["MaxPooling1D"].shape({}, (9, 2)) == network.output_shape[1:]
