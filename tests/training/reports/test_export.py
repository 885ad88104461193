"""A run as files: what another program reads from them is what the run has."""

import csv
import io
import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lessons.training.reports import comparison, export, keras_file
from lessons.training.run.architecture import Architecture, CountedLayer, pack
from lessons.training.run.history import Point, State, history_from_json
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Run, Store
from tests.training.made import Made, a_point
from tests.training.reports.test_comparison import made

FLAT = {"data_format": "channels_last"}
DENSE = {"activation": "softmax", "use_bias": True}
RECORDED = comparison.recording_entries("feature-maps")[0].record


def test_csv_has_every_point_to_the_last_digit() -> None:
    rows = list(csv.DictReader(io.StringIO(export.to_csv(RECORDED))))
    read = [{name: float(text) if text else None for name, text in row.items()} for row in rows]
    assert read == [point.to_dict() for point in RECORDED.points]
    assert list(rows[0])[:6] == ["epoch", "batch", "loss", "accuracy", "val_loss", "val_accuracy"]


def test_csv_takes_the_columns_that_the_history_has() -> None:
    points = [Point(0.5, 1, {"loss": 2.0, "mae": 1.5}), Point(1.0, 2, {"loss": 1.0, "mae": 1.0, "val_mae": 2.0}, 3.0)]
    text = export.to_csv(Made(points, TrainingSpec(task="forecast")))
    assert text.splitlines() == [
        "epoch,batch,loss,mae,val_mae,seconds,learning_rate",
        "0.5,1,2.0,1.5,,,",
        "1.0,2,1.0,1.0,2.0,3.0,",
    ]


def test_csv_leaves_empty_what_is_no_number() -> None:
    row = next(csv.DictReader(io.StringIO(export.to_csv(made(math.nan)))))
    assert (row["val_loss"], row["loss"]) == ("", "1.0")


def test_json_gives_spec_and_history_back() -> None:
    values = json.loads(export.to_json(RECORDED, RECORDED.spec.data))
    assert TrainingSpec.from_json(json.dumps(values["spec"])) == RECORDED.spec
    state, points = history_from_json(json.dumps({name: values[name] for name in ("state", "points")}))
    assert (state, points) == (RECORDED.state, RECORDED.points)
    assert isinstance(state, State)
    assert isinstance(points[0], Point)


@pytest.mark.parametrize("data", ["own:0123456789abcdef0123456789abcdef/pets.zip", "/home/ada/private/pets.zip"])
def test_json_names_own_pictures_by_their_file_alone(data: str) -> None:
    text = export.to_json(made(1.0, spec=TrainingSpec(data=data)), data)
    assert json.loads(text)["spec"]["data"] == "pets.zip"
    assert "0123" not in text
    assert "private" not in text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "runs.sqlite")
    yield store
    store.close()


def trained(store: Store, spec: TrainingSpec, *val_losses: float) -> Run:
    """A run of a network with two weights, which are both the number of the epoch."""
    run_id = store.create(spec, "ada", "feature-maps")
    plans = (
        CountedLayer("Flatten", {"name": "flat", **FLAT}, 0),
        CountedLayer("Dense", {"name": "out", "units": 2, **DENSE}, 2),
    )
    store.set_architecture(run_id, Architecture(plans, ("cat", "dog"), (10, 10, 1)))
    for epoch, loss in enumerate(val_losses, start=1):
        store.add_point(run_id, a_point(epoch, 3, 0.5, 0.5, loss, 0.5, 1.0))
        store.add_weights(run_id, epoch, pack([np.full((100, 2), epoch, np.float32), np.full(2, epoch, np.float32)]))
    return store.run(run_id)


@pytest.mark.parametrize(("patience", "handed_out"), [(None, 3), (2, 1)])
def test_keras_file_holds_the_weights_that_the_run_hands_out(
    store: Store, patience: int | None, handed_out: int
) -> None:
    run = trained(store, TrainingSpec(patience=patience), 0.25, 0.5, 0.75)
    assert export.has_network(run)
    network = keras_file.read(export.to_keras(run))
    assert (network.input_shape, network.class_names) == ((10, 10, 1), ("cat", "dog"))
    assert all((array == handed_out).all() for array in network.layers[-1].weights)


def test_no_network_is_handed_out_before_an_epoch_has_ended(store: Store) -> None:
    run = trained(store, TrainingSpec())
    assert not export.has_network(run)
    with pytest.raises(LookupError):
        export.to_keras(run)
    assert not export.has_network(made(0.5))


def test_files_get_names_that_every_system_takes() -> None:
    assert export.file_name("Run 15:04:59", "csv") == "Run-15-04-59.csv"
    assert export.file_name("../größer!", "json") == "größer.json"
    assert export.file_name("✚", "csv") == "run.csv"
    assert export.file_name("Con!", "json") == "run-Con.json"
