"""The diagram of a recurrent layer: its sums are those that the layer computes, on a series as on words."""

from functools import reduce

import numpy as np
import pytest

from lessons.figures import cell, palette
from lessons.figures.cell import FLOWS, Line
from lessons.maths.layer import Layer
from lessons.maths.layers import LAYERS
from lessons.maths.recurrent import GATES, Trace, trace
from tests.figures import sent

STEPS, FEATURES, UNITS = 7, 2, 3


def traced(class_name: str, **config) -> tuple[Layer, Trace]:
    """A layer with random weights, and what it does with random inputs."""
    random = np.random.default_rng(3)
    config = {"name": "memory", "units": UNITS, **config}
    shapes = LAYERS[class_name].weights(config, (STEPS, FEATURES))
    layer = Layer(class_name, config, tuple(random.normal(size=shape).astype(np.float32) for shape in shapes))
    return layer, trace(layer, random.normal(size=(STEPS, FEATURES)))


@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("class_name", GATES)
def test_sums_of_products_make_memory_and_state(class_name: str, activation: str) -> None:
    layer, found = traced(class_name, activation=activation)
    numbers = cell.factors(layer, found)
    states = {"hidden": found.hidden, "cell": found.cell}
    for name, products in FLOWS[class_name]:
        terms = [reduce(np.multiply, (numbers[factor] for factor in factors)) for factors in products]
        np.testing.assert_allclose(sum(terms), states[name], atol=1e-6)


@pytest.mark.parametrize("class_name", ["LSTM", "GRU"])
def test_first_sum_is_what_stays_and_what_is_written(class_name: str) -> None:
    """The strip of what is left of each step rests on this."""
    (keep, before), written = FLOWS[class_name][0].products
    assert before.endswith(" before")
    layer, found = traced(class_name)
    numbers = cell.factors(layer, found)
    made = numbers[written[0]] * numbers[written[1]]
    left = sum(made[step] * numbers[keep][step + 1 :].prod(axis=0) for step in range(STEPS))
    np.testing.assert_allclose(left, numbers[FLOWS[class_name][0].name][-1], atol=1e-6)


@pytest.mark.parametrize("class_name", GATES)
def test_browser_gets_every_number_of_the_trace(class_name: str) -> None:
    layer, found = traced(class_name)
    payload = cell.payload(layer, found, [f"word {step}" for step in range(STEPS)])
    meta, arrays = sent.meta(payload), sent.arrays(payload)
    assert meta["labels"][-1] == "word 6"
    assert {row["name"] for row in meta["rows"]} == {*GATES[class_name], *(name for name, _ in FLOWS[class_name])}
    for name, part in found.parts.items():
        np.testing.assert_array_equal(arrays[name], found.gates[name])
        np.testing.assert_allclose(
            arrays[f"{name}.input"] + arrays[f"{name}.state"] + arrays[f"{name}.bias"], part.sum, rtol=1e-5, atol=1e-6
        )
    limits = {row["name"]: row.get("limit") for row in meta["rows"]}
    assert limits["hidden"] == palette.signed_limit(found.hidden)
    assert all(limits[name] is None for name in GATES[class_name] if name != "candidate")
    assert set(meta["gates"].values()) <= {"tanh", "sigmoid"}
    assert "values" not in arrays
    assert ("leftOfEachStep" in meta) == (class_name != "SimpleRNN")
    assert "leftOfEachStep" not in sent.meta(cell.payload(layer, found, meta["labels"], show_left=False))


def test_a_series_is_drawn_with_what_came_and_what_was_said() -> None:
    layer, found = traced("LSTM")
    payload = cell.payload(layer, found, ["0"] * STEPS, Line(np.arange(STEPS) + 0.5, 9.0, 8.5))
    assert (sent.meta(payload)["actual"], sent.meta(payload)["forecast"]) == (9.0, 8.5)
    np.testing.assert_array_equal(sent.arrays(payload)["values"], np.arange(STEPS) + 0.5)


def test_verdicts_travel_by_row() -> None:
    layer, found = traced("GRU")
    said = np.linspace(0, 1, STEPS)
    rows = {"Verdict": said, "With update at 0": said[::-1]}
    data = cell.payload(layer, found, list("abcdefg"), verdicts=cell.Verdicts(("bad", "good"), rows))
    assert sent.meta(data)["verdicts"] == list(rows)
    np.testing.assert_allclose(sent.arrays(data)["verdict1"], said[::-1], rtol=1e-6)
    assert "verdicts" not in sent.meta(cell.payload(layer, found, list("abcdefg")))
