"""Reliefs: a ball is as large and as near as told, hides what lies behind it, and is bright towards the light."""

import numpy as np
import pytest

from lessons.data.sets.drawn.relief import Limb, Relief, render

SIDE = 80


def ball(column: float, row: float, nearness: float, radius: float, material: int = 0) -> Limb:
    middle = np.array([column, row, nearness])
    return Limb(middle, middle, radius, radius, material)


def painted(relief: Relief, light_from: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    picture = np.zeros((SIDE, SIDE, 1), np.float32)
    relief.paint([[200.0]], light_from, picture)
    return picture[..., 0]


def test_ball_covers_its_disc_and_comes_as_near_as_its_front() -> None:
    relief = render([ball(40, 30, 5, 20)], SIDE)
    assert relief.cover.sum() == pytest.approx(np.pi * 20**2, rel=0.02)
    assert relief.height.max() == pytest.approx(5 + 20, abs=1.1)
    assert np.unravel_index(relief.height.argmax(), relief.height.shape) == (30, 40)


def test_limb_reaches_from_its_start_to_its_end_and_narrows_on_the_way() -> None:
    relief = render([Limb(np.array([20.0, 40.0, 0.0]), np.array([60.0, 40.0, 0.0]), 12, 4, 0)], SIDE)
    wide, narrow = relief.cover[:, 20].sum(), relief.cover[:, 60].sum()
    assert (wide, narrow) == (pytest.approx(24, abs=1), pytest.approx(8, abs=1))
    assert relief.cover[40, [10, 62]] == pytest.approx(1)
    assert relief.cover[40, [5, 70]] == pytest.approx(0)


@pytest.mark.parametrize("nearer_first", [True, False])
def test_nearer_limb_hides_the_other_in_whatever_order_they_come(nearer_first: bool) -> None:
    limbs = [ball(35, 40, 30, 15, material=1), ball(45, 40, 0, 15, material=2)]
    relief = render(limbs if nearer_first else limbs[::-1], SIDE)
    assert relief.material[40, 44] == 1
    assert relief.material[40, 56] == 2


def test_limb_outside_the_picture_leaves_nothing() -> None:
    assert not render([ball(-50, 40, 0, 20), ball(40, 200, 0, 20)], SIDE).cover.any()


@pytest.mark.parametrize(
    ("light_from", "bright", "dark"), [(0.0, (40, 55), (40, 25)), (-np.pi / 2, (25, 40), (55, 40))]
)
def test_side_towards_the_light_is_brighter(light_from: float, bright: tuple[int, int], dark: tuple[int, int]) -> None:
    picture = painted(render([ball(40, 40, 20, 25)], SIDE), light_from)
    assert picture[bright] > picture[dark] + 30


def test_ground_stays_where_nothing_covers_it() -> None:
    picture = np.full((SIDE, SIDE, 1), 90, np.float32)
    relief = render([ball(40, 40, 0, 10)], SIDE)
    relief.paint([[200.0]], 0, picture)
    np.testing.assert_array_equal(picture[relief.cover == 0], 90)
    assert (picture[relief.cover == 1] != 90).all()
