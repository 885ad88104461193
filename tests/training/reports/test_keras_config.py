"""Descriptions of networks in `.keras` files: lines within lines, and files of Keras 2."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import keras
import pytest
from keras import layers as kl

from lessons.training.reports import keras_file
from lessons.training.reports.keras_file import KerasFileError
from tests.training.keras_networks import SHAPE, computes_the_same, loaded, members, model, saved, zipped

# Keras's own, when it saves.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


def test_networks_inside_a_network_are_laid_flat(tmp_path: Path) -> None:
    entrance = keras.Input(SHAPE)
    line = keras.Model(entrance, kl.Conv2D(2, 3, name="twice")(entrance))
    inner = keras.Sequential([kl.RandomFlip(), line, kl.Conv2D(3, 2), kl.Conv2D(3, 2)])
    network = model(kl.Rescaling(1 / 255), inner, kl.Conv2D(2, 2, name="twice"), kl.ReLU())
    read = keras_file.read(saved(network))
    assert [layer.class_name for layer in read.layers][1:5] == ["RandomFlip", "Conv2D", "Conv2D", "Conv2D"]
    computes_the_same(read, network)
    computes_the_same(read, loaded(keras_file.write(read), tmp_path))


def as_keras_2(
    root: str, second: int, change: Callable[[Any], None] = lambda config: None, network: keras.Model | None = None
) -> bytes:
    """A file as TensorFlow 2.12 to 2.15 wrote it: other words for the input, and the layers in other places.

    `second` is the number of the second layer of a class: these Kerases counted a layer twice that has weights.
    """
    files = members(saved(network or twice()))
    config = json.loads(files["config.json"])
    entrance = config["config"]["layers"][0]["config"]
    entrance["batch_input_shape"] = entrance.pop("batch_shape")
    change(config)
    out = io.BytesIO()
    with h5py.File(io.BytesIO(files["model.weights.h5"])) as theirs, h5py.File(out, "w") as old:
        for name, group in theirs["layers"].items():
            stem, _, number = name.partition("2d_")
            place = f"{stem}2d_{second * int(number)}" if number else name
            theirs.copy(group["vars"], old.create_group(root + place), "vars")
    metadata = json.dumps({"keras_version": "2.13.1", "date_saved": "2023-09-01@10:00:00"}).encode()
    return zipped({
        "metadata.json": metadata,
        "config.json": json.dumps(config).encode(),
        "model.weights.h5": out.getvalue(),
    })  # fmt: skip


def twice() -> keras.Sequential:
    keras.utils.set_random_seed(1)
    return model(kl.Rescaling(1 / 255), kl.Conv2D(3, 3), kl.Conv2D(3, 3), kl.Conv2D(3, 3, activation="relu"))


def called_as_keras_2_did(config: Any) -> None:
    """Describes a functional network's line in lists alone."""
    config["module"] = "keras.src.engine.functional"
    for entry in config["config"]["layers"]:
        calls = [
            [[*tensor["config"]["keras_history"], {}] for tensor in call["args"]] for call in entry["inbound_nodes"]
        ]
        entry["inbound_nodes"] = calls
    for end in ("input_layers", "output_layers"):
        config["config"][end] = [config["config"][end]]


@pytest.mark.parametrize("second", [1, 2])
@pytest.mark.parametrize(
    "root", ["layers/", "_layer_checkpoint_dependencies/", "_layer_checkpoint_dependencies\\", "layers\\"]
)
def test_files_of_keras_2_open(root: str, second: int) -> None:
    computes_the_same(keras_file.read(as_keras_2(root, second)), twice())


def test_functional_files_of_keras_2_open() -> None:
    ours = twice()
    network = keras.Model(ours.inputs[0], ours.outputs[0])
    content = as_keras_2("layers/", 1, called_as_keras_2_did, network)
    computes_the_same(keras_file.read(content), network)


def test_other_files_of_keras_2_are_to_be_saved_anew() -> None:
    with pytest.raises(KerasFileError, match=r"saved by an older Keras\. Load it in Keras and save it anew"):
        keras_file.read(as_keras_2("elsewhere/", 1))
