"""How much each place of a picture counts, laid over the picture."""

import numpy as np
from PIL import Image

from lessons.figures import palette
from lessons.maths.arrays import Array

OPACITY = 0.85
FULL = 0.6
"""From this strength on, a place has its whole opacity."""
DARKEST, LIGHTEST = 45, 170
"""The greys of the picture below: neither so dark nor so light that a colour is lost on them."""


def overlay(picture: Array, heat: Array) -> Array:
    """A picture (H, W, 1 or 3) uint8 with heat (h, w), enlarged to its size: (H, W, 3) uint8.

    The stronger a place, the more of its colour: from red to yellow where heat is above zero, blue where it is below.
    """
    height, width = picture.shape[:2]
    strength = heat / palette.signed_limit(heat)
    large = Image.fromarray(strength.astype(np.float32)).resize((width, height), Image.Resampling.BICUBIC)
    spread = np.asarray(large).clip(-1, 1)
    colours = palette.HEAT[palette.index(spread, -1, 1)]
    opacity = OPACITY * np.minimum(np.abs(spread) / FULL, 1)[..., None]
    grey = DARKEST + picture.mean(axis=2, keepdims=True) / 255 * (LIGHTEST - DARKEST)
    laid: Array = (grey * (1 - opacity) + colours * opacity).astype(np.uint8)
    return laid
