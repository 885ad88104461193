"""The training lesson: its settings make the run they say, and its program runs on its own."""

import io
import zipfile
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import keras
import pytest

from lessons.course.feature_maps import train
from lessons.data import registry
from lessons.settings import controls
from lessons.training.reports import program
from lessons.training.settings import OWN


def settings(**changes: object) -> train.Settings:
    return replace(train.Settings(), **changes)


@pytest.fixture
def one_short_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets `fit` see 64 pictures once, so that a program ends in seconds."""
    fit = keras.Sequential.fit

    def short(model: keras.Sequential, images: object, labels: object, **options: object) -> object:
        held_out = tuple(part[:64] for part in options.pop("validation_data"))
        return fit(model, images[:64], labels[:64], validation_data=held_out, **{**options, "epochs": 1, "verbose": 0})

    monkeypatch.setattr(keras.Sequential, "fit", short)


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"convolutions": 2, "filters": 4, "optimizer": "sgd", "callback": train.NONE},
        {"callback": train.EARLY_STOPPING},
        {"callback": train.CHECKPOINT},
        {"data": train.TEXTURES, "filters": 8, "optimizer": "rmsprop"},
    ],
)
def test_program_runs_from_an_empty_folder(
    changes: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_short_epoch: None
) -> None:
    run = train.spec(settings(**changes))
    monkeypatch.chdir(tmp_path)
    for name, make in program.attachments(run).items():
        (tmp_path / name).write_bytes(make())
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(train.code(run), "program", "exec"), {})
    assert f"{run.network_options['filters']})" in said.getvalue()


def test_program_names_what_was_set() -> None:
    program = train.code(train.spec(settings(optimizer="rmsprop", learning_rate=0.03, batch_size=64, epochs=7, seed=3)))
    for expected in ("RMSprop(learning_rate=0.03)", "batch_size=64", "epochs=7", "set_random_seed(3)", "0.998"):
        assert expected in program


@pytest.mark.parametrize(
    ("callback", "expected"),
    [
        (train.GOAL, "StopAtGoal()"),
        (train.EARLY_STOPPING, "EarlyStopping"),
        (train.CHECKPOINT, "ModelCheckpoint"),
        (train.NONE, None),
    ],
)
def test_program_has_the_callback_that_was_chosen(callback: str, expected: str | None) -> None:
    program = train.code(train.spec(settings(callback=callback)))
    said = {name for name in ("StopAtGoal()", "EarlyStopping", "ModelCheckpoint") if name in program}
    assert said == ({expected} if expected else set())


def test_mnist_is_read_from_keras() -> None:
    run = train.spec(settings(data=train.MNIST))
    assert run.data == "mnist"
    assert "keras.datasets.mnist.load_data()" in train.code(run)


def test_learners_own_pictures_are_trained_with() -> None:
    own = f"own:{'0' * 32}/pets.zip"
    assert train.spec(settings(data=OWN), own).data == own
    assert train.spec(settings(data=OWN)).network == "tiny-vgg"


@pytest.mark.parametrize("title", [title for title in train.SETS if title != OWN])
def test_every_set_is_one_that_is_known(title: str) -> None:
    run = train.spec(settings(data=title))
    assert run.data == train.SETS[title].data == registry.describe(run.data).name


def test_every_extreme_is_a_run_that_can_be_trained() -> None:
    for name, control in controls(train.Settings).items():
        ends = getattr(control, "options", None) or (getattr(control, "low", True), getattr(control, "high", False))
        for value in ends:
            train.spec(settings(**{name: value}))


def test_attached_zip_has_a_folder_a_class() -> None:
    run = train.spec(settings(data=train.TEXTURES))
    names = zipfile.ZipFile(io.BytesIO(program.attachments(run)["textures.zip"]())).namelist()
    classes = set(registry.describe(run.data).class_names)
    assert {Path(name).parts[1] for name in names} == classes
    assert {Path(name).parts[0] for name in names} == {"train", "validation"}
