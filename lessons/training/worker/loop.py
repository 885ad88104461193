"""The one training loop of the command line, the workers and the recordings. It imports Keras: not for the server."""

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.random import seed_generator

from lessons.kinds.encoding import TextInput
from lessons.kinds.kind import Examples
from lessons.maths.layers import LAYERS
from lessons.networks import NETWORKS
from lessons.tasks import TASKS
from lessons.training.reports import vectors
from lessons.training.run.architecture import Architecture, describe, unpack
from lessons.training.run.augmentation import AugmentedPictures
from lessons.training.run.events import (
    Command,
    Commands,
    Event,
    OptimizerState,
    Resume,
    Snapshot,
    StoppedByHand,
    rate_of,
)
from lessons.training.run.history import Point, State
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker.batches import Batches
from lessons.training.worker.build import from_plan

OPTIMIZERS = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD, "rmsprop": keras.optimizers.RMSprop}
SECONDS_BETWEEN_POINTS = 0.25
DIVERGED = "The loss is no longer a number: the steps were too large. {advice} a smaller learning rate."
NO_MEMORY = "The network does not fit into memory. Try fewer filters, smaller pictures or a smaller batch."
STOPPED = "Stopped by hand."
RESTORED = "Validation loss has not fallen for {patience} epochs: the weights of epoch {best} are restored."
CHECKPOINT = "The checkpoint kept epoch {best}: the lowest validation loss."


def use_one_thread() -> None:
    """Makes TensorFlow add sums always in the same order. To be called before it computes anything."""
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)


def build(spec: TrainingSpec, examples: Examples) -> keras.Sequential:
    """The compiled network of `spec` with its random start, which the seed decides."""
    shape = examples.inputs.shape[1:]
    base = NETWORKS[spec.network].bases(spec.network_options).get(shape[-1])
    keras.utils.set_random_seed(spec.seed)
    with _undisturbed(spec.seed):
        network = from_plan(architecture(spec, examples).layers, shape, base)
    if spec.vectors:
        _lay_vectors(network, spec, examples)
    task = TASKS[spec.task]
    _, activation = task.outputs(examples.meaning, spec.network_options)
    loss = spec.loss or task.loss(activation)
    network.compile(optimizer=_optimizer(spec), loss=loss, metrics=[task.metric.name])
    return network


def _lay_vectors(network: keras.Sequential, spec: TrainingSpec, examples: Examples) -> None:
    """Puts the vectors that the run starts from into the network's table of words."""
    assert isinstance(examples.encoding, TextInput)
    table, *_ = network.layers[0].get_weights()
    network.layers[0].set_weights([vectors.find(spec.vectors).lay(table, examples.encoding.vocabulary)])


def _optimizer(spec: TrainingSpec) -> keras.Optimizer:
    options = {"momentum": float(spec.momentum)} if spec.momentum else {}
    return OPTIMIZERS[spec.optimizer](learning_rate=float(spec.learning_rate), **options)


def architecture(spec: TrainingSpec, examples: Examples) -> Architecture:
    """The network of `spec` as plain data."""
    task = TASKS[spec.task]
    return describe(spec, examples.encoding, examples.meaning, task.baseline(examples), task.ceiling(examples))


@contextmanager
def _undisturbed(seed: int) -> Iterator[None]:
    """Gives Keras a generator of its own for the seeds of layers, with the numbers that `set_random_seed` leads to.

    Keras draws them from Python's shared generator. So does Dask, on another thread of a worker, to guess how large
    messages are: about every third network would start from other weights than its seed says.
    """
    shared = seed_generator.python_random
    seed_generator.python_random = random.Random(seed)  # noqa: S311  # no secret: the same numbers are the purpose
    try:
        yield
    finally:
        seed_generator.python_random = shared


def train(
    network: keras.Sequential,
    spec: TrainingSpec,
    examples: Examples,
    emit: Callable[[Event], None],
    commands: Commands,
    resume: Resume | None = None,
) -> State:
    """Trains what `build` made, with `model.fit`, and gives the state it ended in; `network` is then what it made.

    Tells `emit` about the network, the points, the weights after every epoch, the pauses, and in the end the variables
    of the optimizer. Reads `commands` between batches: pause, continue, one batch or one epoch and then pause, another
    learning rate, stop. With `resume` it goes on where an earlier training has ended, up to `spec.epochs`.
    """
    emit(architecture(spec, examples))
    if resume is None:
        emit(Snapshot(0, network.get_weights()))
    else:
        _take_up(network, resume)
    start = resume.epoch if resume else 0
    rate = resume.learning_rate if resume else float(spec.learning_rate)
    learning, examples = _learning_part(network, spec, examples)
    watcher = Watcher(network, spec, examples, emit, commands, rate)
    try:
        _make_variables(learning, examples)
        learning.fit(
            **_pictures(spec, examples, start),
            epochs=spec.epochs,
            initial_epoch=start,
            validation_data=Batches(
                examples.validation_inputs, examples.validation_targets, batch_size=spec.batch_size
            ),
            callbacks=[watcher],
            verbose=0,
        )
    except StoppedByHand:
        watcher.end = State("stopped", STOPPED)
    except (MemoryError, tf.errors.ResourceExhaustedError):
        watcher.end = State("failed", NO_MEMORY)
    if watcher.optimizer is not None:
        emit(watcher.optimizer)
    if spec.hands_out_best and watcher.best is not None:
        network.set_weights(watcher.best.weights)
    return watcher.end


def _make_variables(network: keras.Sequential, examples: Examples) -> None:
    """Makes the variables of optimizer, loss and metric, which `fit` would make on its way through the first step.

    TensorFlow takes down once more what has made variables: that is half of the time until a network learns.
    """
    network.optimizer.build(network.trainable_variables)
    inputs, targets = examples.inputs[:1], examples.targets[:1]
    answers = np.zeros((1, *network.output_shape[1:]), np.float32)
    network.compute_loss(inputs, targets, answers)
    # What the metric has seen by this, `fit` forgets before each epoch.
    network.compute_metrics(inputs, targets, answers)


def _pictures(spec: TrainingSpec, examples: Examples, start: int) -> dict[str, Any]:
    """What `model.fit` is given to learn from: the pictures as they are, or changed anew in every epoch."""
    if not spec.augmentation.changes:
        return {"x": Batches(examples.inputs, examples.targets, batch_size=spec.batch_size, shuffle=True)}
    augmented = AugmentedPictures(spec, examples.inputs, examples.targets)
    return {"x": augmented.batches(start), "steps_per_epoch": augmented.steps, "shuffle": False}


def _learning_part(
    network: keras.Sequential, spec: TrainingSpec, examples: Examples
) -> tuple[keras.Sequential, Examples]:
    """The part of the network that training changes, and the examples as they reach it.

    Frozen layers make the same of the same picture in every epoch: without augmentation they compute it once.
    """
    head = next(place for place, layer in enumerate(network.layers) if _changes(layer))
    frozen = network.layers[:head]
    if spec.augmentation.changes or not any(layer.weights for layer in frozen) or any(map(_masks, frozen)):
        return network, examples
    base = keras.Sequential([keras.Input(network.input_shape[1:]), *frozen])
    learning = keras.Sequential([keras.Input(base.output_shape[1:]), *network.layers[head:]])
    learning.compile(optimizer=network.optimizer, loss=network.loss, metrics=[TASKS[spec.task].metric.name])
    seen, new = (
        base.predict(pictures, batch_size=spec.batch_size, verbose=0)
        for pictures in (examples.inputs, examples.validation_inputs)
    )
    return learning, replace(examples, inputs=seen, validation_inputs=new)


def _changes(layer: keras.Layer) -> bool:
    """Whether a layer makes something else of the same input in another epoch: it learns, or acts in training alone."""
    return bool(layer.trainable_weights) or LAYERS[type(layer).__name__].idle


def _masks(layer: keras.Layer) -> bool:
    """Whether a layer tells the next ones which words count, which its output alone does not."""
    return bool(getattr(layer, "mask_zero", False))


def _take_up(network: keras.Sequential, resume: Resume) -> None:
    """Puts the network and its optimizer where an earlier training has left them."""
    network.set_weights(unpack(resume.weights))
    if resume.optimizer is not None:
        network.optimizer.build(network.trainable_variables)
        for variable, value in zip(network.optimizer.variables, unpack(resume.optimizer), strict=True):
            variable.assign(value)
    network.optimizer.learning_rate = resume.learning_rate


def _goal(spec: TrainingSpec) -> str:
    """The numbers at which the run stops, in words."""
    return " and ".join(_goal_in_words(spec, name, goal) for name, goal in spec.all_goals.items())


def _goal_in_words(spec: TrainingSpec, name: str, goal: float) -> str:
    metric, part = TASKS[spec.task].metric, "validation" if name.startswith("val_") else "training"
    return f"{goal:.4g} {part} loss" if name.endswith("loss") else f"{metric.text(goal)} {part} {metric.label}"


class Watcher(keras.callbacks.Callback):
    """Tells what happens to `network` in `fit`, obeys commands and decides when to stop early."""

    def __init__(
        self,
        network: keras.Sequential,
        spec: TrainingSpec,
        examples: Examples,
        emit: Callable[[Event], None],
        commands: Commands,
        learning_rate: float,
    ) -> None:
        super().__init__()
        self.end = State("done")
        self.optimizer: OptimizerState | None = None
        self.best: Snapshot | None = None
        self._network = network
        self._rate = learning_rate
        self._spec = spec
        self._names = ("loss", TASKS[spec.task].metric.name)
        self._examples = examples
        self._emit = emit
        self._commands = commands
        self._epoch = 0
        self._next_point_at = -math.inf
        self._paused = False
        self._pause_after: Command | None = None
        self._best_loss = math.inf
        self._epochs_since_best = 0

    def on_train_begin(self, logs: Any = None) -> None:
        self._emit(State("running"))

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._epoch = epoch
        self._started = time.perf_counter()
        if self._spec.schedule is not None:
            self._set_rate(self._spec.schedule.rate(epoch))

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        now = time.perf_counter()
        ends_epoch = batch + 1 == self.params["steps"]
        stepping = self._pause_after == "batch"
        if (now >= self._next_point_at or stepping) and not ends_epoch:
            epoch = self._epoch + (batch + 1) / self.params["steps"]
            self._emit(Point(epoch, batch + 1, self._values(logs, self._names), learning_rate=self._rate))
            self._next_point_at = now + SECONDS_BETWEEN_POINTS
        if not math.isfinite(logs["loss"]):
            self._stop_after_epoch(self._diverged())
        elif not ends_epoch:
            self._obey(pause=stepping)

    def on_test_batch_end(self, batch: int, logs: Any = None) -> None:
        self._obey(pause=False)

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        seconds = time.perf_counter() - self._started
        values = self._values(logs, (*self._names, *(f"val_{name}" for name in self._names)))
        values |= self._measure_again()
        self._emit(Point(epoch + 1.0, self.params["steps"], values, seconds, self._rate))
        if not math.isfinite(logs["loss"] + logs["val_loss"]):
            self._stop_after_epoch(self._diverged())
            return
        snapshot = self._snapshot(epoch + 1)
        self._emit(snapshot)
        self._check_goals(values, snapshot)
        if not self.model.stop_training and epoch + 1 < self._spec.epochs:
            self._obey(pause=self._pause_after is not None)

    def _measure_again(self) -> dict[str, float]:
        """The numbers of the training pictures as they are, where the spec asks for them."""
        if not self._spec.remeasure:
            return {}
        batches = Batches(self._examples.inputs, self._examples.targets, batch_size=self._spec.batch_size)
        values = self._values(self.model.evaluate(batches, verbose=0, return_dict=True), self._names)
        return {f"remeasured_{name}": value for name, value in values.items()}

    def _values(self, logs: Mapping[str, float], names: Sequence[str]) -> dict[str, float]:
        """The numbers of these names; those of the metric in the unit of what the network says."""
        in_unit = self._examples.meaning.in_unit
        return {name: logs[name] if name.endswith("loss") else in_unit(logs[name]) for name in names}

    def _check_goals(self, values: Mapping[str, float], snapshot: Snapshot) -> None:
        if values["val_loss"] < self._best_loss:
            self._best_loss, self._epochs_since_best, self.best = values["val_loss"], 0, snapshot
        else:
            self._epochs_since_best += 1
        assert self.best is not None
        patience = self._spec.patience
        if self._spec.reaches_goal(values):
            self._stop_after_epoch(State("stopped", f"Reached {_goal(self._spec)}."))
        elif patience is not None and self._epochs_since_best >= patience:
            self._stop_after_epoch(State("stopped", RESTORED.format(patience=patience, best=self.best.epoch)))
        elif self._spec.checkpoint:
            self.end = State("done", CHECKPOINT.format(best=self.best.epoch))

    def _diverged(self) -> State:
        advice = "Divide the pixels by 255, or try" if self._spec.undivided else "Try"
        return State("failed", DIVERGED.format(advice=advice))

    def _stop_after_epoch(self, end: State) -> None:
        self.end = end
        self.model.stop_training = True

    def _obey(self, pause: bool) -> None:
        """Carries out the commands that have come; to pause is to wait for the one that ends the pause."""
        if pause:
            self._wait()
        while not self._commands.empty():
            if self._carry_out(self._commands.get()):
                self._wait()

    def _wait(self) -> None:
        since = time.perf_counter()
        self._paused = True
        self._emit(State("paused"))
        while self._carry_out(self._commands.get()):
            pass
        self._paused = False
        self._emit(State("running"))
        self._started += time.perf_counter() - since

    def _carry_out(self, command: Command) -> bool:
        """Carries out one command; whether training is to pause now, or to stay so."""
        if command == "stop":
            raise StoppedByHand
        if (rate := rate_of(command)) is not None:
            self._set_rate(rate)
            return self._paused
        self._pause_after = command if command in ("batch", "epoch") else None
        return command == "pause"

    def _set_rate(self, rate: float) -> None:
        self.model.optimizer.learning_rate = self._rate = rate

    def _snapshot(self, epoch: int) -> Snapshot:
        self.optimizer = OptimizerState(epoch, [variable.numpy() for variable in self.model.optimizer.variables])
        # Where layers are frozen, what is trained is a part of the network.
        return Snapshot(epoch, self._network.get_weights())
