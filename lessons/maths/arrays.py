"""What every layer's maths shares: the array type, and padding."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def pad(image: Array, rows: tuple[int, int], columns: tuple[int, int], value: float = 0.0) -> Array:
    """Lays `value` around an (H, W, C) image: (before, after) rows and columns."""
    if rows == columns == (0, 0):
        return image
    return np.pad(image, (rows, columns, (0, 0)), constant_values=value)
