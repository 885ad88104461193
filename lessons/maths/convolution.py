"""Convolution as Keras computes it: cross-correlation, one bias a filter, summed over the input channels."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lessons.maths.arrays import Array, pad
from lessons.maths.geometry import extent, output_size, padding_before_after


@dataclass(frozen=True)
class Explanation:
    """One output value taken apart: `patch`, `kernel`, `products` (kh, kw, C); `total` is products.sum() + bias."""

    patch: Array
    kernel: Array
    products: Array
    bias: float
    total: float


def convolve(
    image: Array,
    kernels: Array,
    bias: Array | None = None,
    stride: int = 1,
    padding: str = "valid",
    dilation: int = 1,
) -> Array:
    """Slides every kernel over the image.

    `image` (H, W, C), `kernels` (kh, kw, C, F), `bias` (F,) -> (H', W', F) float32. Nothing is flipped: like every deep
    learning library this is cross-correlation. Raises ValueError in a plain sentence for shapes or a geometry that
    cannot be, and where stride and dilation are both above 1.
    """
    patches = windows(image, kernels, stride, padding, dilation)
    out: Array = np.tensordot(patches, kernels.astype(np.float32), axes=((3, 4, 2), (0, 1, 2)))
    return out if bias is None else out + np.asarray(bias, np.float32)


def windows(image: Array, kernels: Array, stride: int, padding: str, dilation: int) -> Array:
    """The patch under the kernel at every output cell: (H', W', C, kh, kw), a view without copies."""
    check_shapes(image, kernels)
    height, width = image.shape[:2]
    kernel_height, kernel_width = kernels.shape[:2]
    for size, kernel in ((height, kernel_height), (width, kernel_width)):
        output_size(size, kernel, stride, padding, dilation)
    padded = pad(
        image.astype(np.float32),
        padding_before_after(height, kernel_height, stride, padding, dilation),
        padding_before_after(width, kernel_width, stride, padding, dilation),
    )
    reach = extent(kernel_height, dilation), extent(kernel_width, dilation)
    view = sliding_window_view(padded, reach, axis=(0, 1))
    return view[::stride, ::stride, :, ::dilation, ::dilation]


def check_shapes(image: Array, kernels: Array) -> None:
    """Raises ValueError, in a plain sentence, where image (H, W, C) and kernels (kh, kw, C, F) do not fit."""
    if image.ndim != 3:
        raise ValueError(f"A picture has height, width and channels; this one has {image.ndim} dimensions.")
    if kernels.ndim != 4:
        raise ValueError(f"Kernels have height, width, channels and filters; these have {kernels.ndim} dimensions.")
    if image.shape[2] != kernels.shape[2]:
        raise ValueError(f"The picture has {image.shape[2]} channels, but the kernels read {kernels.shape[2]}.")


def explain(
    image: Array,
    kernels: Array,
    row: int,
    column: int,
    filter: int = 0,
    bias: Array | None = None,
    stride: int = 1,
    padding: str = "valid",
    dilation: int = 1,
) -> Explanation:
    """Takes one value of `convolve`'s output apart, at (row, column) of one filter.

    Arguments as for `convolve`. Padding is zeros in `patch`. Raises IndexError where there is no such cell.
    """
    patches = windows(image, kernels, stride, padding, dilation)
    rows, columns = patches.shape[:2]
    if not (0 <= row < rows and 0 <= column < columns and 0 <= filter < kernels.shape[3]):
        raise IndexError(f"The output has {rows} rows, {columns} columns and {kernels.shape[3]} filters.")
    patch = np.moveaxis(patches[row, column], 0, 2)
    kernel = kernels[..., filter].astype(np.float32)
    offset = 0.0 if bias is None else float(np.asarray(bias)[filter])
    products = patch * kernel
    return Explanation(patch, kernel, products, offset, float(products.sum()) + offset)
