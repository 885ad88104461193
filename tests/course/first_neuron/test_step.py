"""One step is learning rate × slope, and above the largest rate steps lead up: by TensorFlow, and by trying."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from lessons.course.first_neuron import neuron
from lessons.course.first_neuron import step as lesson
from tests.figures.sent import arrays, meta


def result(own: np.ndarray | None = None, **changes: Any) -> neuron.Result:
    return neuron.compute(replace(neuron.Settings(view=neuron.STEP), **changes), own)


STEP, LIMIT = lesson.QUESTIONS


def test_step_is_the_rate_times_tensorflows_slope() -> None:
    shown = result(step_rate=0.1)
    line = tf.Variable([float(neuron.FIRST_START.weight), float(neuron.FIRST_START.bias)], dtype=tf.float64)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((line[0] * shown.points[:, 0] + line[1] - shown.points[:, 1]) ** 2)
    slope = tape.gradient(loss, line).numpy()
    sent = lesson.figure(shown, slopes=True)
    np.testing.assert_allclose(arrays(sent)["slopes"][0], slope, rtol=1e-5)
    np.testing.assert_allclose(arrays(sent)["path"][1, :2], line.numpy() - 0.1 * slope, rtol=1e-5)
    assert meta(sent)["rate"] == 0.1
    assert STEP.answer(shown) == f"{-1 - 0.1 * slope[0]:.2f}"
    assert STEP.numbers(shown)["slope"] == "−28.00"


def test_nothing_of_the_step_is_sent_while_it_is_asked_for() -> None:
    sent = lesson.figure(result(), slopes=False)
    assert arrays(sent)["path"].shape == (1, 3)
    assert "slopes" not in arrays(sent)


@pytest.mark.parametrize("own", [None, np.array([[1.0, 2.0]]), np.array([[-2.0, 0.0], [5.0, 3.0], [1.0, 1.0]])])
def test_loss_grows_from_the_largest_rate_on_and_falls_below_it(own: np.ndarray | None) -> None:
    shown = result(own, examples=neuron.COURSE if own is None else neuron.OWN)
    for factor, falls in ((0.97, True), (1.03, False)):
        run = neuron.compute(replace(shown.settings, view=neuron.LEARN, rate=factor * shown.limit, epochs=500), own)
        assert (run.path[-1, 2] < run.path[0, 2]) == falls
    assert LIMIT.answer(shown) == f"{shown.limit:.3f}"


@pytest.mark.parametrize("own", [None, np.array([[0.0, 0.0]]), np.array([[100.0, -100.0], [-100.0, 100.0]])])
def test_every_answer_is_among_its_options(own: np.ndarray | None) -> None:
    shown = result(own, examples=neuron.COURSE if own is None else neuron.OWN)
    for question in lesson.QUESTIONS:
        options = question.options(shown)
        assert question.answer(shown) in options
        assert len(options) == len(set(options)) >= 2
