"""How much each place of a picture counts, laid over the picture."""

import numpy as np
from PIL import Image

from lessons.figures import palette
from lessons.maths.arrays import Array

OPACITY = 0.75


def overlay(picture: Array, heat: Array) -> Array:
    """A picture (H, W, 1 or 3) uint8 with heat (h, w), enlarged to its size: (H, W, 3) uint8.

    The stronger a place, the more of its colour: orange where heat is below zero, blue where it is above.
    """
    height, width = picture.shape[:2]
    strength = heat / palette.signed_limit(heat)
    large = Image.fromarray(strength.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
    spread = np.asarray(large)
    colours = palette.SIGNED[palette.index(np.sign(spread), -1, 1)]
    opacity = OPACITY * np.abs(spread)[..., None]
    grey = picture.mean(axis=2, keepdims=True)
    laid: Array = (grey * (1 - opacity) + colours * opacity).astype(np.uint8)
    return laid
