"""The Keras program of a run: the same network, trained in the same way, on the same pictures."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.data import archive
from lessons.data.download.weights import WEIGHTS
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.home import home
from lessons.networks.bases import IMAGENET
from lessons.training.reports.augmentation_code import keras_layers
from lessons.training.reports.program import attachments, program, reading
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import base_features, loop
from lessons.training.worker.build import imagenet
from lessons.training.worker.examples import read
from tests.data.own.test_folder import Tree, as_zip, classes, picture
from tests.maths.test_augmentation import ALL
from tests.training.patience import wait_until
from tests.training.taught import MOBILE, at_home

__all__ = ["at_home"]


@pytest.fixture
def fitted(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a program gave to `fit`, which then saw 32 pictures once, so that a program ends in seconds."""
    given: dict[str, Any] = {}
    fit = keras.Sequential.fit

    def short(model: keras.Sequential, images: Any, labels: Any, **options: Any) -> object:
        given.update(options, images=images, labels=labels)
        held_out = tuple(part[:32] for part in options.pop("validation_data"))
        return fit(model, images[:32], labels[:32], validation_data=held_out, **{**options, "epochs": 1, "verbose": 0})

    monkeypatch.setattr(keras.Sequential, "fit", short)
    return given


@pytest.mark.slow
@pytest.mark.parametrize(
    "run",
    [
        TrainingSpec(network="dense", network_options={"units": 16, "layers": 2, "divided": False}, examples=50),
        TrainingSpec(network="digits-cnn", leak=True, stop_at_accuracy=0.9, stop_at_val_accuracy=0.8, examples=100),
        TrainingSpec(network_options={"convolutions": 2, "filters": 8}, optimizer="sgd", learning_rate=0.01),
        TrainingSpec(data="textures", network="tiny-vgg", image_size=32, examples=90, batch_size=16),
        TrainingSpec(
            data="textures",
            network="pictures-cnn",
            network_options={"convolutions": 4, "filters": 8, "most_filters": 16, "dense": 16},
            image_size=64,
            examples=90,
            patience=2,
        ),
        TrainingSpec(
            data="happy-or-sad",
            network="pictures-cnn",
            network_options={"convolutions": 2, "filters": 8, "dense": 16},
            image_size=24,
            optimizer="rmsprop",
            batch_size=10,
        ),
        TrainingSpec(
            data="happy-or-sad",
            network="pictures-cnn",
            network_options={
                "convolutions": 3,
                "filters": 8,
                "double_every": 2,
                "dense": 16,
                "dropout": 0.5,
                "l2": 0.002,
            },
            image_size=32,
            augmentation=ALL,
        ),
        TrainingSpec(
            data="happy-or-sad", network="transfer", network_options={"cut": 3, "dense": 8}, image_size=32, per_class=9
        ),
        TrainingSpec(network="transfer", network_options={"cut": 2, "trainable": True}, per_class=5, seed=3),
    ],
    ids=lambda run: run.network,
)
def test_program_trains_what_the_run_trains(
    run: TrainingSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fitted: dict[str, Any]
) -> None:
    ours = read(run)
    monkeypatch.chdir(tmp_path)
    for name, make in attachments(run).items():
        (tmp_path / name).write_bytes(make())
    names: dict[str, Any] = {}
    exec(compile(program(run), "program", "exec"), names)
    theirs, network = names["model"], loop.build(run, ours)
    # Ours changes the pictures before they reach the network, the program inside it.
    layers = theirs.layers[len(keras_layers(run.augmentation)) :]
    assert [type(layer) for layer in layers] == [type(layer) for layer in network.layers]
    assert [layer.count_params() for layer in layers] == [layer.count_params() for layer in network.layers]
    assert (theirs.loss, type(theirs.optimizer)) == (network.loss, type(network.optimizer))
    assert (fitted["batch_size"], fitted["epochs"]) == (run.batch_size, run.epochs)
    assert np.shape(fitted["images"])[1:] == ours.inputs.shape[1:]
    assert sorted(set(fitted["labels"])) == sorted(set(ours.targets))
    # A leak is made on purpose; without one no validation picture is in training.
    assert _shared(*fitted["images"], of=fitted["validation_data"][0]) == run.leak
    # scikit-learn rounds a split of its own otherwise than we do.
    assert len(fitted["images"]) == pytest.approx(len(ours.inputs), abs=1)


@pytest.mark.slow
@pytest.mark.parametrize("data", ["happy-or-sad", "digits"])
def test_program_of_a_base_sees_what_the_run_sees(
    data: str, at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fitted: dict[str, Any]
) -> None:
    run = TrainingSpec(data=data, base=MOBILE, network="head", network_options={"dense": 8}, image_size=96, per_class=1)
    predict = keras.Model.predict
    monkeypatch.setattr(keras.Model, "predict", lambda model, pictures: predict(model, pictures[:32], verbose=0))
    monkeypatch.chdir(tmp_path)
    for name, make in attachments(run).items():
        (tmp_path / name).write_bytes(make())
    names: dict[str, Any] = {}
    weights = WEIGHTS[MOBILE].file
    exec(compile(program(run).replace('"imagenet"', f'"{weights}"'), "program", "exec"), names)
    theirs, ours = names["model"], read(run)
    network = loop.build(run, replace(ours, inputs=np.zeros((1, IMAGENET[MOBILE].maps))))
    assert [type(layer) for layer in theirs.layers] == [type(layer) for layer in network.layers]
    assert [array.shape for array in theirs.get_weights()] == [array.shape for array in network.get_weights()]
    assert np.shape(fitted["images"]) == (min(32, len(ours.inputs)), IMAGENET[MOBILE].maps)
    if data != "digits":  # what a package ships reaches the program smaller than us
        expected = base_features.ask(MOBILE, imagenet(MOBILE, weights), ours.inputs)
        seen = names["answers"](ours.inputs.astype(np.float32))
        np.testing.assert_allclose(seen, expected, rtol=1e-4, atol=1e-6)


def test_base_reads_grey_pictures_in_colour() -> None:
    run = TrainingSpec(data="signs", network="transfer")
    assert "grayscale" in program(run)
    assert "grayscale" not in program(replace(run, base=MOBILE, network="head", network_options={}, image_size=96))


def test_own_pictures_are_called_by_their_zip_and_by_nothing_secret() -> None:
    run = TrainingSpec(data=f'own:{"0" * 32}/my "pets".zip')
    assert list(attachments(run)) == ["my-pets.zip"]


CATS_TO_HORSES = ("cat", "dog", "horse")
ODD = ('say "hi"', "a: b's", "Bär und Füchse", "🐶 {x} $y$", "dot.", "Cat", "cat")


@pytest.mark.parametrize(
    "tree",
    [
        classes(10, ("a cat", "c horse")) | classes(1, ("b dog",), first=500),
        classes(6, CATS_TO_HORSES, "train/") | classes(3, ("cat", "horse"), "validation/", 500),
        classes(6, CATS_TO_HORSES, "all/Training_Set/") | classes(3, ("horse",), "all/test_set/", 500),
        classes(4, CATS_TO_HORSES, "set/") | classes(2, ("Dog", "HORSE"), "set-test/", 500),
        {f"{name}.{number}.png": picture(6 * len(name) + number) for name in ("ox", "cat") for number in range(6)},
        classes(3, ODD, "train/") | classes(2, ODD[1:], "valid/", 500),
        classes(1, tuple(f"class {number:02}" for number in range(30)), "train/")
        | classes(1, ("class 07",), "val/", 500),
    ],
    ids=["one picture", "not brought", "one class", "another case", "flat", "odd names", "many classes"],
)
def test_program_gives_own_pictures_the_labels_of_the_page(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path / "home"))
    kept = OwnPictures(home() / "own", None)
    monkeypatch.setattr(collection, "current", lambda: kept)
    name = kept.add_zip("ada", 'my "pets" \\ Bär.zip', io.BytesIO(as_zip(tree, tmp_path).read_bytes()))
    wait_until(lambda: kept.check(name).progress.state == "done")
    run = TrainingSpec(data=name, network="pictures-cnn", image_size=24)
    ours = read(run)
    monkeypatch.chdir(tmp_path)
    (packed,) = attachments(run)
    Path(packed).write_bytes(archive.to_zip(name))
    theirs: dict[str, Any] = {}
    exec(compile("\n".join(reading(run)), "program", "exec"), theirs)
    assert theirs["train_labels"].tolist() == ours.targets.tolist()
    assert theirs["validation_labels"].tolist() == ours.validation_targets.tolist()
    assert len(theirs["classes"]) == len(ours.class_names) == ours.targets.max() + 1
    for mine, other in ((theirs["train"], ours.inputs), (theirs["validation"], ours.validation_inputs)):
        # A JPEG of noise is only like it, but two noises are far from each other.
        apart = np.abs(mine[:, None] - other[None].astype(float)).mean((2, 3, 4))
        assert apart.argmin(1).tolist() == list(range(len(other)))
    compile(program(run), "program", "exec")
    kept.clear()


def test_downloaded_set_is_not_packed_again() -> None:
    run = TrainingSpec(data="horse-or-human", network="pictures-cnn", image_size=75)
    assert attachments(run) == {}
    assert "extractall" not in program(run)


def _shared(*train: np.ndarray, of: np.ndarray) -> bool:
    """Whether all validation pictures are among those of training."""
    known = {np.ascontiguousarray(picture).tobytes() for picture in train}
    return all(np.ascontiguousarray(picture).tobytes() in known for picture in of)


def test_limit_above_what_there_is_takes_everything(fitted: dict[str, Any]) -> None:
    run = TrainingSpec(network="dense", network_options={"units": 1}, examples=1_000_000)
    exec(compile(program(run), "program", "exec"), {})
    assert len(fitted["images"]) == pytest.approx(len(read(replace(run, examples=None)).inputs), abs=1)
