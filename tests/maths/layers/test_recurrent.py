"""Recurrent layers and Bidirectional against Keras, with masks."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.layers import LAYERS
from lessons.maths.layers.recurrent import MAX_STEPS
from lessons.maths.layers.row import LayerError
from tests.maths.layers.against_keras import as_layer, equals_keras, fill

CLASSES = st.sampled_from([kl.SimpleRNN, kl.LSTM, kl.GRU])
IDS = st.lists(st.integers(0, 3), min_size=1, max_size=6)


@st.composite
def recurrent(draw: st.DrawFn, **fixed: Any) -> kl.Layer:
    """A recurrent layer with random options."""
    kind = draw(CLASSES)
    options: dict[str, Any] = {
        "activation": draw(st.sampled_from(["tanh", "relu", "linear"])),
        **{name: draw(st.booleans()) for name in ("use_bias", "return_sequences", "go_backwards", "unroll")},
        **fixed,
    }
    if kind is not kl.SimpleRNN:
        options["recurrent_activation"] = draw(st.sampled_from(["sigmoid", "tanh"]))
    if kind is kl.GRU:
        options["reset_after"] = draw(st.booleans())
    return kind(draw(st.integers(1, 3)), **options)


@settings(max_examples=12, deadline=None)
@given(layer=recurrent(), ids=IDS, mask=st.booleans(), seed=st.integers(0, 1000))
def test_recurrent_layers_equal_keras(layer: kl.Layer, ids: list[int], mask: bool, seed: int) -> None:
    equals_keras([kl.Embedding(4, 3, mask_zero=mask), layer], np.array(ids, np.float32), seed)


@settings(max_examples=12, deadline=None)
@given(layer=recurrent(zero_output_for_mask=True), ids=IDS)
def test_masked_steps_may_be_handed_on_as_zeros(layer: kl.Layer, ids: list[int]) -> None:
    equals_keras([kl.Embedding(4, 3, mask_zero=True), layer], np.array(ids, np.float32))


@settings(max_examples=12, deadline=None)
@given(
    layer=recurrent(go_backwards=False),
    merge=st.sampled_from(["concat", "sum", "mul", "ave"]),
    ids=IDS,
    mask=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_bidirectional_layers_equal_keras(layer: kl.Layer, merge: str, ids: list[int], mask: bool, seed: int) -> None:
    layer = kl.Bidirectional(layer, merge_mode=merge)
    equals_keras([kl.Embedding(4, 3, mask_zero=mask), layer], np.array(ids, np.float32), seed)


@settings(max_examples=12, deadline=None)
@given(first=recurrent(return_sequences=True, go_backwards=False), second=recurrent(), ids=IDS, both=st.booleans())
def test_stacks_of_recurrent_layers_equal_keras(first: kl.Layer, second: kl.Layer, ids: list[int], both: bool) -> None:
    first = kl.Bidirectional(first) if both else first
    equals_keras([kl.Embedding(4, 3, mask_zero=True), first, second, kl.Dense(2)], np.array(ids, np.float32))


@settings(max_examples=12, deadline=None)
@given(layer=recurrent(go_backwards=False), both=st.booleans(), seed=st.integers(0, 1000))
def test_many_sequences_at_once_equal_keras(layer: kl.Layer, both: bool, seed: int) -> None:
    layer = kl.Bidirectional(layer) if both else layer
    values = np.random.default_rng(seed).normal(size=(3, 5, 2)).astype(np.float32)
    fill(layer, values, seed)
    many = LAYERS[type(layer).__name__].run_many(as_layer(layer), values)
    np.testing.assert_allclose(many, layer(values).numpy(), rtol=1e-4, atol=1e-4)


def test_the_backward_layer_may_be_made_in_another_way() -> None:
    there, back = (
        kl.LSTM(3, return_sequences=True),
        kl.LSTM(3, activation="relu", return_sequences=True, go_backwards=True),
    )
    values = np.random.default_rng(0).normal(size=(5, 2)).astype(np.float32)
    equals_keras([kl.Bidirectional(there, backward_layer=back)], values)


def test_bidirectional_without_a_backward_layer_turns_its_own_around() -> None:
    layer = kl.Bidirectional(kl.GRU(3))
    config = layer.get_config()
    shape = LAYERS["Bidirectional"].weights(config, (5, 2))
    del config["backward_layer"]
    assert LAYERS["Bidirectional"].weights(config, (5, 2)) == shape


@pytest.mark.parametrize(
    ("layer", "says"),
    [
        (kl.LSTM(2, stateful=True), "LSTM layer with stateful True"),
        (kl.GRU(2, return_state=True), "GRU layer with return_state True"),
        (kl.SimpleRNN(2, activation="elu"), "SimpleRNN layer with activation elu"),
        (kl.Bidirectional(kl.LSTM(2, activation="elu")), "LSTM layer with activation elu"),
        (kl.Bidirectional(kl.LSTM(2), merge_mode=None), "Bidirectional layer with merge_mode None"),
        (kl.Bidirectional(kl.ConvLSTM1D(2, 2)), "Bidirectional layer with layer ConvLSTM1D"),
        (kl.Bidirectional(kl.LSTM(2), backward_layer=kl.LSTM(3, go_backwards=True)), "must be alike"),
        (kl.Bidirectional(kl.LSTM(2), backward_layer=kl.GRU(2, go_backwards=True)), "must be alike"),
    ],
)  # fmt: skip
def test_what_cannot_be_computed_is_told_in_a_sentence(layer: kl.Layer, says: str) -> None:
    with pytest.raises(LayerError, match=says):
        LAYERS[type(layer).__name__].weights(layer.get_config(), (5, 2))


def test_sequences_without_end_are_refused() -> None:
    with pytest.raises(LayerError, match="at most 2,000 steps"):
        LAYERS["Bidirectional"].shape(kl.Bidirectional(kl.LSTM(2)).get_config(), (MAX_STEPS + 1, 1))
