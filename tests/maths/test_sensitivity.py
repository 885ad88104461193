"""Slopes of an answer with respect to its inputs, against TensorFlow's own."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.maths.network import Layer
from lessons.maths.sensitivity import gradients


@pytest.mark.parametrize("hidden", [0, 1, 2])
def test_slopes_are_tensorflows(hidden: int) -> None:
    keras.utils.set_random_seed(hidden)
    layers = [keras.layers.Dense(7, activation="relu") for _ in range(hidden)]
    network = keras.Sequential([keras.Input((5,)), *layers, keras.layers.Dense(1), keras.layers.Rescaling(3.0)])
    items = np.random.default_rng(0).normal(size=(9, 5)).astype(np.float32)
    with tf.GradientTape() as tape:
        seen = tf.constant(items)
        tape.watch(seen)
        answers = network(seen)
    theirs = tape.gradient(answers, seen)
    ours = [Layer(type(layer).__name__, layer.get_config(), tuple(layer.get_weights())) for layer in network.layers]
    np.testing.assert_allclose(gradients(ours, items), theirs, atol=1e-5)


def test_what_it_cannot_go_back_through_is_said() -> None:
    layer = Layer("Dense", {"units": 1, "activation": "tanh"}, (np.ones((2, 1)), np.zeros(1)))
    with pytest.raises(ValueError, match="Dense layer with tanh"):
        gradients([layer], np.ones((3, 2)))
