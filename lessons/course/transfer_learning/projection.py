"""Where a network puts pictures: the numbers that its last layer gets, drawn as a map in two dimensions."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward


def embed(layers: Sequence[Layer], images: Sequence[Array]) -> Array:
    """What goes into the last layer for each picture (H, W, C): (N, n)."""
    return np.stack([forward(layers[:-1], image)[-1] for image in images])


def pca(points: Array) -> Array:
    """The two directions in which points (N, n) spread most: (N, 2)."""
    centred = points - points.mean(axis=0)
    left, spread, _ = np.linalg.svd(centred, full_matrices=False)
    flat: Array = left[:, :2] * spread[:2]
    return flat


def tsne(points: Array) -> Array:
    """A map (N, 2) on which points (N, n) that are near each other stay near; always the same one."""
    from sklearn.manifold import TSNE  # It takes seconds to import.

    flat: Array = TSNE(perplexity=min(20, (len(points) - 1) / 3), random_state=0).fit_transform(points)
    return flat


def like_neighbours(points: Array, labels: Array, neighbours: int) -> float:
    """The part of the nearest `neighbours` of all points (N, n) that have the same label (N,) as their point."""
    squares = (points**2).sum(axis=1)
    distances = squares[:, None] + squares - 2 * points @ points.T
    np.fill_diagonal(distances, np.inf)
    nearest = distances.argsort(axis=1)[:, :neighbours]
    return float((labels[nearest] == labels[:, None]).mean())
