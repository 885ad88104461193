"""Layers that bring numbers to a mean of 0 and a spread of 1, and then to what they have learned."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.layers.row import LAST_AXIS, OFF, Config, LayerRow, Mask, Shape, Weights, flag, number


def _with_averages(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    """With the mean and the variance of each map that training has averaged: Ioffe and Szegedy (2015), algorithm 2."""
    *learned, mean, variance = weights
    return _scaled(config, learned, value - mean, variance)


def _by_position(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    """With the mean and the variance of the numbers at each position: Ba, Kiros and Hinton (2016), equation 3."""
    mean, variance = value.mean(axis=-1, keepdims=True), value.var(axis=-1, keepdims=True)
    return _scaled(config, weights, value - mean, variance)


def _scaled(config: Config, learned: Sequence[Array], centred: Array, variance: Array) -> Array:
    """Divides by the spread, then applies what is learned: a factor, and what is added, where the layer has them."""
    out: Array = centred / np.sqrt(variance + np.float32(config["epsilon"]))
    if config["scale"]:
        out = out * learned[0]
    return out + learned[-1] if config["center"] else out


def _learned(config: Config, shape: Shape) -> tuple[Shape, ...]:
    return (shape[-1:],) * (int(config["scale"]) + int(config["center"]))


_ARGUMENTS = {"axis": LAST_AXIS, "epsilon": number(1e-3), "scale": flag(True), "center": flag(True)}

ROWS = (
    LayerRow(
        "BatchNormalization",
        _with_averages,
        {**_ARGUMENTS, "renorm": OFF},
        weight_shapes=lambda config, shape: (*_learned(config, shape), shape[-1:], shape[-1:]),
        positionwise=True,
    ),
    LayerRow(
        "LayerNormalization",
        _by_position,
        {**_ARGUMENTS, "rms_scaling": OFF},
        weight_shapes=_learned,
        positionwise=True,
    ),
)
