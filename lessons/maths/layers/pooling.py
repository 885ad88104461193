"""Layers that keep one number of every window, or of a whole map or sequence."""

from collections.abc import Callable

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.geometry import Window
from lessons.maths.layers.convolution import slid
from lessons.maths.layers.row import CHANNELS_LAST, OFF, Argument, Config, LayerRow, Mask, Shape, Weights, one_of, sides
from lessons.maths.pooling import pool, pool_sequence

Compute = Callable[[Config, Weights, Array, Mask], Array]


def window(config: Config) -> Window:
    """What a pooling slides over its input; where no strides are given the windows lie side by side."""
    strides = config["strides"] or config["pool_size"]
    return Window(config["pool_size"][0], strides[0], config["padding"])


def _maps(kind: str) -> Compute:
    def compute(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
        kernel, stride, padding, _ = window(config)
        return pool(value, kernel, stride, padding, kind)

    return compute


def _sequence(kind: str) -> Compute:
    def compute(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
        kernel, stride, padding, _ = window(config)
        return pool_sequence(value, kernel, stride, padding, kind)

    return compute


def _average_over_time(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    """The average of the positions that count; NaN where none does, as Keras has it."""
    chosen = value if mask is None else value[mask]
    with np.errstate(invalid="ignore"):
        average: Array = chosen.sum(axis=0) / np.float32(len(chosen))
    return average


def _shape(config: Config, shape: Shape) -> Shape:
    return *slid(shape, window(config)), shape[-1]


def _arguments(axes: int) -> dict[str, Argument]:
    strides = sides(axes)
    return {
        "pool_size": sides(axes, 2),
        "strides": Argument(
            lambda value: value is None or strides.allows(value),
            None,
            lambda value: None if value is None else strides.plain(value),
        ),
        "padding": one_of("valid", "same"),
        "data_format": CHANNELS_LAST,
    }


def _global(name: str, axes: int, compute: Compute) -> LayerRow:
    arguments = {"data_format": CHANNELS_LAST, "keepdims": OFF}
    return LayerRow(name, compute, arguments, axes, lambda config, shape: shape[-1:])


ROWS = (
    LayerRow("MaxPooling1D", _sequence("max"), _arguments(1), 2, _shape, sliding=window),
    LayerRow("AveragePooling1D", _sequence("average"), _arguments(1), 2, _shape, sliding=window),
    LayerRow("MaxPooling2D", _maps("max"), _arguments(2), 3, _shape, sliding=window),
    LayerRow("AveragePooling2D", _maps("average"), _arguments(2), 3, _shape, sliding=window),
    _global("GlobalMaxPooling1D", 2, lambda config, weights, value, mask: value.max(axis=0)),
    _global("GlobalAveragePooling1D", 2, _average_over_time),
    _global("GlobalMaxPooling2D", 3, lambda config, weights, value, mask: value.max(axis=(0, 1))),
    _global("GlobalAveragePooling2D", 3, lambda config, weights, value, mask: value.mean(axis=(0, 1))),
)
