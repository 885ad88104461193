"""Where a network puts pictures: the numbers that its head gets, drawn as a map in two dimensions."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer, run_layer


def embed(layers: Sequence[Layer], images: Sequence[Array]) -> Array:
    """What goes into the head for each picture (H, W, C): (N, n). The head begins behind the first Flatten layer."""
    end = next(place for place, layer in enumerate(layers) if layer.class_name == "Flatten") + 1
    rows = []
    for image in images:
        value = np.asarray(image, np.float32)
        for layer in layers[:end]:
            value = run_layer(layer, value)
        rows.append(value)
    return np.stack(rows)


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


def like_neighbour(points: Array, labels: Array) -> float:
    """The part of the points (N, n) whose nearest other point has the same label."""
    squares = (points**2).sum(axis=1)
    distances = squares[:, None] + squares - 2 * points @ points.T
    np.fill_diagonal(distances, np.inf)
    return float((labels[distances.argmin(axis=1)] == labels).mean())
