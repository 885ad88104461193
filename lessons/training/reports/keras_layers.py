"""Which layers a `.keras` file may hold: how each must be set, what it makes of a shape, and which weights it needs."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.maths.geometry import PADDINGS, output_size
from lessons.maths.network import ACTIVATIONS, IDLE, Layer, window

Shape = tuple[int, ...]
Config = Mapping[str, Any]

MAX_MAPS = 256
MAX_UNITS = 100_000
MAX_WINDOW = 300
_LONGEST_WORD = 60

SAVE = 'Save your network with model.save("network.keras").'
ANEW = 'Load it in Keras and save it anew with model.save("network.keras").'
"""What a learner can do about a file."""

_FUNCTIONS = ("builtins", "keras.activations")
"""Where Keras says that a function lives which it finds by its name alone."""
_AS_FUNCTIONS = {"ReLU": "relu", "Softmax": "softmax"}
"""The activations that layers are which may stand in an activation's place."""
_SOFTMAX_OF_TENSORFLOW = "softmax_v2"
"""What `tf.nn.softmax` calls itself."""


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
        raise KerasFileError(
            f"Layerscope cannot read a {_told(class_name)} layer yet; "
            f"it reads {', '.join(name for name in KINDS if name not in IDLE)}. "
            "Build your network of these, and train it again."
        )
    values = {name: _plain(name, config.get(name)) for name in kind.reads}
    for name, value in values.items():
        if not CHECKS[name](value):
            raise KerasFileError(
                f"Layerscope cannot compute a {class_name} layer with {name} {_told(value)}. "
                "Build your network with another, and train it again."
            )
    return Layer(class_name, {"name": _told(config["name"]), **values})


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


def _plain(name: str, value: Any) -> Any:
    """An activation by its name, however it was saved: as a word, a function or a layer; any other value as it is."""
    if name != "activation":
        return value
    if isinstance(value, dict) and value.get("class_name") == "function" and value.get("module") in _FUNCTIONS:
        value = value.get("config")
    elif isinstance(value, dict) and value.get("module") == "keras.layers" and value.get("class_name") in _AS_FUNCTIONS:
        value = _AS_FUNCTIONS[plan(value["class_name"], value["config"]).class_name]
    return "softmax" if value == _SOFTMAX_OF_TENSORFLOW else value


def _maps(layer: Layer, shape: Shape) -> tuple[int, int, int]:
    if len(shape) != 3:
        raise KerasFileError(
            f"The {layer.class_name} layer needs feature maps, but the layer before it gives a vector. "
            "Build your network with this layer in front of Flatten, and train it again."
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
        raise KerasFileError(
            "Layerscope reads a Dense layer only behind Flatten or GlobalAveragePooling2D. "
            "Build your network with one of them, and train it again."
        )
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


def _amount(value: Any) -> bool:
    """A number, or two that it is drawn between."""
    return _number(value) or (isinstance(value, list) and len(value) == 2 and all(map(_number, value)))


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
    "stddev": _number,
    "factor": _amount,
    "height_factor": _amount,
    "width_factor": _amount,
    "height": _whole(MAX_WINDOW),
    "width": _whole(MAX_WINDOW),
    "axis": lambda value: value == -1,
    "groups": lambda value: value == 1,
    "data_format": lambda value: value == "channels_last",
    "keepdims": lambda value: value is False,
    "max_value": lambda value: value is None,
    "negative_slope": lambda value: value == 0,
    "threshold": lambda value: value == 0,
}
"""What may stand under each name of a configuration."""

_MADE_WITH = {
    "Dropout": ("rate",),
    "AlphaDropout": ("rate",),
    "GaussianDropout": ("rate",),
    "GaussianNoise": ("stddev",),
    "SpatialDropout2D": ("rate",),
    "RandomBrightness": ("factor",),
    "RandomColorDegeneration": ("factor",),
    "RandomContrast": ("factor",),
    "RandomCrop": ("height", "width"),
    "RandomHue": ("factor",),
    "RandomPosterization": ("factor",),
    "RandomRotation": ("factor",),
    "RandomSaturation": ("factor",),
    "RandomSharpness": ("factor",),
    "RandomTranslation": ("height_factor", "width_factor"),
    "RandomZoom": ("height_factor",),
}
"""What Keras cannot do without to make a layer that does nothing after training."""

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
    **{name: Kind(_MADE_WITH.get(name, ())) for name in IDLE},
    "Flatten": Kind(("data_format",), lambda layer, shape: (math.prod(shape),)),
    "Dense": Kind(("units", "activation", "use_bias"), lambda layer, shape: (layer.config["units"],), _dense),
}
