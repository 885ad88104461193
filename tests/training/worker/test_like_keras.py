"""The training loop does what Keras itself does, to the last digit."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.kinds.encoding import SeriesInput
from lessons.kinds.kind import Examples
from lessons.kinds.meaning import Value
from lessons.training.run.architecture import pack
from lessons.training.run.events import OptimizerState, Resume
from lessons.training.run.history import State, columns
from lessons.training.run.spec import OPTIMIZERS, Schedule, TrainingSpec
from lessons.training.worker import loop
from tests.training.listener import Listener
from tests.training.small import SMALL, start_again


def plain_fit(network: keras.Sequential, spec: TrainingSpec, examples: Examples, **options: Any) -> list[float]:
    """Keras's own `fit`: the validation loss of each epoch."""
    return plain_history(network, spec, examples, **options)["val_loss"]


def plain_history(
    network: keras.Sequential, spec: TrainingSpec, examples: Examples, **options: Any
) -> dict[str, list[float]]:
    """Keras's own `fit`: what it calls the history."""
    history = network.fit(
        examples.inputs,
        examples.targets,
        batch_size=spec.batch_size,
        epochs=spec.epochs,
        validation_data=(examples.validation_inputs, examples.validation_targets),
        verbose=0,
        **options,
    )
    return history.history


def history(listener: Listener) -> dict[str, list[float | None]]:
    """The same of our own loop."""
    ends = [point for point in listener.points if point.ends_epoch]
    return {name: [end.values[name] for end in ends] for name in columns(ends)}


def validation_losses(listener: Listener) -> list[float | None]:
    return [point.val_loss for point in listener.points if point.ends_epoch]


def same_weights(network: keras.Sequential, other: keras.Sequential) -> None:
    for ours, theirs in zip(network.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_early_stopping_ends_and_restores_as_keras_does(examples: Examples) -> None:
    spec = replace(SMALL, epochs=30, learning_rate=0.03, patience=2)
    listener = Listener()
    network = loop.build(spec, examples)
    end = loop.train(network, spec, examples, listener, listener.commands)
    plain = start_again(spec)
    stop = keras.callbacks.EarlyStopping("val_loss", patience=2, restore_best_weights=True)
    losses = plain_fit(plain, spec, examples, callbacks=[stop])
    assert len(losses) < spec.epochs
    assert validation_losses(listener) == losses
    assert end == State("stopped", loop.RESTORED.format(patience=2, best=np.argmin(losses) + 1))
    same_weights(network, plain)


def test_a_checkpoint_keeps_what_keras_would_save(examples: Examples, tmp_path: Path) -> None:
    spec = replace(SMALL, epochs=6, learning_rate=0.03, checkpoint=True)
    listener = Listener()
    network = loop.build(spec, examples)
    end = loop.train(network, spec, examples, listener, listener.commands)
    kept = keras.callbacks.ModelCheckpoint(tmp_path / "best.keras", monitor="val_loss", save_best_only=True)
    losses = plain_fit(start_again(spec), spec, examples, callbacks=[kept])
    assert validation_losses(listener) == losses
    assert end == State("done", loop.CHECKPOINT.format(best=np.argmin(losses) + 1))
    same_weights(network, keras.saving.load_model(tmp_path / "best.keras"))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_goes_on_as_a_saved_and_loaded_keras_model_does(
    examples: Examples, tmp_path: Path, optimizer: str
) -> None:
    spec = replace(SMALL, epochs=2, optimizer=optimizer)
    first = Listener()
    network = start_again(spec)
    loop.train(network, spec, examples, first, first.commands)
    network.save(tmp_path / "model.keras")
    longer = replace(spec, epochs=4)
    state = next(event for event in first.events if isinstance(event, OptimizerState))
    resume = Resume(2, pack(first.snapshots[-1].weights), pack(state.variables), spec.learning_rate)
    second = Listener()
    loop.train(loop.build(longer, examples), longer, examples, second, second.commands, resume)
    assert [snapshot.epoch for snapshot in second.snapshots] == [3, 4]
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    keras.utils.set_random_seed(spec.seed)
    assert validation_losses(second) == plain_fit(loaded, longer, examples, initial_epoch=2)


def plain_network(optimizer: keras.Optimizer) -> keras.Sequential:
    """The small network as a script would write it, with the start of seed 0."""
    keras.utils.set_random_seed(0)
    network = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(4, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    network.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return network


def test_momentum_trains_as_keras_does(examples: Examples) -> None:
    spec = replace(SMALL, optimizer="sgd", learning_rate=0.01, momentum=0.9)
    listener = Listener()
    loop.train(loop.build(spec, examples), spec, examples, listener, listener.commands)
    plain = plain_network(keras.optimizers.SGD(0.01, momentum=0.9))
    assert history(listener) == plain_history(plain, spec, examples)


@pytest.mark.usefixtures("every_batch")
def test_a_schedule_sweeps_the_rate_as_keras_does(examples: Examples) -> None:
    spec = replace(SMALL, schedule=Schedule(1e-4, 10, 2))
    listener = Listener()
    loop.train(loop.build(spec, examples), spec, examples, listener, listener.commands)
    sweep = keras.callbacks.LearningRateScheduler(lambda epoch: 1e-4 * 10 ** (epoch / 2))
    plain = plain_history(plain_network(keras.optimizers.Adam()), spec, examples, callbacks=[sweep])
    rates = plain.pop("learning_rate")
    assert history(listener) == plain
    told = [point.learning_rate for point in listener.points]
    assert told == pytest.approx([rate for rate in rates for _ in range(3)], rel=1e-6)


def forecaster() -> keras.Sequential:
    keras.utils.set_random_seed(0)
    layers = [keras.Input((20,)), keras.layers.Dense(10, activation="relu"), keras.layers.Dense(1)]
    return keras.Sequential(layers)


@pytest.mark.parametrize(("loss", "keras_loss"), [("", "mse"), ("huber", "huber")])
def test_a_forecaster_learns_with_its_own_loss_and_metric_as_in_keras(loss: str, keras_loss: str) -> None:
    options: dict[str, Any] = {"network": "dense-windows", "network_options": {"layers": 1}}
    sgd: dict[str, Any] = {"optimizer": "sgd", "learning_rate": 0.01}
    spec = TrainingSpec(task="forecast", loss=loss, epochs=4, remeasure=True, **options, **sgd)
    series = np.sin(np.arange(120) / 7).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(series, 21)
    inputs, targets = np.ascontiguousarray(windows[:, :-1]), np.ascontiguousarray(windows[:, -1])
    examples = Examples(inputs[:80], targets[:80], inputs[80:], targets[80:], SeriesInput(20), Value(""))
    listener = Listener()
    network = loop.build(spec, examples)
    loop.train(network, replace(spec, goals={"val_mae": 0.0}), examples, listener, listener.commands)
    plain = forecaster()
    plain.compile(keras.optimizers.SGD(0.01), keras_loss, metrics=["mae"])
    ours = history(listener)
    again = [ours.pop(name)[-1] for name in ("remeasured_loss", "remeasured_mae")]
    assert ours == plain_history(plain, spec, examples)
    assert again == plain.evaluate(examples.inputs, examples.targets, batch_size=spec.batch_size, verbose=0)
    assert all(set(point.values) == {"loss", "mae"} for point in listener.points if not point.ends_epoch)
