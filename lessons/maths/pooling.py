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
    view, real = windows(image, size, stride, padding, kind)
    if kind == "max":
        largest: Array = view.max(axis=(3, 4))
        return largest
    mean: Array = (view.sum(axis=(3, 4)) / real.sum(axis=(3, 4))).astype(np.float32)
    return mean


def winners(image: Array, size: int = 2, stride: int | None = None, padding: str = "valid") -> Array:
    """Where each window's maximum lies: (H', W', C, 2) row and column in the image; the first of equals, row by row."""
    view, _ = windows(image, size, stride, padding, "max")
    step = stride or size
    top, _ = padding_before_after(image.shape[0], size, step, padding)
    left, _ = padding_before_after(image.shape[1], size, step, padding)
    flat = view.reshape(*view.shape[:3], size * size).argmax(axis=3)
    rows = np.arange(view.shape[0])[:, None, None] * step - top + flat // size
    columns = np.arange(view.shape[1])[None, :, None] * step - left + flat % size
    return np.stack([rows, columns], axis=-1)


def windows(image: Array, size: int, stride: int | None, padding: str, kind: str) -> tuple[Array, Array]:
    """Every window (H', W', C, size, size), and which of its cells are real pixels (1.0) rather than padding (0.0)."""
    if kind not in get_args(Kind):
        raise ValueError(f"Pooling is 'max' or 'average', not '{kind}'.")
    if image.ndim != 3:
        raise ValueError(f"A picture has height, width and channels; this one has {image.ndim} dimensions.")
    step = stride or size
    for side in image.shape[:2]:
        output_size(side, size, step, padding)
    rows = padding_before_after(image.shape[0], size, step, padding)
    columns = padding_before_after(image.shape[1], size, step, padding)
    edge = -np.inf if kind == "max" else 0.0
    slid = (
        sliding_window_view(pad(layer, rows, columns, value), (size, size), axis=(0, 1))[::step, ::step]
        for layer, value in ((image.astype(np.float32), edge), (np.ones((*image.shape[:2], 1), np.float32), 0.0))
    )
    view, real = slid
    return view, real
