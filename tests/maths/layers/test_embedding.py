"""Embeddings against Keras, and where masks end."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.network import Layer, forward
from tests.maths.layers.against_keras import equals_keras

IDS = st.lists(st.integers(0, 6), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)
@given(ids=IDS, mask=st.booleans(), seed=st.integers(0, 1000))
def test_embedding_equals_keras(ids: list[int], mask: bool, seed: int) -> None:
    equals_keras([kl.Embedding(7, 4, mask_zero=mask)], np.array(ids, np.float32), seed)


@settings(max_examples=20, deadline=None)
@given(
    ids=IDS.filter(any),
    middle=st.lists(
        st.sampled_from([
            lambda: kl.Dense(3),
            lambda: kl.Dropout(0.5),
            lambda: kl.SpatialDropout1D(0.5),
            lambda: kl.Activation("relu"),
            kl.LeakyReLU,
            kl.LayerNormalization,
            kl.BatchNormalization,
            lambda: kl.Rescaling(2),
            lambda: kl.Conv1D(3, 2, padding="same"),
            lambda: kl.Reshape((-1, 1)),
            lambda: kl.LSTM(2, return_sequences=True),
            lambda: kl.Bidirectional(kl.GRU(2, return_sequences=True)),
        ]),
        max_size=3,
    ),
)  # fmt: skip
def test_masks_go_on_and_end_as_in_keras(ids: list[int], middle: list) -> None:
    layers = [kl.Embedding(7, 4, mask_zero=True), *(make() for make in middle), kl.GlobalAveragePooling1D()]
    equals_keras(layers, np.array(ids, np.float32))


@pytest.mark.parametrize("wrong", [-1, 7])
def test_an_unknown_word_is_told_in_a_sentence(wrong: int) -> None:
    layer = Layer("Embedding", {"name": "e", "input_dim": 7, "output_dim": 2}, (np.zeros((7, 2), np.float32),))
    with pytest.raises(ValueError, match=f"knows the words 0 to 6, but is given the word {wrong}\\."):
        forward([layer], np.array([1, wrong]))
