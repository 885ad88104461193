"""Layers that look numbers up in a table."""

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.layers.row import Config, LayerError, LayerRow, Mask, Shape, Weights, flag, whole


def _look_up(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    table, ids = weights[0], value.astype(np.int64)
    if ids.size and not (ids.min() >= 0 and ids.max() < len(table)):
        wrong = ids.min() if ids.min() < 0 else ids.max()
        raise LayerError(f"The Embedding layer knows the words 0 to {len(table) - 1}, but is given the word {wrong}.")
    found: Array = table[ids]
    return found


def _shape(config: Config, shape: Shape) -> Shape:
    return *shape, config["output_dim"]


ROWS = (
    LayerRow(
        "Embedding",
        _look_up,
        {"input_dim": whole(), "output_dim": whole(), "mask_zero": flag(False)},
        output_shape=_shape,
        weight_shapes=lambda config, shape: ((config["input_dim"], config["output_dim"]),),
        next_mask=lambda config, value, mask: value != 0 if config["mask_zero"] else None,
    ),
)
