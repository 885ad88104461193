"""What the dense network component is sent: a picture, the units that weigh its pixels, and their answers."""

from collections.abc import Mapping, Sequence

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line

QUANTILE = 0.995
"""A few weights are far larger than the others, which would pale beside them: colours end at this part of all."""
COARSE = 8
"""The weights are sent in this many times fewer shades than the colours' 256, which shortens them by a half."""


def payload(
    class_names: Sequence[str], label: int, picture: Array, units: int, weights: Array, numbers: Mapping[str, Array]
) -> bytes:
    """The payload of a picture (H, W) uint8 of the class `label` on its way through a network with one hidden layer.

    The first of its `units` are drawn: `weights` (H · W, drawn) are theirs. The `numbers` are, of each of them, its
    `biases`, its `sums` with it, its `values` after the activation, (drawn,) each, and its `shares` of every answer
    (drawn, classes); and of the answers their `logits` and `probabilities` (classes,).
    """
    limit = float(np.quantile(np.abs(weights), QUANTILE)) or 1.0
    shades = palette.index(weights.T, -limit, limit) // COARSE * COARSE + COARSE // 2
    meta = {"classes": list(map(line, class_names)), "truth": label, "units": units}
    arrays = {name: array.astype(np.float32) for name, array in numbers.items()} | {
        "picture": picture,
        "weights": np.frombuffer(png.exact(shades[..., None]), np.uint8),
        "signedColours": palette.SIGNED,
        "colours": palette.SEQUENTIAL,
        "greys": palette.GREY,
    }
    return pack(meta, arrays)
