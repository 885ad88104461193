"""Layers in a `.keras` file: how each may be set, and that it computes what Keras computes after training."""

from pathlib import Path
from typing import Any

import keras
import pytest
import tensorflow as tf
from keras import layers as kl

from lessons.maths.layers import LAYERS
from lessons.training.reports import keras_file
from tests.training.keras_networks import SHAPE, computes_the_same, loaded, model, saved

# Keras's own, when it saves.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


def made(class_name: str) -> keras.Layer:
    """A layer that does nothing after training, made with the least that Keras wants to know."""
    values = {"height": 5, "width": 5, "factor": 2 if class_name == "RandomPosterization" else 0.3}
    return getattr(kl, class_name)(**{name: values.get(name, 0.2) for name in LAYERS[class_name].arguments})


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
