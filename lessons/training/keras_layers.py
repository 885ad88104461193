"""Which layers a `.keras` file may hold: how each must be set, what it makes of a shape, and which weights it needs."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.maths.geometry import PADDINGS, output_size
from lessons.maths.network import ACTIVATIONS, Layer, window

Shape = tuple[int, ...]
Config = Mapping[str, Any]

MAX_MAPS = 256
MAX_UNITS = 100_000
MAX_WINDOW = 300
_LONGEST_WORD = 60


class KerasFileError(ValueError):
    """A `.keras` file cannot be opened; the message is one plain sentence for the learner."""


@dataclass(frozen=True)
class Kind:
    """What is read of one class of layers.

    `reads` are the parts of its configuration that decide what it computes: all must pass `CHECKS`. `shape` gives the
    shape of its output for that of its input, `weights` the shapes of its weights; both may raise KerasFileError.
    """

    reads: tuple[str, ...] = ()
    shape: Callable[[Layer, Shape], Shape] = lambda layer, shape: shape
    weights: Callable[[Layer, Shape], tuple[Shape, ...]] = lambda layer, shape: ()


def plan(class_name: str, config: Config) -> Layer:
    """A layer without weights, with the part of its configuration that counts.

    Raises KerasFileError for a layer that Layerscope cannot compute as Keras does.
    """
    kind = KINDS.get(class_name)
    if kind is None:
        raise KerasFileError(f"Layerscope cannot read a {_told(class_name)} layer yet; it reads {', '.join(KINDS)}.")
    for name in kind.reads:
        if not CHECKS[name](config.get(name)):
            raise KerasFileError(
                f"Layerscope cannot compute a {class_name} layer with {name} {_told(config.get(name))}."
            )
    return Layer(class_name, {"name": _told(config["name"]), **{name: config.get(name) for name in kind.reads}})


def output_shape(layer: Layer, shape: Shape) -> Shape:
    """The shape of a planned layer's output, for the shape of its input."""
    return KINDS[layer.class_name].shape(layer, shape)


def weight_shapes(layer: Layer, shape: Shape) -> tuple[Shape, ...]:
    """The shapes of a planned layer's weights, for the shape of its input, in Keras's order."""
    return KINDS[layer.class_name].weights(layer, shape)


def reads(layer: Layer, shape: Shape) -> int:
    """How many numbers the layer looks at to make its output: what computing it costs in time and memory."""
    slid = window(layer)
    if slid is None:
        return math.prod(shape)
    return math.prod(output_shape(layer, shape)[:2]) * slid.kernel**2 * shape[2]


def _told(value: Any) -> str:
    """A value of the file as a short word: it may be anything."""
    if isinstance(value, dict):
        value = value.get("class_name")
    word = str(value)
    return word if len(word) <= _LONGEST_WORD and word.isprintable() else "of an unknown kind"


def _maps(layer: Layer, shape: Shape) -> tuple[int, int, int]:
    if len(shape) != 3:
        raise KerasFileError(
            f"The {layer.class_name} layer needs feature maps, but the layer before it gives a vector."
        )
    height, width, channels = shape
    return height, width, channels


def _slid(layer: Layer, shape: Shape) -> Shape:
    height, width, channels = _maps(layer, shape)
    slid = window(layer)
    assert slid is not None
    try:
        rows, columns = (output_size(size, *slid) for size in (height, width))
    except ValueError as error:
        raise KerasFileError(str(error)) from None
    return rows, columns, int(layer.config.get("filters", channels))


def _kernels(layer: Layer, shape: Shape) -> tuple[Shape, ...]:
    side, _ = layer.config["kernel_size"]
    return _with_bias(layer, (side, side, shape[2], layer.config["filters"]))


def _dense(layer: Layer, shape: Shape) -> tuple[Shape, ...]:
    if len(shape) != 1:
        raise KerasFileError("Layerscope reads a Dense layer only behind Flatten or GlobalAveragePooling2D.")
    return _with_bias(layer, (shape[0], layer.config["units"]))


def _with_bias(layer: Layer, kernel: Shape) -> tuple[Shape, ...]:
    return (kernel, kernel[-1:]) if layer.config["use_bias"] else (kernel,)


def _whole(most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and 1 <= value <= most


def _square(value: Any) -> bool:
    side = _whole(MAX_WINDOW)
    return isinstance(value, list) and len(value) == 2 and side(value[0]) and value[0] == value[1] and side(value[1])


def _number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 1e6


CHECKS: dict[str, Callable[[Any], bool]] = {
    "kernel_size": _square,
    "pool_size": _square,
    "strides": _square,
    "dilation_rate": _square,
    "filters": _whole(MAX_MAPS),
    "units": _whole(MAX_UNITS),
    "padding": lambda value: value in PADDINGS,
    "activation": lambda value: isinstance(value, str) and value in ACTIVATIONS,
    "use_bias": lambda value: isinstance(value, bool),
    "scale": _number,
    "offset": _number,
    "rate": _number,
    "axis": lambda value: value == -1,
    "groups": lambda value: value == 1,
    "data_format": lambda value: value == "channels_last",
    "keepdims": lambda value: value is False,
    "max_value": lambda value: value is None,
    "negative_slope": lambda value: value == 0,
    "threshold": lambda value: value == 0,
}
"""What may stand under each name of a configuration."""

_POOLING = Kind(("pool_size", "strides", "padding", "data_format"), _slid)

KINDS: dict[str, Kind] = {
    "Rescaling": Kind(("scale", "offset")),
    "Conv2D": Kind(
        (
            "filters",
            "kernel_size",
            "strides",
            "padding",
            "dilation_rate",
            "groups",
            "activation",
            "use_bias",
            "data_format",
        ),
        _slid,
        _kernels,
    ),
    "MaxPooling2D": _POOLING,
    "AveragePooling2D": _POOLING,
    "GlobalAveragePooling2D": Kind(("data_format", "keepdims"), lambda layer, shape: _maps(layer, shape)[2:]),
    "ReLU": Kind(("max_value", "negative_slope", "threshold")),
    "Softmax": Kind(("axis",)),
    "Activation": Kind(("activation",)),
    "Dropout": Kind(("rate",)),
    "Flatten": Kind(("data_format",), lambda layer, shape: (math.prod(shape),)),
    "Dense": Kind(("units", "activation", "use_bias"), lambda layer, shape: (layer.config["units"],), _dense),
}
