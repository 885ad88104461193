"""A base that sees the pictures of a run once: with the numbers of a plain Keras script, kept for the next run."""

from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import numpy as np
import pytest

from lessons.__main__ import main
from lessons.data.download import weights
from lessons.kinds.kind import Examples
from lessons.networks.bases import IMAGENET
from lessons.training.run.events import Commands, Event, StoppedByHand
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import base_features
from lessons.training.worker.examples import read
from tests.training.taught import MOBILE, at_home, write
from tests.training.worker.test_plain_scripts import plain_history, trained_epochs

__all__ = ["at_home"]
SIDE = IMAGENET[MOBILE].side
SPEC = TrainingSpec(
    data="happy-or-sad", base=MOBILE, network="head", image_size=SIDE, per_class=4, batch_size=4, epochs=2
)

PLAIN_SCRIPT = """
import json, sys
import keras
import numpy as np
import tensorflow as tf
from lessons.data import load
from lessons.training.worker.examples import drawn

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
whole = keras.applications.MobileNetV2(weights=sys.argv[1], include_top=False, input_shape=(96, 96, 3))
base = keras.Sequential([whole, keras.layers.GlobalAveragePooling2D()])
prepare = keras.applications.mobilenet_v2.preprocess_input
(images, labels), (new, new_labels) = (load("happy-or-sad", split).arrays(96) for split in ("train", "validation"))
chosen = drawn(labels, 4, 5)
images, new = (base.predict(prepare(pictures), verbose=0) for pictures in (images[chosen], new))
keras.utils.set_random_seed(5)
model = keras.Sequential([
    keras.Input((1280,)),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(2, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.Adam(0.001), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
validation = (new, new_labels)
history = model.fit(images, labels[chosen], batch_size=4, epochs=2, validation_data=validation, verbose=0)
print("HISTORY", json.dumps(history.history))
"""


@pytest.mark.slow
def test_history_equals_a_plain_keras_scripts_to_the_last_digit(at_home: Path) -> None:
    file = str(weights.WEIGHTS[MOBILE].file)
    plain = plain_history(PLAIN_SCRIPT, file)
    settings = ["data=happy-or-sad", f"base={MOBILE}", "network=head", "image_size=96", "per_class=4", "batch_size=4"]
    for _ in ("seen", "remembered"):
        epochs = trained_epochs("transfer-learning", 2, [*settings, "dense=8", "seed=5"])
        for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
            assert [epoch[name] for epoch in epochs] == plain[name]


def test_command_line_says_that_a_base_must_be_downloaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    settings = ["--set", f"base={MOBILE}", "--set", "network=head", "--set", "image_size=96"]
    assert main(["train", "transfer-learning", *settings]) == 2
    said = capsys.readouterr().err
    assert said == "“MobileNetV2, taught with ImageNet” is not on this computer yet; it must be downloaded first.\n"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures the base has looked at, each time; its answer is their mean, which takes no time."""
    asked: list[int] = []

    def answers(name: str, base: Any, pictures: np.ndarray) -> np.ndarray:
        asked.append(len(pictures))
        return pictures.mean(axis=(1, 2, 3), dtype=np.float32)[:, None]

    monkeypatch.setattr(base_features, "ask", answers)
    monkeypatch.setattr(base_features, "imagenet", lambda name, file: None)
    return asked


def see(spec: TrainingSpec, *commands: str) -> tuple[Examples, list[Event], Commands]:
    told: list[Event] = []
    waiting: Commands = SimpleQueue()
    for command in commands:
        waiting.put(command)
    return base_features.see(spec, read(spec), told.append, waiting), told, waiting


def test_answers_stand_for_the_pictures_in_their_order(at_home: Path, looks: list[int]) -> None:
    seen, _, _ = see(SPEC)
    pictures = read(SPEC)
    np.testing.assert_allclose(seen.inputs[:, 0], pictures.inputs.mean(axis=(1, 2, 3)), rtol=1e-5)
    np.testing.assert_allclose(seen.validation_inputs[:, 0], pictures.validation_inputs.mean(axis=(1, 2, 3)), rtol=1e-5)
    np.testing.assert_array_equal(seen.targets, pictures.targets)
    assert looks == [8, 32, 8]


def test_the_learner_hears_how_far_it_is(at_home: Path, looks: list[int]) -> None:
    _, told, _ = see(SPEC)
    said = "MobileNetV2, taught with ImageNet, sees the {} pictures, once: {}."
    parts = [("training", "0 of 8"), ("validation", "0 of 40"), ("validation", "32 of 40")]
    assert told == [State("starting", said.format(*part)) for part in parts]


def test_same_pictures_are_not_seen_again(at_home: Path, looks: list[int]) -> None:
    first, _, _ = see(SPEC)
    again, told, _ = see(replace(SPEC, epochs=3))
    assert looks == [8, 32, 8]
    assert told == []
    np.testing.assert_array_equal(first.inputs, again.inputs)
    np.testing.assert_array_equal(first.validation_inputs, again.validation_inputs)
    # Another seed draws other pictures to learn from, but validates with the same.
    see(replace(SPEC, seed=1))
    assert looks == [8, 32, 8, 8]


def test_another_base_sees_for_itself(at_home: Path, looks: list[int]) -> None:
    see(SPEC)
    write(MOBILE, weights.WEIGHTS[MOBILE].file, seed=1)
    see(SPEC)
    assert looks == [8, 32, 8] * 2


def test_damaged_answers_are_made_anew(at_home: Path, looks: list[int]) -> None:
    see(SPEC)
    first, second = sorted((at_home / "embeddings").iterdir())
    first.write_bytes(first.read_bytes()[:-8])
    second.write_bytes(b"")
    see(SPEC)
    assert looks == [8, 32, 8] * 2
    see(SPEC)
    assert looks == [8, 32, 8] * 2


def test_place_that_cannot_be_written_stops_no_run(at_home: Path, looks: list[int]) -> None:
    (at_home / "embeddings").parent.mkdir(exist_ok=True)
    (at_home / "embeddings").write_text("in the way")
    seen, _, _ = see(SPEC)
    assert seen.inputs.shape == (8, 1)


def test_own_pictures_leave_nothing_behind(at_home: Path, looks: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = read(SPEC)
    monkeypatch.setattr(base_features.registry, "ROWS", {})
    base_features.see(SPEC, pictures, lambda event: None, SimpleQueue())
    assert not (at_home / "embeddings").exists()
    assert looks == [8, 32, 8]


def test_it_stops_when_told(at_home: Path, looks: list[int]) -> None:
    with pytest.raises(StoppedByHand):
        see(SPEC, "stop")
    assert looks == []


def test_other_commands_wait_for_the_training(at_home: Path, looks: list[int]) -> None:
    _, _, waiting = see(SPEC, "pause", "epoch")
    assert [waiting.get(), waiting.get()] == ["pause", "epoch"]


def test_run_without_a_base_keeps_its_pictures(looks: list[int]) -> None:
    spec = TrainingSpec(per_class=2)
    pictures = read(spec)
    assert base_features.see(spec, pictures, lambda event: None, SimpleQueue()) is pictures
