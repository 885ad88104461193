"""Grounds and what hides a part: they fill the picture, differ, and leave the figure to be seen."""

import numpy as np
import pytest

from lessons.data.sets.drawn import scenery
from lessons.data.sets.drawn.canvas import SIDE, Layer


@pytest.mark.parametrize("place", scenery.PLACES)
def test_each_place_fills_the_picture_and_is_never_twice_the_same(place: object) -> None:
    assert callable(place)
    first, again, other = (place(np.random.default_rng(seed)).pixels() for seed in (0, 0, 1))
    assert first.shape == (SIDE, SIDE, 3)
    assert first.std() > 5
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 5


def test_a_band_changes_from_its_first_colour_to_its_last() -> None:
    ground = scenery.Ground((0, 0, 0))
    ground.bands(0, 1, (200, 0, 0), (0, 0, 200))
    rows = ground.pixels().mean(axis=1)
    assert (np.diff(rows[:, 0]) <= 0).all()
    assert rows[0, 0] > 190
    assert rows[-1, 2] > 190


def test_what_is_half_opaque_lets_the_ground_through() -> None:
    ground = scenery.Ground((100, 100, 100))
    ground.fill([(0, 0), (1, 0), (1, 1), (0, 1)], (200, 100, 0), opacity=0.5)
    np.testing.assert_allclose(ground.pixels()[SIDE // 2, SIDE // 2], (150, 100, 50), atol=1)


def test_what_hides_a_part_reaches_in_as_far_as_told() -> None:
    for seed in range(40):
        layer = Layer()
        scenery.hide(layer, np.random.default_rng(seed), most=0.3)
        hidden = np.asarray(layer.image.getchannel(3)) > 0
        inner = slice(round(0.35 * layer.image.width), round(0.65 * layer.image.width))
        assert hidden.any()
        assert not hidden[inner, inner].any()
