"""The first neuron: what it learns, how that reads, and its program, which does the same in Keras."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.course.first_neuron import neuron as lesson
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
        ({"view": lesson.STEP, "step_rate": 0.17, "rate": 0.01}, None, None),
    ],
    ids=["course", "own", "houses", "explodes", "one step"],
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


def test_largest_rates_on_the_slider_explode_and_stay_numbers() -> None:
    for rate, ending in ((0.17, "arrived"), (0.18, "explodes"), (0.25, "explodes")):
        shown = result(rate=rate, epochs=3000)
        assert lesson.verdict(shown) == ending
        assert np.isfinite(shown.path).all()
    assert lesson.numbers(shown)["said"] == "more than a million"


def test_rule_reads_as_a_learner_writes_it() -> None:
    assert lesson.rule(Line(2, -1)) == "y = 2x − 1"
    assert lesson.rule(Line(-0.5, 3.251)) == "y = −0.5x + 3.25"
    assert lesson.rule(Line(-1e-12, 0)) == "y = 0x + 0"


@pytest.mark.parametrize("x", [1.0, 2.0])
def test_rate_at_which_steps_never_shrink_counts_as_too_large(x: float) -> None:
    own = np.array([[-x, 1.0], [x, 2.0]])
    shown = result(own, examples=lesson.OWN, rate=0.25, epochs=100)
    assert shown.limit == pytest.approx(1 / x**2 if x > 1 else 1)
    assert lesson.verdict(shown) == ("explodes" if x > 1 else "arrived")


def test_descent_that_will_explode_is_never_told_to_go_on() -> None:
    """Its loss falls at first: along the valley it arrives, and across it, where it began on the floor, it does not."""
    x = np.arange(-1, 5)
    directions = np.linalg.eigh([[np.mean(x * x), np.mean(x)], [np.mean(x), 1]])[1]
    flat = directions[:, 0]
    start = Line(2 + 3 * float(flat[0]) + 1e-4, -1 + 3 * float(flat[1]))
    shown = result(start=start, rate=0.18, epochs=100)
    assert shown.path[50, 2] < shown.path[0, 2]
    assert lesson.verdict(shown) == "explodes"


def test_twice_the_epochs_square_the_factor_and_not_the_gap() -> None:
    gaps = {epochs: result(epochs=epochs).gap for epochs in (250, 500, 750)}
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
