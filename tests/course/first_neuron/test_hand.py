"""The line that a learner moves: when it has found the rule, and what makes its loss."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lessons.course.first_neuron import hand as lesson
from lessons.course.first_neuron import neuron
from tests.figures.sent import meta


def result(own: np.ndarray | None = None, **changes: Any) -> neuron.Result:
    return neuron.compute(replace(neuron.Settings(), **changes), own)


def test_line_by_hand_is_found_when_nothing_is_left_to_gain() -> None:
    assert lesson.is_solved(result(weight=2.0, bias=-1.0))
    assert not lesson.is_solved(result(weight=2.0, bias=-0.8))
    assert not lesson.is_solved(result(weight=2.0, bias=-1.0, noise=3.0))


@pytest.mark.parametrize("examples", neuron.EXAMPLES)
def test_every_rule_can_be_found_with_the_sliders(examples: str) -> None:
    rule = neuron.EXAMPLES[examples][0]
    assert lesson.is_solved(result(examples=examples, weight=rule.weight, bias=rule.bias))
    assert abs(rule.weight) <= neuron.LIMITS.weight
    assert abs(rule.bias) <= neuron.LIMITS.bias


def test_largest_error_makes_more_than_its_part_of_the_sum() -> None:
    (share,) = lesson.QUESTIONS
    shown = result()
    errors = np.abs(0.5 * shown.points[:, 0] - shown.points[:, 1])
    assert share.answer(shown) == f"{(errors**2).max() / (errors**2).sum():.0%}" == "51%"
    assert share.numbers(shown) == {"opening": "y = 0.5x + 0", "x": "4", "off": "5", "square": "25", "total": "48.75"}
    assert share.options(shown) == ("17%", "26%", "34%", "51%")


@pytest.mark.parametrize("own", [[[2.0, 7.0]], [[0.0, 0.0], [2.0, 1.0]], [[0.0, 1.0], [2.0, 2.0]]])
def test_share_can_be_asked_about_any_points(own: list) -> None:
    shown = result(np.array(own), examples=neuron.OWN)
    (share,) = lesson.QUESTIONS
    assert share.answer(shown) in share.options(shown)
    assert len(share.options(shown)) > 1


def test_squares_are_sent_once_they_are_not_asked_for() -> None:
    assert meta(lesson.figure(result(), squares=False))["columns"] == ["x", "y", "line says", "off by"]
    assert meta(lesson.figure(result(), squares=True))["columns"][-2:] == ["off by²", "share"]
