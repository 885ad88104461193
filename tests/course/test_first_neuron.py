"""The first neuron's lesson: its words, its answers and its program agree with Keras."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.course import first_neuron as lesson
from lessons.maths.descent import Line

OWN = np.array([[0.0, 1.0], [2.0, 2.5], [3.0, 1.0]])


def result(own: np.ndarray | None = None, start: Line | None = None, **changes: Any) -> lesson.Result:
    return lesson.compute(replace(lesson.Settings(), **changes), own, start)


@pytest.mark.parametrize(
    ("changes", "own", "start"),
    [
        ({"epochs": 20}, None, None),
        ({"epochs": 20, "examples": lesson.OWN, "rate": 0.1, "ask": -3}, OWN, Line(2.5, -1)),
        ({"epochs": 20, "view": lesson.HOUSES, "houses": lesson.THREE, "rate": 0.05}, None, None),
        ({"epochs": 20, "noise": 1.5, "rate": 0.18}, None, Line(1, 1)),
    ],
    ids=["course", "own", "houses", "runs away"],
)
def test_program_prints_what_the_page_shows(changes: dict, own: np.ndarray | None, start: Line | None) -> None:
    shown = result(own, start, **changes)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(lesson.code(shown), "program", "exec"), {})
    assert float(printed.getvalue()) == pytest.approx(shown.end.at(shown.ask), rel=1e-3)


def test_neuron_is_short_of_nineteen_until_it_has_had_its_epochs() -> None:
    short, arrived = result(epochs=500), result(epochs=2000)
    assert (lesson.numbers(short)["said"], lesson.verdict(short)) == ("18.9779", "short")
    assert (lesson.numbers(arrived)["said"], lesson.verdict(arrived)) == ("19.0000", "arrived")


def test_house_of_seven_bedrooms_costs_about_four() -> None:
    for houses in (lesson.SIX, lesson.THREE):
        shown = result(view=lesson.HOUSES, houses=houses, bedrooms=7)
        assert shown.end.at(7) == pytest.approx(4, abs=0.15)
        assert shown.best.at(7) == pytest.approx(4)


def test_largest_rates_on_the_slider_run_away_and_stay_numbers() -> None:
    for rate, ending in ((0.17, "arrived"), (0.18, "runs away"), (0.25, "runs away")):
        shown = result(rate=rate, epochs=3000)
        assert lesson.verdict(shown) == ending
        assert np.isfinite(shown.path).all()
    assert lesson.numbers(shown)["said"] == "more than a million"


def test_line_by_hand_is_found_when_nothing_is_left_to_gain() -> None:
    assert lesson.is_solved(result(weight=2.0, bias=-1.0))
    assert not lesson.is_solved(result(weight=2.0, bias=-0.8))
    assert not lesson.is_solved(result(weight=2.0, bias=-1.0, noise=3.0))


@pytest.mark.parametrize("examples", lesson.EXAMPLES)
def test_every_rule_can_be_found_with_the_sliders(examples: str) -> None:
    rule = lesson.EXAMPLES[examples][0]
    assert lesson.is_solved(result(examples=examples, weight=rule.weight, bias=rule.bias))
    assert abs(rule.weight) <= lesson.LIMITS.weight
    assert abs(rule.bias) <= lesson.LIMITS.bias


def test_rule_reads_as_a_learner_writes_it() -> None:
    assert lesson.rule(Line(2, -1)) == "y = 2x − 1"
    assert lesson.rule(Line(-0.5, 3.251)) == "y = −0.5x + 3.25"
    assert lesson.rule(Line(-1e-12, 0)) == "y = 0x + 0"


@pytest.mark.parametrize("rate", [0.01, 0.17, 0.25])
@pytest.mark.parametrize("view", [lesson.LEARN, lesson.HOUSES])
@pytest.mark.parametrize("epochs", [100, 3000])
def test_every_answer_is_among_its_options(rate: float, view: str, epochs: int) -> None:
    shown = result(rate=rate, view=view, epochs=epochs)
    for question in lesson.QUESTIONS:
        options = question.options(shown)
        assert question.answer(shown) in options
        assert len(options) == len(set(options)) >= 2


def test_answers_come_from_the_result() -> None:
    gap, twice, rate = lesson.QUESTIONS
    assert gap.answer(result()) == lesson.EPOCHS
    assert gap.answer(result(epochs=3000)) == lesson.NO_GAP
    assert gap.answer(result(rate=0.2)) == lesson.STEPS
    assert twice.answer(result(epochs=500)) == lesson.number_text(lesson.gap(result(epochs=1000)))
    assert rate.answer(result()) == "0.177"
    assert rate.answer(result(view=lesson.HOUSES)) == "0.063"


def test_twice_the_epochs_square_the_factor_and_not_the_gap() -> None:
    gaps = {epochs: lesson.gap(result(epochs=epochs)) for epochs in (250, 500, 750)}
    factor = gaps[500] / gaps[250]
    assert gaps[750] / gaps[500] == pytest.approx(factor, rel=1e-6)
    assert gaps[500] != pytest.approx(gaps[250] ** 2, rel=0.1)


points = st.lists(st.tuples(*[st.integers(-1000, 1000).map(lambda tenths: tenths / 10)] * 2), min_size=1, max_size=24)


@given(points)
def test_own_points_come_back_from_the_address(own: list) -> None:
    np.testing.assert_array_equal(lesson.parse_points(lesson.write_points(own)), own)


@pytest.mark.parametrize(
    "written", ["", "1", "1,2,3", "1,2;3", "1,x", "nan,1", "1,inf", "101,0", ";".join(["1,1"] * 25)]
)
def test_what_is_no_list_of_points_is_ignored(written: str) -> None:
    assert lesson.parse_points(written) is None


def test_start_comes_back_from_the_address() -> None:
    assert lesson.parse_start(lesson.write_points([(-1.25, 300)])) == Line(-1.25, 300)
    assert lesson.parse_start("1,2;3,4") is None
    assert lesson.parse_start("nan,0") is None


@given(points, st.floats(-50, 50), st.floats(-50, 50))
def test_any_points_and_start_can_be_shown(own: list, weight: float, bias: float) -> None:
    shown = result(np.array(own), Line(weight, bias), view=lesson.LEARN, examples=lesson.OWN, epochs=100)
    assert lesson.descent(shown)
    assert lesson.by_hand(shown)
    assert lesson.verdict(shown)
