"""Many steps: how close the neuron comes, why not closer, and what twice the epochs are worth."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.course.first_neuron import hand, houses, learn, neuron
from lessons.maths.descent import Line
from tests.course.first_neuron.test_neuron import points
from tests.figures.sent import meta


def result(own: np.ndarray | None = None, start: Line | None = None, **changes: Any) -> neuron.Result:
    return neuron.compute(replace(neuron.Settings(view=neuron.LEARN), **changes), own, start)


@pytest.mark.parametrize(
    ("rate", "view", "epochs"), [*product([0.01, 0.17, 0.25], [neuron.LEARN, neuron.HOUSES], [100, 3000])]
)
def test_every_answer_is_among_its_options(rate: float, view: str, epochs: int) -> None:
    shown = result(rate=rate, view=view, epochs=epochs)
    for question in houses.QUESTIONS if view == neuron.HOUSES else learn.questions(shown):
        options = question.options(shown)
        assert question.answer(shown) in options
        assert len(options) == len(set(options)) >= 2


def test_reason_and_closeness_follow_the_descent() -> None:
    answers = [
        (learn.closeness(shown), learn.reason(shown), len(learn.questions(shown)))
        for shown in (result(), result(epochs=3000), result(rate=0.2), result(epochs=100))
    ]
    assert answers == [
        (learn.CLOSE, learn.TOO_FEW, 3),
        (learn.EXACT, learn.NO_GAP, 2),
        (learn.FAR_OFF, learn.TOO_LARGE, 2),
        (learn.FAR_OFF, learn.TOO_FEW, 3),
    ]


@pytest.mark.parametrize(("rate", "epochs"), [*product([0.01, 0.05, 0.17], [100, 200, 500])])
def test_twice_the_epochs_multiply_the_gap_by_the_factor_told(rate: float, epochs: int) -> None:
    """The factor of an epoch, not the gap, is what twice the epochs square."""
    now, later = result(rate=rate, epochs=epochs), result(rate=rate, epochs=2 * epochs)
    told = learn.TWICE.numbers(now) if learn.TWICE in learn.questions(now) else {}
    if not told:
        assert neuron.verdict(now) == "arrived"
        return
    assert learn.TWICE.answer(now) == neuron.number_text(later.gap)
    assert told["says"] == neuron.number_text(later.end.at(10))
    assert now.gap * float(told["factor"]) ** epochs == pytest.approx(later.gap, rel=0.1)
    assert float(told["left"].rstrip("%")) / 100 == pytest.approx(later.gap / now.gap, abs=6e-4)


def test_houses_have_a_limit_of_their_own() -> None:
    price, limit = houses.QUESTIONS
    shown = result(view=neuron.HOUSES)
    assert (limit.answer(shown), limit.numbers(shown)["course"]) == ("0.063", "0.177")
    assert limit.answer(result(view=neuron.HOUSES, houses=neuron.THREE)) == "0.180"
    assert price.answer(shown) == learn.closeness(shown)


def test_answer_is_sent_once_it_is_not_asked_for() -> None:
    assert "askFor" not in meta(learn.figure(result(), answer=False))
    assert meta(learn.figure(result(), answer=True))["askFor"] == 10


@given(points, st.floats(-50, 50), st.floats(-50, 50))
def test_any_points_and_start_can_be_shown(own: list, weight: float, bias: float) -> None:
    shown = result(np.array(own), Line(weight, bias), examples=neuron.OWN, epochs=100)
    assert learn.figure(shown, answer=True)
    assert hand.figure(shown, squares=True)
    for question in (*learn.questions(shown), *hand.QUESTIONS):
        assert question.answer(shown) in question.options(shown)
        assert question.numbers(shown) is not None


def test_thumbnail_is_a_png_with_words() -> None:
    small, alt = learn.thumbnail()
    assert small.startswith(b"\x89PNG")
    assert alt
