"""The forward pass of a small Sequential network in NumPy, from its configuration and weights."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.convolution import convolve
from lessons.maths.geometry import Window
from lessons.maths.pooling import pool


@dataclass(frozen=True)
class Layer:
    """One layer as plain data: Keras's `type(layer).__name__`, `layer.get_config()` and `layer.get_weights()`."""

    class_name: str
    config: Mapping[str, Any]
    weights: tuple[Array, ...] = ()

    @property
    def name(self) -> str:
        return str(self.config["name"])

    @property
    def parameters(self) -> int:
        """How many numbers this layer has learned or started with, as Keras's summary counts them."""
        return sum(int(np.size(weight)) for weight in self.weights)

    @property
    def is_frozen(self) -> bool:
        """Whether training leaves the layer's numbers as they are."""
        return not self.config.get("trainable", True)


def forward(layers: Sequence[Layer], image: Array) -> list[Array]:
    """Every layer's output for one picture, in order.

    `image` (H, W, C), any number type -> a float32 array a layer: (H', W', F) behind convolution and pooling, (n,)
    behind flatten and dense. Raises ValueError in a plain sentence for a layer that is not in `LAYERS`.
    """
    outputs = []
    value = np.asarray(image, np.float32)
    for layer in layers:
        value = run_layer(layer, value)
        outputs.append(value)
    return outputs


def unscaled(layers: Sequence[Layer]) -> list[Layer]:
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
    unfit = [layer.class_name for layer in hidden if layer.class_name not in ON_ROWS]
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
    """One layer's output for its input `value`."""
    try:
        compute = LAYERS[layer.class_name]
    except KeyError:
        raise ValueError(
            f"Layerscope cannot read a {layer.class_name} layer yet; it reads {', '.join(LAYERS)}."
        ) from None
    return compute(layer, value).astype(np.float32, copy=False)


def window(layer: Layer) -> Window | None:
    """What the layer slides over its input, or None where it slides nothing."""
    config = layer.config
    if layer.class_name == "Conv2D":
        return Window(
            square(config, "kernel_size"), square(config, "strides"), config["padding"], square(config, "dilation_rate")
        )
    if layer.class_name in ("MaxPooling2D", "AveragePooling2D"):
        return Window(square(config, "pool_size"), square(config, "strides"), config["padding"])
    return None


def square(config: Mapping[str, Any], name: str) -> int:
    """The side of a window that is as high as it is wide. Raises ValueError for another shape."""
    height, width = config[name]
    if height != width:
        raise ValueError(f"Layerscope reads square windows only; this layer's {name} is {height} by {width}.")
    return int(height)


def activate(name: str, value: Array) -> Array:
    """Applies an activation by its Keras name. Softmax runs over the last axis."""
    try:
        return ACTIVATIONS[name](value)
    except KeyError:
        raise ValueError(
            f"Layerscope cannot compute the activation '{name}' yet; it computes {', '.join(ACTIVATIONS)}."
        ) from None


def softmax(value: Array) -> Array:
    """exp(x) over its sum along the last axis, shifted by the maximum so that it cannot overflow."""
    powers = np.exp(value - value.max(axis=-1, keepdims=True))
    out: Array = powers / powers.sum(axis=-1, keepdims=True)
    return out


def sigmoid(value: Array) -> Array:
    """1 / (1 + exp(-x)), by way of its logarithm, which cannot overflow."""
    out: Array = np.exp(-np.logaddexp(0, -value))
    return out


def _convolution(layer: Layer, value: Array) -> Array:
    slid = window(layer)
    assert slid is not None
    bias = layer.weights[1] if layer.config["use_bias"] else None
    out = convolve(value, layer.weights[0], bias, slid.stride, slid.padding, slid.dilation)
    return activate(layer.config["activation"], out)


def _dense(layer: Layer, value: Array) -> Array:
    out = value @ layer.weights[0]
    return activate(layer.config["activation"], out + layer.weights[1] if layer.config["use_bias"] else out)


def _pooling(kind: str) -> Callable[[Layer, Array], Array]:
    def compute(layer: Layer, value: Array) -> Array:
        slid = window(layer)
        assert slid is not None
        return pool(value, slid.kernel, slid.stride, slid.padding, kind)

    return compute


def _rescale(layer: Layer, value: Array) -> Array:
    out: Array = value * np.float32(layer.config["scale"]) + np.float32(layer.config["offset"])
    return out


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "linear": lambda value: value,
    "relu": lambda value: np.maximum(value, 0),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softmax": softmax,
}

IDLE = (
    "Dropout",
    "AlphaDropout",
    "GaussianDropout",
    "GaussianNoise",
    "SpatialDropout2D",
    "ActivityRegularization",
    "Identity",
    "AugMix",
    "CutMix",
    "MixUp",
    "RandAugment",
    "RandomBrightness",
    "RandomColorDegeneration",
    "RandomColorJitter",
    "RandomContrast",
    "RandomCrop",
    "RandomElasticTransform",
    "RandomErasing",
    "RandomFlip",
    "RandomGaussianBlur",
    "RandomGrayscale",
    "RandomHue",
    "RandomInvert",
    "RandomPerspective",
    "RandomPosterization",
    "RandomRotation",
    "RandomSaturation",
    "RandomSharpness",
    "RandomShear",
    "RandomTranslation",
    "RandomZoom",
    "Solarization",
)
"""Layers that act in training alone and then hand on what they get, even RandomCrop, which promises another size."""

ON_ROWS = ("InputLayer", "Rescaling", "Flatten", "Dense", "ReLU", "Activation", "Dropout")
"""Layers that do the same to every row of numbers, and so to many pictures at once."""

LAYERS: dict[str, Callable[[Layer, Array], Array]] = {
    "InputLayer": lambda layer, value: value,
    "Rescaling": _rescale,
    "Conv2D": _convolution,
    "MaxPooling2D": _pooling("max"),
    "AveragePooling2D": _pooling("average"),
    "GlobalAveragePooling2D": lambda layer, value: value.mean(axis=(0, 1)),
    "ReLU": lambda layer, value: np.maximum(value, 0),
    "Softmax": lambda layer, value: softmax(value),
    "Activation": lambda layer, value: activate(layer.config["activation"], value),
    **dict.fromkeys(IDLE, lambda layer, value: value),
    "Flatten": lambda layer, value: value.reshape(-1),
    "Dense": _dense,
}
