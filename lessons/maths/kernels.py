"""Named kernels that image processing has used for decades, and what a kernel answers to."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array


def grid(*rows: Sequence[float]) -> Array:
    """A square kernel (k, k) float32, written row by row."""
    return np.array(rows, np.float32)


GAUSSIAN_5 = np.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]).astype(np.float32)

KERNELS: dict[str, Array] = {
    "Sobel, vertical edges": grid([-1, 0, 1], [-2, 0, 2], [-1, 0, 1]),
    "Sobel, horizontal edges": grid([-1, -2, -1], [0, 0, 0], [1, 2, 1]),
    "Prewitt, vertical edges": grid([-1, 0, 1], [-1, 0, 1], [-1, 0, 1]),
    "Diagonal": grid([0, 1, 2], [-1, 0, 1], [-2, -1, 0]),
    "Laplacian": grid([0, 1, 0], [1, -4, 1], [0, 1, 0]),
    "Outline": grid([-1, -1, -1], [-1, 8, -1], [-1, -1, -1]),
    "Sharpen": grid([0, -1, 0], [-1, 5, -1], [0, -1, 0]),
    "Emboss": grid([-2, -1, 0], [-1, 1, 1], [0, 1, 2]),
    "Box blur": grid([1, 1, 1], [1, 1, 1], [1, 1, 1]) / 9,
    "Gaussian blur": grid([1, 2, 1], [2, 4, 2], [1, 2, 1]) / 16,
    "Gaussian blur, 5×5": GAUSSIAN_5 / 256,
    "Identity": grid([0, 0, 0], [0, 1, 0], [0, 0, 0]),
}


def divide_by_sum(kernel: Array) -> Array:
    """The kernel (kh, kw) divided by its sum: an even area keeps its brightness. Unchanged where the sum is zero."""
    total = float(kernel.sum())
    return kernel if abs(total) < 1e-6 else kernel / total


def edge_responses(kernel: Array) -> tuple[float, float]:
    """How strongly a kernel (k, k) answers to an ideal vertical and to an ideal horizontal edge from 0 to 1.

    Where an edge cuts the window between two columns, the output is the sum of the columns on its bright side; the
    response is the largest of these over all cuts, and likewise with rows for the horizontal edge.
    """
    vertical, horizontal = (float(np.abs(np.cumsum(kernel.sum(axis=axis))[:-1]).max()) for axis in (0, 1))
    return vertical, horizontal
