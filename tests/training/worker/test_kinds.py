"""Runs of every kind, the whole way: from the spec to the chart that is sent, and the program that does the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.figures import live_chart
from lessons.maths.network import forward
from lessons.tasks import TASKS
from lessons.training.reports.program import attachments, program
from lessons.training.run.architecture import Architecture, pack
from lessons.training.run.events import Event, Snapshot
from lessons.training.run.history import Point, State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Store
from lessons.training.worker import examples, loop
from pages.parts.live_chart import row
from tests.figures.sent import arrays, meta
from tests.kinds.made import enrol, series, texts
from tests.training.listener import Listener

POOLED = TrainingSpec(network="pooled-embedding", epochs=2, data_options={"words": 12, "length": 5})
PIECES = replace(POOLED, data_options={"words": 30, "length": 20, "style": "pieces"})
NEXT_WORD = TrainingSpec(network="next-word-lstm", task="next-word", epochs=2, data_options={"length": 5})
FORECAST = TrainingSpec(network="dense-windows", task="forecast", epochs=2, data_options={"window": 10, "scaled": True})
MEMORY = replace(
    FORECAST,
    network="recurrent-windows",
    network_options={"bidirectional": True, "layers": 2, "filters": 4, "every_step": True, "times": 10},
)
RUNS = {
    "a pooled embedding": POOLED,
    "pieces of words": PIECES,
    "the next word": NEXT_WORD,
    "a forecast": FORECAST,
    "a memory": MEMORY,
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "home" / "runs.sqlite")
    yield store
    store.close()


def keep(store: Store, run: str, events: list[Event]) -> None:
    """What the engine keeps of a run."""
    for event in events:
        match event:
            case Architecture():
                store.set_architecture(run, event)
            case Point():
                store.add_point(run, event)
            case Snapshot(epoch, weights):
                store.add_weights(run, epoch, pack(weights))


@pytest.mark.parametrize("name", RUNS)
def test_a_run_goes_the_whole_way(name: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {kind: enrol(data, monkeypatch) for kind, data in (("texts", texts()), ("series", series()))}
    spec = TrainingSpec.from_json(replace(RUNS[name], data=made[RUNS[name].kind.name]).to_json())
    task, data, listener = TASKS[spec.task], examples.read(spec), Listener()
    network = loop.build(spec, data)
    assert loop.train(network, spec, data, listener, listener.commands) == State("done")
    run = store.create(spec, "ada", "lesson")
    keep(store, run, listener.events)

    record = store.view(run)
    assert record.spec == spec
    assert record.architecture is not None
    assert (record.architecture.item, record.architecture.meaning) == (data.encoding, data.meaning)
    assert record.baseline == task.baseline(data)
    assert record.ceiling == task.ceiling(data)
    outputs = network.predict(data.validation_inputs, verbose=0)
    np.testing.assert_allclose(forward(record.layers(2), data.validation_inputs[3])[-1], outputs[3], atol=1e-4)

    metric = task.metric.name
    sent = live_chart.payload(
        run, task, record.baseline, [row(point, frozenset()) for point in record.points], 0, 2, None, None, False
    )
    columns = meta(sent)["columns"]
    curves = dict(zip(columns, arrays(sent)["points"].T, strict=True))
    ends = curves["ends_epoch"] == 1
    assert {"loss", metric, "val_loss", f"val_{metric}"} <= set(columns)
    last = record.epoch_points[-1].values[f"val_{metric}"]
    assert curves[f"val_{metric}"][ends][-1] == pytest.approx(last)
    assert meta(sent)["metric"]["baseline"]["value"] == pytest.approx(record.baseline)

    monkeypatch.chdir(tmp_path)
    for file, content in attachments(spec).items():
        Path(file).write_bytes(content())
    theirs = history(program(spec), monkeypatch)
    for column in ("loss", "val_loss"):
        assert theirs[column] == [point.values[column] for point in record.epoch_points]
    in_unit = [data.meaning.in_unit(value) for value in theirs[f"val_{metric}"]]
    assert in_unit == [point.values[f"val_{metric}"] for point in record.epoch_points]


def history(text: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[float]]:
    """What the `fit` of a program gives."""
    histories: list[keras.callbacks.History] = []
    fit = keras.Sequential.fit

    def noting(*arguments: Any, **options: Any) -> keras.callbacks.History:
        histories.append(fit(*arguments, **options, verbose=0))
        return histories[-1]

    monkeypatch.setattr(keras.Sequential, "fit", noting)
    exec(compile(text, "program", "exec"), {})
    return histories[0].history


def test_the_error_of_a_forecast_is_in_the_unit_of_the_series(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = replace(FORECAST, data=enrol(series(), monkeypatch), remeasure=True, goals={"val_mae": 100.0})
    data, listener = examples.read(spec), Listener()
    network = loop.build(spec, data)
    state = loop.train(network, spec, data, listener, listener.commands)
    assert state == State("stopped", "Reached 100.00 validation mean absolute error.")
    assert 'if logs["val_mae"] <= 100.0 / deviation:' in program(spec)
    assert "mean, deviation = series[:split].mean(), series[:split].std()" in program(spec)
    end = listener.points[-1].values
    for name, inputs, targets in (
        ("val_mae", data.validation_inputs, data.validation_targets),
        ("remeasured_mae", data.inputs, data.targets),
    ):
        errors = data.meaning.read(network.predict(inputs, verbose=0)[:, 0]) - data.meaning.read(targets)
        assert end[name] == pytest.approx(np.abs(errors).mean(), rel=1e-5)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"data": "digits"}, "The network pooled-embedding learns from texts; digits holds pictures."),
        ({"task": "forecast"}, "The task forecast is not for texts: choose classification or next-word."),
        ({"task": "next-word", "per_class": 3}, "per_class counts items of each class"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        examples.read(replace(POOLED, **changes))


@pytest.mark.parametrize(
    ("spec", "file", "content", "says"),
    [
        (POOLED, "own.png", b"\x89PNG", "own.png cannot be read as texts: bring a .csv"),
        (POOLED, "own.csv", b"1\n2\n3\n4\n", "own.csv has no column of labels"),
        (FORECAST, "own.txt", b"words and words\n" * 12, "own.txt has no column of numbers"),
        (FORECAST, "own.zip", b"PK\x03\x04\0\0", "own.zip is no text"),
        (TrainingSpec(), "own.csv", b"1\n2\n", "own.csv"),
    ],
)
def test_a_file_of_the_wrong_kind_is_told_in_a_sentence(
    spec: TrainingSpec, file: str, content: bytes, says: str, tmp_path: Path
) -> None:
    (tmp_path / file).write_bytes(content)
    with pytest.raises(ValueError, match=says) as refusal:
        examples.read(replace(spec, data=str(tmp_path / file)))
    assert "\n" not in str(refusal.value)
