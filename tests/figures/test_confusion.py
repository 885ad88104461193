"""The confusion matrix in colours: right answers and mistakes apart, and the worst mistake strongest."""

import numpy as np

from lessons.figures import palette
from lessons.figures.confusion import Margin, Margins, blank, confusion
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
    margins = Margins(Margin(["50%", "100%"], ["one", "two"]), Margin(["100%", "–"], ["three", "four"]), first=1)
    sent = meta(confusion(np.eye(2), ["a", "b"], None, margins))
    assert sent["recallMargin"] == {"shares": ["50%", "100%"], "sentences": ["one", "two"]}
    assert sent["precisionMargin"]["sentences"] == ["three", "four"]
    assert sent["lit"] == 1
    assert "recallMargin" not in meta(confusion(np.eye(2), ["a", "b"], None))


def test_blank_matrix_has_classes_and_no_numbers() -> None:
    assert meta(blank(["a", "b"])) == {"classes": ["a", "b"], "chosen": None}
    assert arrays(blank(["a", "b"])) == {}
