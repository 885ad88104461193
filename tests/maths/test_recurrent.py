"""A recurrent layer's steps against Keras, and against what its gates are said to be."""

from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.network import Layer
from lessons.maths.recurrent import GATES, trace
from tests.maths.layers.against_keras import as_layer, fill

FEATURES, UNITS = 3, 2
masks = st.lists(st.booleans(), min_size=1, max_size=6)


def made(class_name: str, seed: int, **options: Any) -> keras.Layer:
    layer = getattr(kl, class_name)(UNITS, return_sequences=True, **options)
    fill(layer, keras.ops.zeros((1, 2, FEATURES)), seed)
    return layer


def inputs(steps: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(steps, FEATURES)).astype(np.float32)


def in_keras(layer: keras.Layer, values: np.ndarray, mask: list[bool] | None = None) -> np.ndarray:
    return layer(values[None], mask=None if mask is None else np.array([mask]))[0].numpy()


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(sorted(GATES)), masks, st.booleans(), st.integers(0, 1000))
def test_hidden_states_are_what_keras_hands_on(class_name: str, mask: list[bool], backwards: bool, seed: int) -> None:
    layer, values = made(class_name, seed, go_backwards=backwards), inputs(len(mask), seed)
    ours = trace(as_layer(layer), values, np.array(mask))
    np.testing.assert_allclose(ours.hidden, in_keras(layer, values, mask), atol=1e-4)
    np.testing.assert_allclose(trace(as_layer(layer), values).hidden, in_keras(layer, values), atol=1e-4)


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 6), st.integers(0, 1000))
def test_the_cell_is_what_keras_keeps(steps: int, seed: int) -> None:
    values, layer = inputs(steps, seed), made("LSTM", seed)
    state = [keras.ops.zeros((1, UNITS))] * 2
    ours = trace(as_layer(layer), values)
    for step, value in enumerate(values):
        _, state = layer.cell(value[None], state)
        np.testing.assert_allclose(ours.hidden[step], state[0][0], atol=1e-4)
        np.testing.assert_allclose(ours.cell[step], state[1][0], atol=1e-4)


@pytest.mark.parametrize("class_name", ["SimpleRNN", "GRU"])
def test_only_an_lstm_has_a_cell(class_name: str) -> None:
    assert trace(as_layer(made(class_name, 0)), inputs(3, 0)).cell is None


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(sorted(GATES)), st.booleans(), st.booleans(), st.integers(0, 1000))
def test_parts_are_what_the_weights_make_of_input_and_state(class_name, bias, after, seed) -> None:
    options = {"reset_after": after} if class_name == "GRU" else {}
    layer, values = as_layer(made(class_name, seed, use_bias=bias, **options)), inputs(5, seed)
    ours = trace(layer, values)
    before = np.vstack([np.zeros((1, UNITS)), ours.hidden[:-1]])
    kernel, state_kernel = layer.weights[:2]
    biases = layer.weights[2].reshape(-1, kernel.shape[1]) if bias else np.zeros((1, kernel.shape[1]))
    state_bias = biases[1] if len(biases) == 2 else np.zeros(kernel.shape[1])
    for place, name in enumerate(GATES[class_name]):
        share = slice(place * UNITS, (place + 1) * UNITS)
        part = ours.parts[name]
        state = before @ state_kernel[:, share] + state_bias[share]
        if class_name == "GRU" and name == "candidate":
            reset = ours.gates["reset"]
            state = reset * state if after else (reset * before) @ state_kernel[:, share]
        np.testing.assert_allclose(part.input, values @ kernel[:, share], atol=1e-5)
        np.testing.assert_allclose(part.state, state, atol=1e-5)
        np.testing.assert_allclose(part.bias, np.tile(biases[0, share], (5, 1)), atol=1e-6)
        activation = np.tanh if name == "candidate" else lambda sums: 1 / (1 + np.exp(-sums))
        np.testing.assert_allclose(ours.gates[name], activation(part.sum), atol=1e-5)


GATES_TO_FORCE = [(name, gate) for name in ("LSTM", "GRU") for gate in GATES[name] if gate != "candidate"]


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(GATES_TO_FORCE),
    st.lists(st.sampled_from([0.0, 1.0, np.nan]), min_size=1, max_size=6),
    st.integers(0, 1000),
)
def test_forcing_a_gate_is_as_if_an_input_held_it(chosen: tuple[str, str], forced: list[float], seed: int) -> None:
    """One more feature with an overwhelming weight holds the gate open or shut in Keras."""
    class_name, gate = chosen
    layer, values = made(class_name, seed), inputs(len(forced), seed)
    holding = np.nan_to_num(np.array(forced, np.float32) * 2 - 1)
    place = GATES[class_name].index(gate)
    held = made(class_name, seed)
    held = getattr(kl, class_name)(UNITS, return_sequences=True)
    held.build((None, None, FEATURES + 1))
    kernel, *rest = layer.get_weights()
    row = np.zeros((1, kernel.shape[1]), np.float32)
    row[:, place * UNITS : (place + 1) * UNITS] = 1000
    held.set_weights([np.vstack([kernel, row]), *rest])
    ours = trace(as_layer(layer), values, force={gate: np.array(forced)})
    np.testing.assert_allclose(ours.hidden, in_keras(held, np.column_stack([values, holding])), atol=1e-4)
    set_ = ~np.isnan(forced)
    assert (ours.gates[gate][set_] == np.array(forced)[set_][:, None]).all()


def test_a_forced_candidate_is_what_a_simple_network_keeps() -> None:
    ours = trace(as_layer(made("SimpleRNN", 0)), inputs(3, 0), force={"candidate": np.array([np.nan, 0.25, np.nan])})
    assert (ours.hidden[1] == 0.25).all()
    assert not (ours.hidden[2] == 0.25).any()


@pytest.mark.parametrize(
    ("layer", "values", "force", "says"),
    [
        (Layer("Dense", {"name": "d"}), inputs(3, 0), {}, "A Dense layer takes no steps; SimpleRNN, LSTM, GRU do"),
        (as_layer(made("LSTM", 0)), np.zeros(3), {}, "this input has 1 dimensions"),
        (as_layer(made("GRU", 0)), inputs(3, 0), {"forget": np.zeros(3)}, "no gate 'forget'; it has update, reset"),
        (as_layer(made("GRU", 0)), inputs(3, 0), {"reset": np.zeros(2)}, "one number for each of the 3 steps"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(layer: Layer, values: np.ndarray, force: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        trace(layer, values, force=force)
