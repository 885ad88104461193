"""`python -m lessons`: what it prints, what it writes, and how it ends."""

import json
import math
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from lessons import __main__ as command_line
from lessons.__main__ import main
from lessons.training import trainings
from lessons.training.reports import recordings
from lessons.training.run.history import Point, history_from_json
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import loop
from tests.programs import REPOSITORY, run_module

TRAINED = ", ".join(trainings.slugs())
SMALL = ["--set", "examples=64", "--set", "filters=4", "--set", "dense=16"]


def run(*arguments: str) -> tuple[int, list[dict]]:
    """The exit code, and every line of stdout read as JSON."""
    ended = run_module("lessons", *arguments)
    return ended.code, lines_of(ended.out)


def lines_of(out: str) -> list[dict]:
    return [json.loads(line, parse_constant=_refuse) for line in out.splitlines()]


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


@pytest.mark.slow
def test_a_training_prints_its_epochs_and_keeps_what_it_made(tmp_path: Path) -> None:
    # As the README says it; the other tests fork a process that has Keras already.
    command = [sys.executable, "-m", "lessons", "train", "feature-maps", "--epochs", "2", "--out", tmp_path, *SMALL]
    done = subprocess.run(command, cwd=REPOSITORY, check=False, stdout=subprocess.PIPE, text=True, timeout=120)
    lines = lines_of(done.stdout)
    assert done.returncode == 0
    assert [line["epoch"] for line in lines[:-1]] == [1, 2]
    assert list(lines[0]) == ["epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"]
    assert lines[-1] == {"status": "done", "reason": ""}
    spec = TrainingSpec.from_json((tmp_path / "spec.json").read_text())
    assert (spec.epochs, spec.examples, spec.network_options["filters"]) == (2, 64, 4)
    state, points = history_from_json((tmp_path / "history.json").read_text())
    assert state.name == "done"
    assert [point.loss for point in points if point.ends_epoch] == [line["loss"] for line in lines[:-1]]
    assert keras.models.load_model(tmp_path / "model.keras").output_shape == (None, 10)


POOLED = ["--set", "network=pooled-embedding"]
FORECAST = [
    "--epochs",
    "2",
    "--set",
    "network=dense-windows",
    "--set",
    "task=forecast",
    "--set",
    "window=8",
    "--set",
    "split=40",
]


def test_a_series_of_ones_own_is_forecast_in_its_own_unit(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(["day,depth (m)", *(f"{day},{100 + day % 7}" for day in range(60))]))
    code, lines = run("train", "computer-vision", "--data", str(path), "--set", "scaled=true", *FORECAST)
    assert code == 0
    assert list(lines[0]) == ["epoch", "loss", "mae", "val_loss", "val_mae", "seconds"]
    assert 0 < lines[1]["val_mae"] < 20
    assert lines[-1]["status"] == "done"


def test_texts_of_ones_own_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(f'"{("good", "bad")[n % 2]} words {n}",{("pos", "neg")[n % 2]}' for n in range(40)))
    code, lines = run("train", "computer-vision", "--data", str(path), "--epochs", "1", "--set", "length=4", *POOLED)
    assert code == 0
    assert list(lines[0]) == ["epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"]


def test_a_diverged_training_fails_and_its_loss_is_null() -> None:
    code, lines = run("train", "feature-maps", "--set", "optimizer=sgd", "--set", "learning_rate=1e30", *SMALL)
    assert code == 1
    assert lines[0]["loss"] is None
    assert lines[1]["status"] == "failed"
    assert "smaller learning rate" in lines[1]["reason"]


def test_a_result_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "spec.json").mkdir()
    code, lines = run("train", "feature-maps", "--epochs", "1", "--out", str(tmp_path), *SMALL)
    assert (code, lines[-1]["status"]) == (1, "failed")
    assert lines[-1]["reason"].startswith("The result could not be written:")


def test_a_training_stopped_by_a_callback_is_a_success() -> None:
    code, lines = run("train", "feature-maps", "--set", "stop_at_accuracy=0", *SMALL)
    assert code == 0
    assert [line["epoch"] for line in lines[:-1]] == [1]
    assert lines[-1]["status"] == "stopped"


def test_a_line_names_the_numbers_of_the_task(capsys: pytest.CaptureFixture[str]) -> None:
    values = {"loss": math.nan, "mae": 5.5, "val_loss": 9.0, "val_mae": 6.5, "remeasured_loss": 1.0}
    command_line._print_epoch(Point(2.0, 10, values, 1.5), "mae", sys.stdout)
    line = {"epoch": 2, "loss": None, "mae": 5.5, "val_loss": 9.0, "val_mae": 6.5, "seconds": 1.5}
    assert json.loads(capsys.readouterr().out) == line


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Twelve pictures of two classes in a zip."""
    generator = np.random.default_rng(0)
    for number in range(12):
        folder = tmp_path / "pictures" / ("cats" if number % 2 else "dogs")
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(generator.integers(0, 256, (30, 40, 3), np.uint8)).save(folder / f"{number}.png")
    return Path(shutil.make_archive(str(tmp_path / "pictures"), "zip", tmp_path / "pictures"))


def test_it_trains_with_a_learners_own_pictures(pictures: Path, tmp_path: Path) -> None:
    code, lines = run("train", "feature-maps", "--data", str(pictures), "--epochs", "1", "--out", str(tmp_path), *SMALL)
    assert (code, lines[-1]["status"]) == (0, "done")
    assert keras.models.load_model(tmp_path / "model.keras").input_shape == (None, 28, 28, 3)


@pytest.fixture
def three_classes(pictures: Path) -> Path:
    """The same zip with six pictures of birds."""
    with zipfile.ZipFile(pictures, "a") as archive:
        for number in range(6):
            archive.writestr(f"birds/{number}.png", archive.read("cats/1.png"))
    return pictures


def test_three_classes_are_told_apart_by_a_softmax_and_the_spec_says_so(three_classes: Path, tmp_path: Path) -> None:
    small = ["--data", str(three_classes), "--epochs", "1", "--set", "image_size=32", "--set", "filters=4"]
    code, lines = run("train", "real-images", *small, "--out", str(tmp_path))
    assert (code, lines[-1]["status"]) == (0, "done")
    assert TrainingSpec.from_json((tmp_path / "spec.json").read_text()).network_options["sigmoid"] is False
    assert keras.models.load_model(tmp_path / "model.keras").output_shape == (None, 3)


def test_one_number_for_three_classes_is_bad_input(three_classes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "real-images", "--data", str(three_classes), "--set", "sigmoid=1"]) == 2
    assert capsys.readouterr().err == (
        "sigmoid=1 answers with one number, which tells two classes apart; these are 3.\n"
    )


def test_a_recording_is_told_in_a_line_and_others_of_its_lesson_are_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small = TrainingSpec(network="dense", epochs=2, examples=64)
    monkeypatch.setattr(trainings, "of", lambda _: trainings.Trainings({"small": small}, {}, {}, {}, trainings.nothing))
    monkeypatch.setattr(recordings, "FOLDER", tmp_path)
    monkeypatch.setattr(loop, "use_one_thread", lambda: None)
    (tmp_path / "feature-maps" / "older").mkdir(parents=True)
    assert main(["record", "feature-maps"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    number = r"\d+\.\d%"
    assert re.fullmatch(rf"Recorded small: epoch 2, accuracy {number} in training, {number} in validation\.", first)
    assert second == "Deleted older: no preset and no variant has this name."
    assert recordings.names("feature-maps") == ("small",)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "The following arguments are required: command."),
        (
            ["train", "pooling"],
            f"No training belongs to the lesson 'pooling'; one does to {TRAINED}.",
        ),
        (
            ["record", "pooling"],
            f"No training belongs to the lesson 'pooling'; one does to {TRAINED}.",
        ),
        (["train", "feature-maps", "--epochs", "many"], "Argument --epochs: invalid int value: 'many'."),
        (["train", "feature-maps", "--epochs", "0"], "epochs must be between 1 and 1000; it is 0."),
        (["train", "feature-maps", "--set", "seed"], "--set takes KEY=VALUE; 'seed' has no '='."),
        (["train", "feature-maps", "--data", "nowhere"], f"There is no {Path('nowhere').absolute()}."),
        (
            ["train", "feature-maps", "--data", str(REPOSITORY / "requirements.txt")],
            "This lesson learns from pictures, in class folders or in a zip of them: requirements.txt is neither.",
        ),
        (["train", "feature-maps", "--set", "learning_rate=fast"], "learning_rate must be a number; it is 'fast'."),
    ],
)
def test_bad_input_is_answered_in_one_sentence(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.strip()) == ("", says)


def test_an_unknown_setting_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "feature-maps", "--set", "lr=0.1"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no setting 'lr'; there are data, network,")
    assert "filters" in said
