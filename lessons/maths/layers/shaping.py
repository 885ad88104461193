"""Layers that change how the numbers lie or how large they are, and nothing else."""

import math
from typing import Any

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.layers.row import (
    CHANNELS_LAST,
    LARGEST,
    Argument,
    Config,
    LayerError,
    LayerRow,
    Mask,
    Shape,
    Weights,
    number,
)


def _rescale(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    out: Array = value * np.float32(config["scale"]) + np.float32(config["offset"])
    return out


def _target(config: Config, shape: Shape) -> Shape:
    """The shape that a Reshape layer gives: its -1 takes what the others leave."""
    target: Shape = config["target_shape"]
    numbers = math.prod(shape)
    others = math.prod(side for side in target if side != -1)
    whole = tuple(numbers // others if side == -1 else side for side in target)
    if math.prod(whole) != numbers:
        raise LayerError(f"The Reshape layer cannot lay {numbers} numbers as {' by '.join(map(str, target))}.")
    return whole


def _is_target(value: Any) -> bool:
    """Whether a value is a shape, in which one side at most is left open by a -1."""
    return (
        isinstance(value, tuple)
        and all(type(side) is int and (1 <= side <= LARGEST or side == -1) for side in value)
        and value.count(-1) <= 1
    )


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


ROWS = (
    LayerRow("InputLayer", lambda config, weights, value, mask: value, positionwise=True),
    LayerRow("Rescaling", _rescale, {"scale": number(), "offset": number(0.0)}, positionwise=True),
    LayerRow(
        "Flatten",
        lambda config, weights, value, mask: value.reshape(-1),
        {"data_format": CHANNELS_LAST},
        output_shape=lambda config, shape: (math.prod(shape),),
    ),
    LayerRow(
        "Reshape",
        lambda config, weights, value, mask: value.reshape(_target(config, value.shape)),
        {"target_shape": Argument(_is_target, plain=_tuple)},
        output_shape=_target,
    ),
)
