"""The cell: what the recorded memories do with a window, what is left of a step, and the program that prints it."""

from dataclasses import replace

import numpy as np
import pytest

from lessons import text
from lessons.course.recurrent_forecasts import cell, views
from lessons.course.recurrent_forecasts.views import MEMORIES, SLUG, WindowSettings
from lessons.maths.network import Layer
from lessons.training.reports.program import attachments
from lessons.training.worker.build import from_plan
from tests.figures import sent
from tests.programs import run_text


def look(title: str, place: int = 110) -> cell.Result:
    record = views.recording(MEMORIES[title])
    return cell.compute(WindowSettings(place), record, record.layers(record.whole_epochs[-1]))


@pytest.mark.parametrize("name", [*MEMORIES.values(), views.EVERY_STEP, views.CONVOLVED, "times-100"])
def test_recorded_networks_forecast_as_keras_does(name: str) -> None:
    record = views.recording(name)
    layers = record.layers(record.whole_epochs[-1])
    assert record.architecture is not None
    network = from_plan(record.architecture.layers, record.architecture.input_shape or ())
    network.set_weights([weight for layer in layers for weight in layer.weights])
    windows = cell.forecasts.subject(record.spec).windows[90:110]
    theirs = network(windows).numpy().reshape(len(windows), -1)[:, -1]
    scale = max(1.0, float(np.abs(theirs).max()))
    np.testing.assert_allclose(cell.answers(layers, windows) / scale, theirs / scale, atol=1e-4)


@pytest.mark.parametrize("title", MEMORIES)
def test_window_and_value_are_those_of_the_series(title: str) -> None:
    result = look(title)
    values = cell.forecasts.subject(result.record.spec).values
    np.testing.assert_allclose(result.line.values, values[90:110], rtol=1e-5)
    assert result.line.actual == values[110]
    assert abs(result.line.forecast - result.line.values[-1]) < 40
    meta = sent.meta(cell.payload(result, frozenset()))
    assert meta["labels"][-1] == f"{values[109]:.1f}"
    assert meta["class"] == result.layer.class_name == title


def test_what_is_left_is_the_product_of_what_the_gate_keeps() -> None:
    lstm, gru, simple = (look(title) for title in MEMORIES)
    for result, keep in ((lstm, "forget"), (gru, "update")):
        gates = result.trace.gates[keep]
        by_unit = [np.prod([float(gates[step, unit]) for step in range(1, 20)]) for unit in range(gates.shape[1])]
        assert result.left == pytest.approx(np.mean(by_unit), rel=1e-4)
    assert simple.left is None
    assert cell.questions(simple) == ()
    assert cell.LEFT.answer(lstm) in cell.SHARES
    assert "leftOfEachStep" not in sent.meta(cell.payload(lstm, frozenset()))
    assert "leftOfEachStep" in sent.meta(cell.payload(lstm, frozenset({"left"})))
    assert {"ask left", "because left"} <= set(text.read(SLUG))


def test_of_a_network_that_reads_from_both_ends_the_forward_half_is_traced() -> None:
    weights = tuple(np.full(shape, value) for value in (1.0, 2.0) for shape in ((1, 4), (1, 4), (4,)))
    inner = {"class_name": "LSTM", "config": {"units": 1, "return_sequences": True}}
    layer = cell._forwards(Layer("Bidirectional", {"layer": inner}, weights))
    assert layer is not None
    assert layer.class_name == "LSTM"
    assert all((weight == 1).all() for weight in layer.weights)
    assert cell._forwards(Layer("Dense", {})) is None


@pytest.mark.slow
def test_the_program_prints_the_states(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = look("GRU")
    short = replace(result.record.spec, epochs=1)
    for name, content in attachments(short).items():
        (tmp_path / name).write_bytes(content())
    code = cell.code(result).replace(f"epochs={result.record.spec.epochs}", "epochs=1")
    ended = run_text(f"import os\nos.chdir({str(tmp_path)!r})\n{code}")
    assert ended.code == 0, ended.err
    printed = ended.out[ended.out.rindex("[[") :]
    assert printed.count("[") == 1 + len(result.trace.hidden)
