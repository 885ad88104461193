"""Layers in a `.keras` file: how each may be set, and that it computes what Keras computes after training."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers as kl

from lessons.maths.layers import LAYERS
from lessons.maths.network import forward
from lessons.training.reports import keras_file
from lessons.training.reports.keras_file import KerasFileError
from lessons.training.reports.keras_layers import plan
from tests.maths.layers.against_keras import made
from tests.training.keras_networks import SHAPE, as_network, computes_the_same, loaded, members, model, saved, zipped

# Keras's own, when it saves.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


@pytest.mark.parametrize("class_name", [name for name, row in LAYERS.items() if row.idle and "1D" not in name])
def test_what_acts_in_training_alone_hands_on_what_it_gets(class_name: str, tmp_path: Path) -> None:
    network = keras.Sequential([
        keras.Input(SHAPE),
        kl.Rescaling(1 / 255),
        made(class_name),
        kl.Conv2D(2, 3),
        kl.GlobalAveragePooling2D(),
        kl.Dense(4, activation="softmax"),
    ])  # fmt: skip
    read = keras_file.read(saved(network))
    computes_the_same(read, network)
    again = loaded(keras_file.write(read), tmp_path)
    assert type(again.layers[1]).__name__ == class_name
    computes_the_same(read, again)


def test_the_slope_may_have_the_name_of_keras_2() -> None:
    assert plan("LeakyReLU", {"name": "leaky", "alpha": 0.1}).config == {"name": "leaky", "negative_slope": 0.1}


def test_an_answer_may_pass_through_what_does_nothing() -> None:
    network = keras.Sequential([keras.Input(SHAPE), kl.Flatten(), kl.Dense(4, activation="softmax"), kl.Dropout(0.1)])
    computes_the_same(keras_file.read(saved(network)), network)


@pytest.mark.parametrize(
    "activation",
    [
        tf.nn.relu,
        tf.nn.sigmoid,
        tf.nn.tanh,
        tf.nn.softmax,
        keras.activations.relu,
        keras.activations.softmax,
        kl.ReLU(),
        kl.Softmax(),
    ],
    ids=lambda activation: getattr(activation, "__name__", type(activation).__name__),
)
def test_activations_may_be_functions_and_layers(activation: Any) -> None:
    network = model(kl.Rescaling(1 / 255), kl.Conv2D(3, 3, activation=activation), kl.Activation(activation))
    computes_the_same(keras_file.read(saved(network)), network)


TEXT, SERIES = (8,), (20, 1)
OTHERS: dict[str, tuple[tuple[int, ...], Callable[[], list[kl.Layer]]]] = {
    "averaged words": (TEXT, lambda: [
        kl.Embedding(50, 4, mask_zero=True), kl.GlobalAveragePooling1D(), kl.Dense(5, activation="relu"),
        kl.Dense(1, activation="sigmoid"),
    ]),
    "words both ways": (TEXT, lambda: [
        kl.Embedding(50, 4, mask_zero=True), kl.Bidirectional(kl.LSTM(3, return_sequences=True)), kl.Dropout(0.2),
        kl.Bidirectional(kl.GRU(3, reset_after=False), merge_mode="sum"), kl.Dense(50, activation="softmax"),
    ]),
    "convolved words": (TEXT, lambda: [
        kl.Embedding(50, 4), kl.Conv1D(3, 3, activation="relu"), kl.MaxPooling1D(2), kl.GlobalMaxPooling1D(),
        kl.Dense(2, activation="softmax"),
    ]),
    "forecast": (SERIES, lambda: [
        kl.Conv1D(4, 3, padding="causal", activation="relu"), kl.LSTM(3, return_sequences=True),
        kl.LayerNormalization(), kl.LSTM(2, use_bias=False), kl.Dense(1), kl.Rescaling(100.0),
    ]),
    "window": ((20,), lambda: [
        kl.Reshape((-1, 1)), kl.SimpleRNN(3, return_sequences=True, go_backwards=True),
        kl.AveragePooling1D(3, 2, "same"), kl.Dense(2), kl.LeakyReLU(), kl.Flatten(), kl.GaussianNoise(0.1),
        kl.Dense(1),
    ]),
    "pictures": (SHAPE, lambda: [
        kl.Conv2D(3, 3, use_bias=False), kl.BatchNormalization(scale=False), kl.LeakyReLU(0.1), kl.GlobalMaxPooling2D(),
        kl.Dense(4, activation="softmax"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_networks_of_every_kind_go_both_ways(name: str, tmp_path: Path) -> None:
    shape, layers = OTHERS[name]
    network = keras.Sequential([keras.Input(shape), *layers()])
    random = np.random.default_rng(0)
    network.set_weights([random.uniform(0.1, 0.5, weight.shape) for weight in network.weights])
    read = keras_file.read_any(saved(network))
    again = loaded(keras_file.write(read), tmp_path)
    assert [type(layer) for layer in again.layers] == [type(layer) for layer in network.layers]
    for item in (random.integers(1, 50, shape), random.integers(0, 2, shape)):
        theirs = network(item[None].astype(np.float32), training=False)[0]
        np.testing.assert_allclose(forward(read.layers, item)[-1], theirs, rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(again(item[None].astype(np.float32), training=False)[0], theirs, rtol=1e-5)


WORDS = keras_file.write(as_network(keras.Sequential([keras.Input(TEXT), *OTHERS["words both ways"][1]()])))
ODD = (None, True, -1, 0, 1.5, "x", [], {}, 10**30, [None], {"class_name": "LSTM"}, {"class_name": [], "config": 7})


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a description: what it is in, and under which name or number."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, below in inside:
        yield value, name
        yield from places(below)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(ODD))
def test_odd_descriptions_of_recurrent_layers_end_in_a_sentence(number: int, odd: Any) -> None:
    config = json.loads(members(WORDS)["config.json"])
    found = list(places(config["config"]["layers"]))
    around, name = found[number % len(found)]
    around[name] = odd
    with suppress(KerasFileError):
        assert keras_file.read_any(zipped(members(WORDS) | {"config.json": json.dumps(config).encode()})).layers


def test_the_first_network_of_the_course_opens() -> None:
    network = keras.Sequential([
        keras.Input((28, 28)),
        kl.Flatten(),
        kl.Dense(128, activation=tf.nn.relu),
        kl.Dense(10, activation=tf.nn.softmax),
    ])  # fmt: skip
    computes_the_same(keras_file.read(saved(network)), network)


def test_the_largest_network_of_the_course_opens() -> None:
    convolutions = [
        layer for filters in (16, 32, 64) for layer in (kl.Conv2D(filters, 3, activation="relu"), kl.MaxPooling2D(2))
    ]
    network = keras.Sequential([
        keras.Input((150, 150, 3)),
        *convolutions,
        kl.Flatten(),
        kl.Dense(512, activation="relu"),
        kl.Dense(1, activation="sigmoid"),
    ])  # fmt: skip
    read = keras_file.read(saved(network))
    assert sum(layer.parameters for layer in read.layers) == 9_494_561
    computes_the_same(read, network)
