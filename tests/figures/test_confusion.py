"""The confusion matrix in colours: right answers and mistakes apart, and the worst mistake strongest."""

import numpy as np

from lessons.figures import palette
from lessons.figures.confusion import confusion
from tests.figures.sent import arrays, meta


def test_right_answers_and_mistakes_have_the_two_ends_of_the_scale() -> None:
    matrix = np.array([[10, 0, 0], [4, 4, 0], [2, 0, 8]])
    sent = arrays(confusion(matrix, ["a", "b", "c"], (1, 0)))
    np.testing.assert_array_equal(sent["counts"], matrix)
    zero = palette.index(np.array(0.0), -1, 1)
    np.testing.assert_array_equal(sent["levels"] > zero, matrix * np.eye(3) > 0)
    np.testing.assert_array_equal(sent["levels"] < zero, matrix * (1 - np.eye(3)) > 0)
    assert sent["levels"][1, 0] == 0
    assert sent["levels"][0, 0] == 255


def test_class_that_was_never_seen_has_no_colour() -> None:
    levels = arrays(confusion(np.zeros((2, 2), int), ["a", "b"], None))["levels"]
    assert set(levels.flat) == {int(palette.index(np.array(0.0), -1, 1))}


def test_margins_travel_beside_the_matrix() -> None:
    sent = meta(confusion(np.eye(2), ["a", "b"], None, (np.array([0.5, 1]), np.array([1, 0.25]))))
    assert (sent["recall"], sent["precision"]) == ([0.5, 1], [1, 0.25])
    assert meta(confusion(np.eye(2), ["a", "b"], None))["recall"] == []
