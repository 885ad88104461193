"""The layers that a `.keras` file describes: which of them are computed, and what that costs."""

import math
from collections.abc import Mapping
from typing import Any

from lessons.maths.geometry import padding_before_after
from lessons.maths.layer import Layer
from lessons.maths.layers import find
from lessons.maths.layers.row import Shape, word

SAVE = 'Save your network with model.save("network.keras").'
ANEW = 'Load it in Keras and save it anew with model.save("network.keras").'
REBUILD = "Build your network with layers that it can compute, and train it again."
"""What a learner can do about a file."""


class KerasFileError(ValueError):
    """A `.keras` file cannot be opened; the message is one plain sentence for the learner."""


def plan(class_name: str, config: Mapping[str, Any]) -> Layer:
    """A layer without weights, with the part of its configuration that counts.

    Raises LayerError for a layer that Layerscope cannot compute as Keras does.
    """
    if "alpha" in config:  # Keras 2's word.
        config = {"negative_slope": config["alpha"], **config}
    settings = find(word(class_name)).settings(config)
    return Layer(class_name, {"name": word(config["name"]), **settings})


def output_shape(layer: Layer, shape: Shape) -> Shape:
    """The shape of a planned layer's output, for the shape of its input. Raises LayerError where it cannot read it."""
    return find(layer.class_name).shape(layer.config, shape)


def weight_shapes(layer: Layer, shape: Shape) -> tuple[Shape, ...]:
    """The shapes of a planned layer's weights, for the shape of its input, in Keras's order."""
    return find(layer.class_name).weights(layer.config, shape)


def reads(layer: Layer, shape: Shape) -> int:
    """How many numbers the layer looks at to make its output: what computing it costs in time and memory."""
    window = find(layer.class_name).window(layer.config)
    if window is None:
        return math.prod(shape)
    *sides, channels = shape
    padded = math.prod(size + sum(padding_before_after(size, *window)) for size in sides)
    cells = math.prod(output_shape(layer, shape)[:-1])
    patch: int = window.kernel ** len(sides)
    return (padded + cells * patch) * channels
