"""Layers of Keras with random weights, and the same in NumPy."""

import warnings
from collections.abc import Sequence

import keras
import numpy as np

from lessons.maths.layers import LAYERS
from lessons.maths.network import Layer, forward


def fill(layer: keras.Layer, value: keras.KerasTensor, seed: int) -> None:
    """Builds a layer for what it reads and gives it random weights."""
    layer(value)
    random = np.random.default_rng(seed)
    lowest = [0.1 if "variance" in weight.path else -0.5 for weight in layer.weights]
    layer.set_weights([random.uniform(low, 0.5, one.shape) for low, one in zip(lowest, layer.weights, strict=True)])


def as_layer(layer: keras.Layer) -> Layer:
    return Layer(type(layer).__name__, layer.get_config(), tuple(layer.get_weights()))


def equals_keras(layers: Sequence[keras.Layer], item: np.ndarray, seed: int = 0) -> list[np.ndarray]:
    """Checks every layer's output, its shape and the shapes of its weights on one item; gives what Keras makes."""
    value, outputs = keras.ops.convert_to_tensor(item[None]), []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Layer .* does not support masking")
        for layer in layers:
            fill(layer, value, seed)
            before, value = value, layer(value)
            row, config = LAYERS[type(layer).__name__], layer.get_config()
            assert row.shape(config, tuple(before.shape[1:])) == value.shape[1:]
            assert row.weights(config, tuple(before.shape[1:])) == tuple(weight.shape for weight in layer.weights)
            outputs.append(value[0].numpy())
    ours = forward([as_layer(layer) for layer in layers], item)
    for layer, our, their in zip(layers, ours, outputs, strict=True):
        assert our.dtype == np.float32
        np.testing.assert_allclose(our, their, rtol=1e-4, atol=1e-4, err_msg=layer.name)
    return outputs


def made(class_name: str) -> keras.Layer:
    """A layer that does nothing after training, made with the least that Keras wants to know."""
    values = {"height": 5, "width": 5, "factor": 2 if class_name == "RandomPosterization" else 0.3}
    return getattr(keras.layers, class_name)(**{name: values.get(name, 0.2) for name in LAYERS[class_name].arguments})
