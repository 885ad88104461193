"""Activations by their Keras names."""

from collections.abc import Callable

import numpy as np

from lessons.maths.arrays import Array


def activate(name: str, value: Array) -> Array:
    """Applies an activation to an array of any shape. Softmax runs over the last axis.

    Raises ValueError in a plain sentence for a name that is not in `ACTIVATIONS`.
    """
    try:
        return ACTIVATIONS[name](value)
    except KeyError:
        raise ValueError(
            f"Layerscope cannot compute the activation '{name}' yet; it computes {', '.join(ACTIVATIONS)}."
        ) from None


def softmax(value: Array) -> Array:
    """exp(x) over its sum along the last axis, shifted by the maximum so that it cannot overflow; any shape."""
    powers = np.exp(value - value.max(axis=-1, keepdims=True))
    out: Array = powers / powers.sum(axis=-1, keepdims=True)
    return out


def sigmoid(value: Array) -> Array:
    """1 / (1 + exp(-x)) of every number, by way of its logarithm, which cannot overflow; any shape, NaN stays NaN."""
    with np.errstate(invalid="ignore"):
        out: Array = np.exp(-np.logaddexp(0, -value))
    return out


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "linear": lambda value: value,
    "relu": lambda value: np.maximum(value, 0),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softmax": softmax,
}
