"""Max and average pooling as Keras computes them."""

from typing import Literal, get_args

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lessons.maths.arrays import Array, pad
from lessons.maths.geometry import output_size, padding_before_after

Kind = Literal["max", "average"]


def pool(image: Array, size: int = 2, stride: int | None = None, padding: str = "valid", kind: str = "max") -> Array:
    """Keeps one number of every window.

    `image` (H, W, C) -> (H', W', C) float32. `stride` defaults to `size`. With same padding the window reaches past
    the edge but only real pixels count, for the maximum and for the average alike, as in Keras. Raises ValueError in a
    plain sentence for a geometry that cannot be.
    """
    return _pool(image, (size, size), stride or size, padding, kind)


def pool_sequence(
    values: Array, size: int = 2, stride: int | None = None, padding: str = "valid", kind: str = "max"
) -> Array:
    """Keeps one number of every window along a sequence (T, C) -> (T', C) float32; all else as `pool`."""
    return _pool(values[:, None], (size, 1), stride or size, padding, kind)[:, 0]


def _pool(image: Array, sides: tuple[int, int], stride: int, padding: str, kind: str) -> Array:
    if kind not in get_args(Kind):
        raise ValueError(f"Pooling is 'max' or 'average', not '{kind}'.")
    if kind == "max":
        largest: Array = windows(image, sides, stride, padding, -np.inf).max(axis=(3, 4))
        return largest
    total = windows(image, sides, stride, padding, 0.0).sum(axis=(3, 4))
    pixels = windows(np.ones_like(image[..., :1]), sides, stride, padding, 0.0).sum(axis=(3, 4))
    mean: Array = total / pixels
    return mean


def winners(image: Array, size: int = 2, stride: int | None = None, padding: str = "valid") -> Array:
    """Where each window's maximum lies: (H', W', C, 2) row and column in the image; the first of equals, row by row."""
    step = stride or size
    view = windows(image, (size, size), step, padding, -np.inf)
    top, _ = padding_before_after(image.shape[0], size, step, padding)
    left, _ = padding_before_after(image.shape[1], size, step, padding)
    flat = view.reshape(*view.shape[:3], size * size).argmax(axis=3)
    rows = np.arange(view.shape[0])[:, None, None] * step - top + flat // size
    columns = np.arange(view.shape[1])[None, :, None] * step - left + flat % size
    return np.stack([rows, columns], axis=-1)


def windows(image: Array, sides: tuple[int, int], stride: int, padding: str, edge: float) -> Array:
    """Every window (H', W', C, *sides) float32, with `edge` where it reaches past the image (H, W, C)."""
    if image.ndim != 3:
        raise ValueError(f"A picture has height, width and channels; this one has {image.ndim} dimensions.")
    for size, side in zip(image.shape, sides, strict=False):
        output_size(size, side, stride, padding)
    rows, columns = (
        padding_before_after(size, side, stride, padding) for size, side in zip(image.shape, sides, strict=False)
    )
    padded = pad(image.astype(np.float32), rows, columns, edge)
    return sliding_window_view(padded, sides, axis=(0, 1))[::stride, ::stride]
