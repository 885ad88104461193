"""Maps of embeddings: what is apart stays apart."""

import numpy as np
import pytest

from lessons.course.transfer_learning.projection import embed, like_neighbours, pca, tsne
from lessons.maths.network import forward
from lessons.training.reports import recordings

GENERATOR = np.random.default_rng(0)
LABELS = np.repeat([0, 1], 15)
CLOUDS = GENERATOR.normal(0, 1, (30, 6)) + 12 * LABELS[:, None]


@pytest.mark.parametrize("flatten", [pca, tsne])
def test_two_clouds_stay_apart(flatten: object) -> None:
    flat = flatten(CLOUDS.astype(np.float32))
    assert flat.shape == (30, 2)
    assert like_neighbours(flat, LABELS, 3) == 1


def test_pca_spreads_most_along_its_first_axis() -> None:
    flat = pca(CLOUDS)
    assert flat[:, 0].std() > flat[:, 1].std()
    np.testing.assert_allclose(np.square(flat[:, 0]).sum(), np.linalg.svd(CLOUDS - CLOUDS.mean(0))[1][0] ** 2)


def test_like_neighbours_are_counted() -> None:
    points = np.array([[0.0], [1.0], [10.0], [11.0]])
    assert like_neighbours(points, np.array([0, 0, 1, 0]), 1) == 0.5
    assert like_neighbours(points, np.array([0, 0, 0, 1]), 2) == 5 / 8


def test_embedding_is_what_goes_into_the_last_layer() -> None:
    layers = recordings.load("feature-maps", "digits").layers(0)
    image = GENERATOR.integers(0, 256, (28, 28, 1))
    np.testing.assert_allclose(embed(layers, [image])[0], forward(layers, image)[-2])
