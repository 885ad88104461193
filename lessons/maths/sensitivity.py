"""How much a network's answer changes with each of its inputs."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer, run_layer


def gradients(layers: Sequence[Layer], items: Array) -> Array:
    """The slope of the answer with respect to each input of each item: (N, inputs) -> (N, inputs) float32.

    For networks of dense layers, linear or with a ReLU, and Rescaling, which end in one number: the chain rule, from
    the answer back. Raises ValueError, in a plain sentence, for another layer.
    """
    values = [np.asarray(items, np.float32)]
    for layer in layers:
        values.append(run_layer(layer, values[-1]))
    slope = np.ones((len(items), 1), np.float32)
    for layer, output in zip(reversed(layers), reversed(values), strict=False):
        slope = _back(layer, output, slope)
    return slope


def _back(layer: Layer, output: Array, slope: Array) -> Array:
    """From the slope with respect to a layer's output (N, outputs) to that with respect to its input."""
    if layer.class_name == "Rescaling":
        return slope * np.float32(layer.config["scale"])
    activation = layer.config.get("activation", "linear")
    if layer.class_name != "Dense" or activation not in ("linear", "relu"):
        raise ValueError(f"The slopes of a {layer.class_name} layer with {activation} are not computed here.")
    through = slope * (output > 0) if activation == "relu" else slope
    back: Array = through @ layer.weights[0].T
    return back
