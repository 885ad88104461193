"""The canvas of a line by hand is sent its line, and how far it may be moved."""

import numpy as np

from lessons.figures import by_hand
from lessons.figures.plot import Plot
from lessons.maths.descent import Line
from tests.figures.sent import arrays, meta

POINTS = np.array([[x, 2.0 * x - 1] for x in range(-1, 5)])


def test_line_by_hand_brings_its_limits() -> None:
    sent = by_hand.payload(Plot(POINTS, (-2, 5), (-5, 9), "x", "y", 24), Line(0.5, 0), Line(5, 10), ("x", "y"))
    assert (meta(sent)["line"], meta(sent)["limits"]) == ([0.5, 0], [5, 10])
    assert meta(sent)["columns"] == ["x", "y"]
    np.testing.assert_array_equal(arrays(sent)["points"], POINTS)
