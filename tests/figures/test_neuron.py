"""What the first neuron's canvases are sent says what the maths says."""

import json

import numpy as np

from lessons.figures import neuron
from lessons.maths.descent import Line, descend, losses

POINTS = np.array([[x, 2.0 * x - 1] for x in range(-1, 5)])
PLOT = neuron.Plot(POINTS, (-2, 5), (-5, 9), "x", "y", 24)


def header(payload: bytes) -> dict:
    return json.loads(payload[4 : 4 + int.from_bytes(payload[:4], "little")])


def test_valley_is_lowest_at_the_best_line_and_grows_upwards_with_the_bias() -> None:
    levels, low, high = neuron.valley(POINTS, (-2, 6), (-5, 3))
    row, column = np.unravel_index(levels.argmin(), levels.shape)
    cell = 8 / (neuron.CELLS - 1)
    assert abs(-2 + column * cell - 2) <= cell
    assert abs(3 - row * cell - -1) <= cell
    assert levels.max() == 255
    assert np.isclose(high, losses(POINTS, 6, 3))
    assert low < high / 1000


def test_valley_shows_one_colour_for_one_loss() -> None:
    levels, low, high = neuron.valley(POINTS, (-2, 6), (-5, 3))
    expected = 255 * np.log(losses(POINTS, -2, 3) / low) / np.log(high / low)
    assert abs(int(levels[0, 0]) - expected) <= 1


def test_span_holds_the_start_and_seldom_changes() -> None:
    assert neuron.span(2, -1) == neuron.span(2, 5) == (-2, 6)
    assert neuron.span(2, 7) == (-6, 10)


def test_descent_brings_every_epoch() -> None:
    path = descend(POINTS, Line(-1, 0), 0.01, 300)
    sent = header(neuron.descent("Learn", PLOT, path, Line(2, -1), 10, 300))
    assert sent["arrays"]["path"]["shape"] == [301, 3]
    assert sent["meta"]["weights"] == [-2, 6]
    assert (sent["meta"]["ask"], sent["meta"]["epochs"]) == (10, 300)


def test_line_by_hand_brings_its_limits() -> None:
    meta = header(neuron.by_hand(PLOT, Line(0.5, 0), Line(5, 10)))["meta"]
    assert (meta["line"], meta["limits"]) == ([0.5, 0], [5, 10])
