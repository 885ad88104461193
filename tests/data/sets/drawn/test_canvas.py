"""The tools of drawing: outlines go where they should, and figures, light and camera do what they say."""

import math

import numpy as np
import pytest

from lessons.data.sets.drawn import canvas
from lessons.data.sets.drawn.canvas import SIDE, Figure, Floats, Layer, Placement

UP = -np.pi / 2


def covered(layer: Layer) -> Floats:
    """How much of each pixel (SIDE, SIDE) the layer hides, 0 to 1: what is lost of the ground before a black figure."""
    return 1 - layer.over(np.full((SIDE, SIDE, 3), 100, np.float32), UP, 0)[..., 0] / 100


def black_ball(placement: Placement, centre: tuple[float, float] = (0, 0), radius: float = 0.2) -> Floats:
    layer = Layer()
    Figure(layer, placement).ball(centre, radius, (0, 0, 0))
    return covered(layer)


def centre_of(mass: Floats) -> tuple[float, float]:
    rows, columns = np.indices(mass.shape)
    return float((columns * mass).sum() / mass.sum() / SIDE), float((rows * mass).sum() / mass.sum() / SIDE)


def test_a_curve_passes_through_its_corners() -> None:
    corners = np.random.default_rng(0).normal(size=(7, 2))
    curve = canvas.smooth(corners)
    for corner in corners:
        assert np.abs(curve - corner).sum(axis=1).min() < 1e-9


def test_a_bow_passes_through_its_ends_and_its_middle() -> None:
    curve = canvas.bow((0, 0), (1, 2), (3, 1), points=5)
    np.testing.assert_allclose(curve[[0, 2, 4]], [(0, 0), (1, 2), (3, 1)], atol=1e-12)


def test_joints_hang_down_and_turn_to_the_right() -> None:
    np.testing.assert_allclose(canvas.joints((1, 1), (2, 0), (3, 90)), [(1, 1), (1, 3), (4, 3)], atol=1e-12)


def test_an_ellipse_has_its_radii() -> None:
    outline = canvas.ellipse((3, 4), (2, 1))
    np.testing.assert_allclose(((outline - (3, 4)) / (2, 1)) ** 2 @ (1, 1), 1)


@pytest.mark.parametrize("factor", [0, 0.5, 1, 3])
def test_shades_stay_colours(factor: float) -> None:
    assert all(0 <= value <= 255 for value in canvas.shade((10, 200, 255), factor))
    assert canvas.shade((10, 100, 20), 0.5) == (5, 50, 10)


def test_a_blend_lies_between() -> None:
    assert canvas.blend((0, 100, 200), (100, 0, 200), 0.25) == (25, 75, 200)


def test_varied_colours_stay_colours() -> None:
    generator = np.random.default_rng(0)
    varied = [canvas.vary((3, 128, 254), generator) for _ in range(100)]
    assert {value for colour in varied for value in colour} <= set(range(256))
    assert len(set(varied)) > 90


def test_a_placement_moves_scales_mirrors_and_turns_clockwise() -> None:
    points = [(1, 0), (0, 1)]
    np.testing.assert_allclose(Placement((0.5, 0.25), 0.1)(points), [(0.6, 0.25), (0.5, 0.35)])
    np.testing.assert_allclose(Placement((0, 0), turn=90)(points), [(0, 1), (-1, 0)], atol=1e-12)
    np.testing.assert_allclose(Placement((0, 0), mirrored=True)(points), [(-1, 0), (0, 1)], atol=1e-12)
    np.testing.assert_allclose(Placement((0, 0), turn=90, mirrored=True)(points), [(0, -1), (-1, 0)], atol=1e-12)


def test_a_ball_covers_its_circle_with_soft_edges() -> None:
    mass = black_ball(Placement((0.3, 0.6)))
    assert centre_of(mass) == pytest.approx((0.3, 0.6), abs=0.01)
    assert float(mass.sum()) == pytest.approx(math.pi * (0.2 * SIDE) ** 2, rel=0.03)
    assert ((mass > 0.2) & (mass < 0.8)).any()


def test_a_limb_covers_its_balls_and_all_between() -> None:
    layer = Layer()
    Figure(layer, Placement((0, 0))).limb([(0.2, 0.5), (0.8, 0.5)], (0.1, 0.05), (0, 0, 0))
    mass = covered(layer)
    trapezium_and_half_discs = 0.6 * 0.15 + math.pi / 2 * (0.1**2 + 0.05**2)
    assert float(mass.sum()) == pytest.approx(trapezium_and_half_discs * SIDE**2, rel=0.04)
    assert mass[SIDE // 2, round(0.5 * SIDE)] == 1


def test_a_line_is_as_wide_as_told() -> None:
    layer = Layer()
    Figure(layer, Placement((0, 0), 0.5)).line([(0, 1), (2, 1)], 0.08, (0, 0, 0))
    assert float(covered(layer)[:, SIDE // 2].sum()) == pytest.approx(0.04 * SIDE, abs=0.6)


def test_later_parts_hide_earlier_ones_and_nothing_else_changes() -> None:
    layer = Layer()
    figure = Figure(layer, Placement((0.5, 0.5)))
    figure.ball((0, 0), 0.2, (200, 0, 0))
    figure.fill([(-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1)], (0, 0, 200))
    picture = layer.over(np.full((SIDE, SIDE, 3), 77, np.float32), UP, 0)
    assert picture[SIDE // 2, SIDE // 2, 0] == 0 < picture[SIDE // 2, SIDE // 2, 2]
    np.testing.assert_array_equal(picture[:10], 77)


def test_light_falls_from_its_side() -> None:
    layer = Layer()
    Figure(layer, Placement((0.5, 0.5))).ball((0, 0), 0.3, (120, 120, 120))
    black = np.zeros((SIDE, SIDE, 3), np.float32)
    left, right = round(0.25 * SIDE), round(0.75 * SIDE)
    from_left, from_right = (layer.over(black, light, 0)[SIDE // 2, :, 0] for light in (np.pi, 0))
    assert from_left[left] > from_left[right] + 20
    assert from_right[right] > from_right[left] + 20


def test_fur_roughens_the_figure_alone() -> None:
    layer = Layer()
    Figure(layer, Placement((0.5, 0.5))).ball((0, 0), 0.4, (128, 128, 128))
    ground = np.full((SIDE, SIDE, 3), 50, np.float32)
    middle = slice(SIDE // 2 - 10, SIDE // 2 + 10)
    rough, smooth = (layer.over(ground, UP, fur) for fur in (20, 0))
    assert rough[middle, middle].std() > smooth[middle, middle].std() + 5
    np.testing.assert_array_equal(rough[:10], smooth[:10])


def test_a_photograph_keeps_the_scene_and_is_drawn_by_its_generator() -> None:
    scene = np.full((SIDE, SIDE, 3), 120, np.float32)
    photographs = [canvas.photograph(scene, np.random.default_rng(seed)) for seed in (0, 0, 1)]
    assert photographs[0].dtype == np.uint8
    np.testing.assert_array_equal(photographs[0], photographs[1])
    assert (photographs[0] != photographs[2]).any()
    assert all(abs(float(photograph.mean()) - 120) < 40 for photograph in photographs)


def test_a_photograph_is_clipped_and_never_wraps_around() -> None:
    white, black = (np.full((SIDE, SIDE, 3), value, np.float32) for value in (300, 0))
    assert canvas.photograph(white, np.random.default_rng(0)).min() > 150
    assert canvas.photograph(black, np.random.default_rng(0)).max() < 60
