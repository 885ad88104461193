"""The training loop: what it tells and obeys on the way, and what ends it."""

import math
import random
import threading
from dataclasses import replace
from queue import SimpleQueue
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.kinds.kind import Examples
from lessons.maths.network import forward
from lessons.training.run.architecture import Architecture, pack
from lessons.training.run.events import Command, Event, OptimizerState, Resume, Snapshot, new_rate
from lessons.training.run.history import Point, State
from lessons.training.run.spec import OPTIMIZERS, TrainingSpec
from lessons.training.worker import loop
from tests.training.listener import Listener
from tests.training.small import SMALL, start_again


def test_the_random_start_is_the_seeds_even_where_other_threads_draw_random_numbers(examples: Examples) -> None:
    expected = loop.build(SMALL, examples).get_weights()
    enough = threading.Event()

    def draw() -> None:
        while not enough.is_set():
            random.random()

    other = threading.Thread(target=draw)
    other.start()
    try:
        starts = [loop.build(SMALL, examples).get_weights() for _ in range(3)]
    finally:
        enough.set()
        other.join()
    for weights in starts:
        for ours, theirs in zip(weights, expected, strict=True):
            np.testing.assert_array_equal(ours, theirs)


def train(spec: TrainingSpec, examples: Examples, listener: Listener) -> State:
    return loop.train(start_again(spec), spec, examples, listener, listener.commands)


@pytest.mark.usefixtures("every_batch")
def test_it_tells_the_network_then_every_step_and_last_the_optimizer(examples: Examples) -> None:
    listener = Listener()
    assert train(SMALL, examples, listener) == State("done")
    assert [type(event) for event in listener.events[:2]] == [Architecture, Snapshot]
    assert [point.epoch for point in listener.points] == pytest.approx([step / 3 for step in range(1, 10)])
    assert [point.ends_epoch for point in listener.points] == [False, False, True] * 3
    assert [snapshot.epoch for snapshot in listener.snapshots] == [0, 1, 2, 3]
    assert listener.states == ["running"]
    assert isinstance(listener.events[-1], OptimizerState)


def test_tensorflow_takes_a_step_down_only_once(examples: Examples, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_down: list[None] = []
    step = keras.Sequential.train_step

    def note(self: keras.Sequential, data: Any) -> Any:
        taken_down.append(None)
        return step(self, data)

    monkeypatch.setattr(keras.Sequential, "train_step", note)
    listener = Listener()
    assert loop.train(loop.build(SMALL, examples), SMALL, examples, listener, listener.commands) == State("done")
    assert len(taken_down) == 1


def test_points_between_epochs_are_throttled(examples: Examples, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_POINTS", 3600)
    listener = Listener()
    train(SMALL, examples, listener)
    assert [point.batch for point in listener.points] == [1, 3, 3, 3]


def test_the_snapshots_are_the_network_as_keras_computes_it(examples: Examples) -> None:
    listener = Listener()
    network = start_again(SMALL)
    before = network.predict(examples.inputs[:1], verbose=0)[0]
    loop.train(network, SMALL, examples, listener, listener.commands)
    after = network.predict(examples.inputs[:1], verbose=0)[0]
    architecture = listener.events[0]
    assert isinstance(architecture, Architecture)
    for snapshot, keras_output in ((listener.snapshots[0], before), (listener.snapshots[-1], after)):
        layers = architecture.fill(snapshot.weights)
        np.testing.assert_allclose(forward(layers, examples.inputs[0])[-1], keras_output, atol=1e-4)


def test_the_architecture_is_plain_json(examples: Examples) -> None:
    architecture = loop.architecture(SMALL, examples)
    assert Architecture.from_json(architecture.to_json()).to_json() == architecture.to_json()


@pytest.mark.usefixtures("every_batch")
def test_it_pauses_steps_one_batch_and_continues(examples: Examples) -> None:
    steps = iter(["batch", "batch", "continue"])

    def answer(event: Event) -> Command | None:
        if isinstance(event, Point) and event.batch == 1 and event.epoch < 1:
            return "pause"
        return next(steps) if event == State("paused") else None

    listener = Listener(answer)
    assert train(SMALL, examples, listener) == State("done")
    told = [
        event.batch if isinstance(event, Point) else event.name
        for event in listener.events
        if isinstance(event, Point | State)
    ]
    pauses = ["paused", "running", 2, "paused", "running", 3, "paused", "running"]
    assert told == ["running", 1, *pauses, 1, 2, 3, 1, 2, 3]


def test_it_trains_one_epoch_and_pauses(examples: Examples) -> None:
    def answer(event: Event) -> Command | None:
        if isinstance(event, Snapshot) and event.epoch == 0:
            return "epoch"
        return "stop" if event == State("paused") else None

    listener = Listener(answer)
    assert train(SMALL, examples, listener) == State("stopped", loop.STOPPED)
    assert listener.snapshots[-1].epoch == 1
    assert listener.states == ["running", "paused"]


def test_a_stop_leaves_at_once_and_keeps_finished_epochs(examples: Examples) -> None:
    listener = Listener(lambda event: "stop" if isinstance(event, Point) and event.ends_epoch else None)
    assert train(SMALL, examples, listener) == State("stopped", loop.STOPPED)
    assert [snapshot.epoch for snapshot in listener.snapshots] == [0, 1]
    assert [event.epoch for event in listener.events if isinstance(event, OptimizerState)] == [1]


def test_a_pause_does_not_count_as_training_time(examples: Examples, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = {"now": 0.0}
    monkeypatch.setattr(loop.time, "perf_counter", lambda: clock["now"])

    def answer(event: Event) -> Command | None:
        if event == State("paused"):
            clock["now"] += 1000
            return "continue"
        return "pause" if isinstance(event, Point) and not event.ends_epoch else None

    listener = Listener(answer)
    train(SMALL, examples, listener)
    assert "paused" in listener.states
    assert [point.seconds for point in listener.points if point.ends_epoch] == [0, 0, 0]


@pytest.mark.parametrize(
    ("network", "advice"),
    [({}, "Try"), ({"network": "dense", "network_options": {"divided": False}}, "Divide the pixels by 255, or try")],
)
def test_a_loss_that_is_no_number_ends_the_run_in_a_sentence(
    examples: Examples, network: dict[str, Any], advice: str
) -> None:
    listener = Listener()
    spec = replace(SMALL, optimizer="sgd", learning_rate=1e30, **network)
    assert train(spec, examples, listener) == State("failed", loop.DIVERGED.format(advice=advice))
    assert not math.isfinite(listener.points[-1].loss)
    assert listener.points[-1].epoch == 1
    assert [snapshot.epoch for snapshot in listener.snapshots] == [0]


@pytest.mark.parametrize("error", [MemoryError(), tf.errors.ResourceExhaustedError(None, None, "")])
def test_a_network_that_does_not_fit_into_memory_is_told_in_a_sentence(error: Exception, examples: Examples) -> None:
    def exhaust_memory(event: Event) -> None:
        if isinstance(event, Point):
            raise error

    end = loop.train(start_again(SMALL), SMALL, examples, exhaust_memory, SimpleQueue())
    assert end == State("failed", loop.NO_MEMORY)


def test_it_stops_at_a_training_accuracy(examples: Examples) -> None:
    listener = Listener()
    spec = replace(SMALL, epochs=50, learning_rate=0.01, stop_at_accuracy=0.9)
    assert train(spec, examples, listener) == State("stopped", "Reached 90.0% training accuracy.")
    ends = [point.accuracy for point in listener.points if point.ends_epoch]
    assert ends[-1] >= 0.9 > max(ends[:-1])


def test_it_stops_once_training_and_validation_have_reached_their_goals(examples: Examples) -> None:
    listener = Listener()
    spec = replace(SMALL, epochs=50, learning_rate=0.01, stop_at_accuracy=0.5, stop_at_val_accuracy=0.7)
    said = "Reached 50.0% training accuracy and 70.0% validation accuracy."
    assert train(spec, examples, listener) == State("stopped", said)
    both = [point.accuracy >= 0.5 and point.val_accuracy >= 0.7 for point in listener.points if point.ends_epoch]
    assert both == [False] * (len(both) - 1) + [True]


def test_it_stops_once_every_named_number_has_reached_its_goal(examples: Examples) -> None:
    listener = Listener()
    spec = replace(SMALL, epochs=50, learning_rate=0.01, goals={"val_loss": 1.0, "accuracy": 0.5})
    said = "Reached 1 validation loss and 50.0% training accuracy."
    assert train(spec, examples, listener) == State("stopped", said)
    both = [point.val_loss <= 1 and point.accuracy >= 0.5 for point in listener.points if point.ends_epoch]
    assert both == [False] * (len(both) - 1) + [True]


def test_a_run_whose_optimizer_was_lost_goes_on_with_a_new_one(examples: Examples) -> None:
    first, second = Listener(), Listener()
    train(SMALL, examples, first)
    resume = Resume(3, pack(first.snapshots[-1].weights), None, 0.002)
    longer = replace(SMALL, epochs=4)
    loop.train(loop.build(longer, examples), longer, examples, second, second.commands, resume)
    assert [point.learning_rate for point in second.points] == [0.002] * len(second.points)
    assert second.points[-1].val_loss < first.points[0].loss


@pytest.mark.usefixtures("every_batch")
def test_the_learning_rate_changes_while_it_trains_and_while_it_pauses(examples: Examples) -> None:
    def answer(event: Event) -> Command | None:
        if isinstance(event, Point) and event.epoch == 1:
            return new_rate(0.25)
        if isinstance(event, Point) and event.epoch == 2:
            return "pause"
        return None

    listener = Listener(answer)

    def pausing(event: Event) -> None:
        listener(event)
        if event == State("paused"):
            listener.commands.put(new_rate(0.125))
            listener.commands.put("continue")

    network = start_again(SMALL)
    loop.train(network, SMALL, examples, pausing, listener.commands)
    assert [point.learning_rate for point in listener.points] == [0.001] * 3 + [0.25] * 3 + [0.125] * 3
    assert listener.states == ["running", "paused", "running"]
    assert float(network.optimizer.learning_rate) == 0.125


def test_every_optimizer_of_the_spec_can_be_built(examples: Examples) -> None:
    assert set(loop.OPTIMIZERS) == set(OPTIMIZERS)
    for name in OPTIMIZERS:
        network = loop.build(replace(SMALL, optimizer=name, learning_rate=1), examples)
        assert float(network.optimizer.learning_rate) == 1
