"""What the canvas of a descent is sent says what the maths says."""

import numpy as np

from lessons.figures import descent
from lessons.figures.plot import Plot
from lessons.maths.descent import Line, descend, losses
from tests.figures.sent import arrays, meta

POINTS = np.array([[x, 2.0 * x - 1] for x in range(-1, 5)])
PLOT = Plot(POINTS, (-2, 5), (-5, 9), "x", "y", 24)


def test_valley_is_lowest_at_the_best_line_and_grows_upwards_with_the_bias() -> None:
    levels, low, high = descent.valley(POINTS, (-2, 6), (-5, 3))
    row, column = np.unravel_index(levels.argmin(), levels.shape)
    cell = 8 / (descent.CELLS - 1)
    assert abs(-2 + column * cell - 2) <= cell
    assert abs(3 - row * cell - -1) <= cell
    assert levels.max() == 255
    assert np.isclose(high, losses(POINTS, 6, 3))
    assert low < high / 1000


def test_valley_shows_one_colour_for_one_loss() -> None:
    levels, low, high = descent.valley(POINTS, (-2, 6), (-5, 3))
    expected = 255 * np.log(losses(POINTS, -2, 3) / low) / np.log(high / low)
    assert abs(int(levels[0, 0]) - expected) <= 1


def test_span_holds_the_start_and_seldom_changes() -> None:
    assert descent.span(2, -1) == descent.span(2, 5) == (-2, 6)
    assert descent.span(2, 7) == (-6, 10)


def test_descent_brings_every_epoch() -> None:
    path = descend(POINTS, Line(-1, 0), 0.01, 300)
    sent = descent.payload("Learn", PLOT, path, Line(2, -1), 300, ask=10)
    assert arrays(sent)["path"].shape == (301, 3)
    assert meta(sent)["weights"] == [-2, 6]
    assert (meta(sent)["askFor"], meta(sent)["epochs"]) == (10, 300)


def test_steps_are_worked_out_with_their_rate_alone() -> None:
    path = descend(POINTS, Line(-1, 0), 0.1, 3)
    plain, worked = (descent.payload("Step", PLOT, path, Line(2, -1), 3, rate=rate) for rate in (None, 0.1))
    assert not {"slopes"} & arrays(plain).keys()
    steps = np.diff(arrays(worked)["path"][:, :2], axis=0)
    np.testing.assert_allclose(-0.1 * arrays(worked)["slopes"][:-1], steps, rtol=1e-4, atol=1e-5)
