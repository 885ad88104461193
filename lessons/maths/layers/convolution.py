"""Layers that slide kernels over feature maps or along a sequence."""

import numpy as np

from lessons.maths.activations import activate
from lessons.maths.arrays import Array
from lessons.maths.convolution import convolve
from lessons.maths.geometry import Window, output_size
from lessons.maths.layers.activation import activation
from lessons.maths.layers.row import (
    CHANNELS_LAST,
    ONE,
    Argument,
    Config,
    LayerError,
    LayerRow,
    Mask,
    Shape,
    Weights,
    flag,
    one_of,
    sides,
    whole,
    with_bias,
)


def window(config: Config) -> Window:
    """What a convolution slides over its input."""
    return Window(config["kernel_size"][0], config["strides"][0], config["padding"], config["dilation_rate"][0])


def slid(shape: Shape, window: Window) -> Shape:
    """The sides (H', W') or (T',) that a window leaves of maps (H, W, C) or a sequence (T, C)."""
    try:
        return tuple(output_size(size, *window) for size in shape[:-1])
    except ValueError as error:
        raise LayerError(str(error)) from None


def _maps(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    bias = weights[1] if config["use_bias"] else None
    return activate(config["activation"], convolve(value, weights[0], bias, *window(config)[1:]))


def _sequence(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    """A sequence (T, C) is a picture one pixel wide."""
    bias = weights[1] if config["use_bias"] else None
    out = convolve(value[:, None], weights[0][:, None], bias, *window(config)[1:])
    return activate(config["activation"], out[:, 0])


def _sequences(config: Config, weights: Weights, values: Array) -> Array:
    """Many sequences (N, T, C) are a picture of N columns; strides would leave columns out."""
    if config["strides"][0] > 1:
        return np.stack([_sequence(config, weights, value, None) for value in values])
    bias = weights[1] if config["use_bias"] else None
    out = convolve(np.moveaxis(values, 0, 1), weights[0][:, None], bias, *window(config)[1:])
    return activate(config["activation"], np.moveaxis(out, 1, 0))


def _shape(config: Config, shape: Shape) -> Shape:
    return *slid(shape, window(config)), config["filters"]


def _weights(config: Config, shape: Shape) -> tuple[Shape, ...]:
    return with_bias(config, (*config["kernel_size"], shape[-1], config["filters"]))


def _arguments(axes: int, *paddings: str) -> dict[str, Argument]:
    return {
        "filters": whole(),
        "kernel_size": sides(axes, None),
        "strides": sides(axes),
        "padding": one_of(*paddings),
        "dilation_rate": sides(axes),
        "groups": ONE,
        "activation": activation(),
        "use_bias": flag(True),
        "data_format": CHANNELS_LAST,
    }


ROWS = (
    LayerRow(
        "Conv1D",
        _sequence,
        _arguments(1, "valid", "same", "causal"),
        2,
        _shape,
        _weights,
        window,
        compute_many=_sequences,
    ),
    LayerRow("Conv2D", _maps, _arguments(2, "valid", "same"), 3, _shape, _weights, window),
)
