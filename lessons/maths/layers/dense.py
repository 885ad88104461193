"""Layers whose units each read every number of a position."""

from lessons.maths.activations import activate
from lessons.maths.arrays import Array
from lessons.maths.layers.activation import activation
from lessons.maths.layers.row import Config, LayerRow, Mask, Shape, Weights, flag, whole, with_bias


def _dense(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    out: Array = value @ weights[0]
    return activate(config["activation"], out + weights[1] if config["use_bias"] else out)


def _shape(config: Config, shape: Shape) -> Shape:
    return *shape[:-1], config["units"]


def _weights(config: Config, shape: Shape) -> tuple[Shape, ...]:
    return with_bias(config, (shape[-1], config["units"]))


ROWS = (
    LayerRow(
        "Dense",
        _dense,
        {"units": whole(), "activation": activation(), "use_bias": flag(True)},
        output_shape=_shape,
        weight_shapes=_weights,
        positionwise=True,
    ),
)
