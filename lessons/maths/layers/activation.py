"""Layers that change every number, and what may stand in an activation's place."""

from typing import Any

import numpy as np

from lessons.maths.activations import ACTIVATIONS, activate, softmax
from lessons.maths.arrays import Array
from lessons.maths.layers.row import LAST_AXIS, Argument, Config, LayerError, LayerRow, Mask, Weights, number

_FUNCTIONS = ("builtins", "keras.activations")
"""Where Keras says that a function lives which it finds by its name alone."""
_SOFTMAX_OF_TENSORFLOW = "softmax_v2"
"""What `tf.nn.softmax` calls itself."""


ONLY_NONE = Argument(lambda value: value is None)
ONLY_ZERO = Argument(lambda value: value == 0, 0.0)


def _softmax(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    if mask is not None:
        raise LayerError("Layerscope cannot compute a Softmax layer behind a mask.")
    return softmax(value)


RELU = LayerRow(
    "ReLU",
    lambda config, weights, value, mask: np.maximum(value, 0),
    {"max_value": ONLY_NONE, "negative_slope": ONLY_ZERO, "threshold": ONLY_ZERO},
    positionwise=True,
)
SOFTMAX = LayerRow("Softmax", _softmax, {"axis": LAST_AXIS}, positionwise=True)

_AS_FUNCTIONS = {"ReLU": (RELU, "relu"), "Softmax": (SOFTMAX, "softmax")}
"""The layers which may stand in an activation's place, and the activations that do the same."""


def activation(default: str = "linear") -> Argument:
    """An activation by its name."""
    return Argument(lambda value: isinstance(value, str) and value in ACTIVATIONS, default, _name)


def _name(value: Any) -> Any:
    """The name of an activation, however it was saved: as a word, a function or a layer; any other value as it is."""
    if value is None:
        return "linear"
    if isinstance(value, dict):
        value = _name_in(value)
    return "softmax" if value == _SOFTMAX_OF_TENSORFLOW else value


def _name_in(saved: dict[str, Any]) -> Any:
    if saved.get("class_name") == "function" and saved.get("module") in _FUNCTIONS:
        return saved.get("config")
    if saved.get("class_name") in _AS_FUNCTIONS and saved.get("module") == "keras.layers":
        row, name = _AS_FUNCTIONS[saved["class_name"]]
        row.settings(saved["config"])
        return name
    return saved


ROWS = (
    RELU,
    SOFTMAX,
    LayerRow(
        "LeakyReLU",
        lambda config, weights, value, mask: np.where(value < 0, value * np.float32(config["negative_slope"]), value),
        {"negative_slope": number(0.3)},
        positionwise=True,
    ),
    LayerRow(
        "Activation",
        lambda config, weights, value, mask: activate(config["activation"], value),
        {"activation": activation()},
        positionwise=True,
    ),
)
