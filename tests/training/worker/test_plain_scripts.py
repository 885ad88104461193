"""The training loop gives the numbers that a plain Keras script gives."""

import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from lessons.networks import NETWORKS, Network
from lessons.networks.blocks import answer, convolution, dense
from lessons.networks.plan import LayerPlan
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import loop
from lessons.training.worker.examples import read
from tests.programs import run_module, run_text
from tests.training.listener import Listener

PLAIN_SCRIPT = """
import json
import keras
import tensorflow as tf
from keras import layers
from lessons.data import load

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
images, labels = load("digits", "train").arrays(28)
keras.utils.set_random_seed(3)
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Rescaling(1 / 255),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(32, activation="relu"),
    layers.Dense(10, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.RMSprop(0.002), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
validation = load("digits", "validation").arrays(28)
history = model.fit(images, labels, batch_size=64, epochs=3, validation_data=validation, verbose=0)
print("HISTORY", json.dumps(history.history))
"""


def plain_history(script: str, *arguments: str) -> dict[str, list[float]]:
    """What a script of Keras alone prints as the history of its training."""
    ended = run_text(script, *arguments)
    assert ended.code == 0, ended.err
    return json.loads(ended.out.split("HISTORY ")[1])


def trained_epochs(lesson: str, epochs: int, settings: Sequence[str]) -> list[dict[str, float]]:
    """What the command line prints about the epochs of a training."""
    options = [part for setting in settings for part in ("--set", setting)]
    ended = run_module("lessons", "train", lesson, "--epochs", str(epochs), *options)
    assert ended.code == 0, ended.err
    return [json.loads(line) for line in ended.out.splitlines()[:-1]]


def test_the_history_equals_a_plain_keras_scripts_to_the_last_digit() -> None:
    plain = plain_history(PLAIN_SCRIPT)
    settings = ["seed=3", "filters=8", "dense=32", "batch_size=64", "optimizer=rmsprop", "learning_rate=0.002"]
    epochs = trained_epochs("feature-maps", 3, settings)
    assert len(epochs) == 3
    for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert [epoch[name] for epoch in epochs] == plain[name]


SIGMOID_SCRIPT = """
import json
import keras
import tensorflow as tf
from keras import layers
from lessons.data import load

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
images, labels = load("happy-or-sad", "train").arrays(22)
keras.utils.set_random_seed(0)
model = keras.Sequential([
    keras.Input((22, 22, 3)),
    layers.Rescaling(1 / 255),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.RMSprop(0.001), loss="binary_crossentropy", metrics=["accuracy"])
validation = load("happy-or-sad", "validation").arrays(22)
history = model.fit(images, labels, batch_size=10, epochs=2, validation_data=validation, verbose=0)
print("HISTORY", json.dumps(history.history))
"""


def test_one_sigmoid_for_two_classes_learns_as_in_a_plain_keras_script() -> None:
    plain = plain_history(SIGMOID_SCRIPT)
    settings = ["data=happy-or-sad", "image_size=22", "convolutions=2", "dense=16", "batch_size=10"]
    epochs = trained_epochs("real-images", 2, settings)
    for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert [epoch[name] for epoch in epochs] == plain[name]


FROZEN = TrainingSpec(
    network="transfer", network_options={"cut": 2, "dense": 8, "dropout": 0.2}, epochs=2, per_class=5, seed=4
)
FROZEN_SCRIPT = """
import json, keras, numpy as np, tensorflow as tf
from lessons.training.worker import loop
from lessons.training.worker.examples import read
from tests.training.worker.test_plain_scripts import FROZEN
tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
examples = read(FROZEN)
model = loop.build(FROZEN, examples)
history = model.fit(
    examples.inputs, examples.targets, batch_size=32, epochs=2, verbose=0,
    validation_data=(examples.validation_inputs, examples.validation_targets), validation_batch_size=32,
)
print("HISTORY", json.dumps(history.history))
"""


def test_what_is_frozen_is_computed_once_and_the_history_is_that_of_the_whole_network() -> None:
    plain = plain_history(FROZEN_SCRIPT)
    listener, held = Listener(), read(FROZEN)
    network = loop.build(FROZEN, held)
    before = network.get_weights()
    assert loop.train(network, FROZEN, held, listener, listener.commands) == State("done")
    ends = [point for point in listener.points if point.ends_epoch]
    for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert [getattr(end, name) for end in ends] == pytest.approx(plain[name], rel=1e-4)
    after = listener.snapshots[-1].weights
    assert [np.array_equal(a, b) for a, b in zip(before, after, strict=True)] == [True] * 4 + [False] * 4


MEAN_OF_MAPS = (convolution(8, "1", trainable=False), LayerPlan("GlobalAveragePooling2D", {"name": "mean"}), dense(8))
FAR_APART = {"module": "keras.initializers", "class_name": "RandomNormal", "config": {"stddev": 1.0}}
EMBEDDING = {"input_dim": 256, "output_dim": 4, "mask_zero": True, "embeddings_initializer": FAR_APART}
MASKED_PIXELS = (
    LayerPlan("Flatten", {"name": "flatten"}),
    LayerPlan("Embedding", {**EMBEDDING, "trainable": False, "name": "embedding"}),
    dense(8),
    LayerPlan("GlobalAveragePooling1D", {"name": "mean"}),
)


@pytest.mark.slow
@pytest.mark.parametrize(("layers", "frozen"), [(MEAN_OF_MAPS, 2), (MASKED_PIXELS, 1)], ids=["maps", "masked"])
def test_frozen_network_without_flatten_or_with_a_mask_learns_as_the_whole_network(
    layers: tuple[LayerPlan, ...], frozen: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Network("frozen", ("pictures",), {}, lambda options, encoding, outputs: (*layers, answer(outputs)))
    monkeypatch.setitem(NETWORKS, "frozen", row)
    spec = TrainingSpec(network="frozen", epochs=2, per_class=5)
    listener, data = Listener(), read(spec)
    network = loop.build(spec, data)
    start = network.get_weights()
    assert loop.train(network, spec, data, listener, listener.commands) == State("done")
    ends = [point.val_loss for point in listener.points if point.ends_epoch]
    plain = loop.build(spec, data).fit(
        data.inputs,
        data.targets,
        epochs=2,
        validation_data=(data.validation_inputs, data.validation_targets),
        verbose=0,
    )
    assert ends == pytest.approx(plain.history["val_loss"], rel=1e-4)
    same = [np.array_equal(a, b) for a, b in zip(start, listener.snapshots[-1].weights, strict=True)]
    assert same == [True] * frozen + [False] * (len(same) - frozen)


def test_with_augmentation_frozen_layers_see_every_picture_anew() -> None:
    listener, held = Listener(), read(FROZEN)
    spec = replace(FROZEN, epochs=1, augmentation={"flip_horizontal": True})
    assert loop.train(loop.build(spec, held), spec, held, listener, listener.commands) == State("done")
    assert len(listener.snapshots[-1].weights) == 8
