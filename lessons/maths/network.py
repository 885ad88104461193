"""The forward pass of a small Sequential network in NumPy, from its configuration and weights."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lessons.maths import layers as table
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window
from lessons.maths.layer import Layer

__all__ = [
    "Layer",
    "answers",
    "forward",
    "logits",
    "outputs",
    "probabilities",
    "run_layer",
    "scores",
    "window",
    "without_scale",
]


def forward(layers: Sequence[Layer], item: Array) -> list[Array]:
    """Every layer's output for one item, in order.

    `item`, any number type: a picture (H, W, C), the words' ids of a text (length,), or a series (window,) or (window,
    features). Gives a float32 array a layer, of the shape that Keras makes without its batch. Masks go from layer to
    layer as in Keras. Raises ValueError in a plain sentence for a layer that cannot be computed as it is set.
    """
    outputs = []
    value, mask = np.asarray(item, np.float32), None
    for layer in layers:
        value, mask = table.find(layer.class_name).run(layer, value, mask)
        outputs.append(value)
    return outputs


def answers(layers: Sequence[Layer], items: Array) -> Array:
    """The last number that a network answers with to each of many items: (N, ...) -> (N,) float32. Raises as `forward`.

    Of items all of whose positions count, as those of windows do.
    """
    last: Array = outputs(layers, items).reshape(len(items), -1)[:, -1]
    return last


def outputs(layers: Sequence[Layer], items: Array) -> Array:
    """The last layer's output for each of many items: (N, ...) -> (N, ...) float32. Raises as `forward`.

    Of items all of whose positions count.
    """
    values = np.asarray(items, np.float32)
    for layer in layers:
        values = table.find(layer.class_name).run_many(layer, values)
    return values


def without_scale(layers: Sequence[Layer]) -> list[Layer]:
    """The network without what divides its pixels by 255: it then gets them 255 times too large."""
    return [layer for layer in layers if layer.class_name != "Rescaling"]


def probabilities(answer: Array) -> Array:
    """One probability per class (classes,) from a network's last output.

    A network that ends in one sigmoid answers (1,): the probability of the second of two classes.
    """
    return np.array([1 - answer[0], answer[0]], np.float32) if answer.shape == (1,) else answer


def scores(layers: Sequence[Layer], image: Array) -> Array:
    """What the last layer of a network makes of one picture (H, W, C), before its activation: (n,) float32."""
    *before, last = layers
    return run_layer(_linear(last), forward(before, image)[-1])


def logits(layers: Sequence[Layer], images: Array) -> Array:
    """What the last layer of a dense network makes of many pictures at once, before its activation.

    `images` (N, H, W, C), any number type -> (N, n) float32. Raises ValueError in a plain sentence for a network that
    does not take a picture as one long row of numbers, or does not end in a dense layer.
    """
    *hidden, last = layers
    unfit = [
        layer.class_name
        for layer in hidden
        if layer.class_name != "Flatten" and not table.find(layer.class_name).positionwise
    ]
    unfit += [last.class_name] * (last.class_name != "Dense")
    if unfit:
        raise ValueError(f"A dense network has no {unfit[0]} layer there.")
    value = images.reshape(len(images), -1).astype(np.float32)
    for layer in (*hidden, _linear(last)):
        # The pictures are rows from the start: what flattens one would make all of them a single row.
        value = value if layer.class_name == "Flatten" else run_layer(layer, value)
    return value


def _linear(layer: Layer) -> Layer:
    return replace(layer, config={**layer.config, "activation": "linear"})


def run_layer(layer: Layer, value: Array) -> Array:
    """One layer's output, float32, for its input `value`, whose positions all count."""
    output, _ = table.find(layer.class_name).run(layer, value)
    return output


def window(layer: Layer) -> Window | None:
    """What the layer slides over its input, or None where it slides nothing."""
    return table.find(layer.class_name).window(layer.config)
