"""Gradient descent against Keras and TensorFlow, on random points, starts and rates."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from lessons.maths import descent
from lessons.maths.descent import FAR, Line

COURSE = np.array([[x, 2 * x - 1] for x in range(-1, 5)], float)

numbers = st.integers(-50, 50).map(lambda tenths: tenths / 10)
lines = st.builds(Line, numbers, numbers)
point_sets = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8).map(np.array)


def keras_descent(points: np.ndarray, start: Line, rate: float, epochs: int) -> np.ndarray:
    """Weight, bias and loss of a Keras neuron at the start and after every epoch."""
    x, y = points.astype(np.float32)[:, None].transpose(2, 0, 1)
    neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    neuron.set_weights([np.array([[start.weight]]), np.array([start.bias])])
    # To compile what is computed a few times would take longer than to compute it.
    neuron.compile(keras.optimizers.SGD(learning_rate=rate), loss="mean_squared_error", run_eagerly=True)
    path = []
    for _ in range(epochs + 1):
        weight, bias = (float(value.item()) for value in neuron.get_weights())
        neuron.reset_metrics()
        # It gives the loss before its step.
        path.append([weight, bias, neuron.train_on_batch(x, y)])
    return np.array(path)


@pytest.mark.parametrize(
    ("points", "start", "rate"),
    [
        (COURSE, Line(-1, 0), 0.01),
        (COURSE, Line(0.3, 2), 0.17),
        (COURSE, Line(-1, 0), 0.2),
        (np.array([[1, 1], [2, 1.5], [3, 2]]), Line(0, 0), 0.05),
        (np.array([[2.0, 3.0]]), Line(1, 1), 0.1),
    ],
    ids=["course", "almost too large", "too large", "houses", "one point"],
)
def test_descent_takes_the_steps_of_keras(points: np.ndarray, start: Line, rate: float) -> None:
    theirs = keras_descent(points, start, rate, 25)
    np.testing.assert_allclose(descent.descend(points, start, rate, 25), theirs, rtol=1e-3, atol=1e-4)


@given(point_sets, lines)
def test_gradient_equals_tensorflows(points: np.ndarray, line: Line) -> None:
    weight, bias = (tf.Variable(value, dtype=tf.float64) for value in line)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((weight * points[:, 0] + bias - points[:, 1]) ** 2)
    theirs = [float(value) for value in tape.gradient(loss, [weight, bias])]
    assert descent.gradient(descent.moments(points), line) == pytest.approx(theirs, rel=1e-9, abs=1e-9)
    assert float(descent.losses(points, *line)) == pytest.approx(float(loss))


@given(point_sets, st.lists(numbers, min_size=1, max_size=4), st.lists(numbers, min_size=1, max_size=4))
def test_loss_surface_holds_the_loss_of_every_line(points: np.ndarray, weights: list, biases: list) -> None:
    surface = descent.losses(points, np.array(weights), np.array(biases)[:, None])
    for row, bias in enumerate(biases):
        for column, weight in enumerate(weights):
            errors = [weight * x + bias - y for x, y in points]
            assert surface[row, column] == pytest.approx(sum(error**2 for error in errors) / len(points))


@given(point_sets, lines)
def test_no_line_is_better_than_the_best(points: np.ndarray, line: Line) -> None:
    least = descent.losses(points, *descent.best(points))
    assert least <= descent.losses(points, *line) + 1e-9
    slope = descent.gradient(descent.moments(points), descent.best(points))
    assert slope == pytest.approx((0, 0), abs=1e-8)


@given(point_sets, lines, st.floats(0.05, 0.99))
def test_below_the_largest_rate_the_loss_never_rises(points: np.ndarray, start: Line, share: float) -> None:
    loss = descent.descend(points, start, share * descent.largest_rate(points), 100)[:, 2]
    assert (np.diff(loss) <= 1e-9 * (1 + loss[0])).all()


@given(point_sets, st.floats(1.05, 3))
def test_above_the_largest_rate_the_loss_rises_in_the_end(points: np.ndarray, times: float) -> None:
    # A start that is off in the steepest direction, however little.
    means = descent.moments(points)
    _, directions = np.linalg.eigh([[means.xx, means.x], [means.x, 1]])
    off = Line(*(np.array(descent.best(points)) + 0.1 * directions[:, -1]))
    path = descent.descend(points, off, times * descent.largest_rate(points), 3000)
    assert path[-1, 2] > path[0, 2]
    assert np.abs(path[-1, :2]).max() > FAR
    assert np.isfinite(path).all()
    assert len(path) < 3001


def test_course_stays_short_of_nineteen_for_want_of_epochs_alone() -> None:
    answers = [Line(*descent.descend(COURSE, Line(-1, 0), 0.01, epochs)[-1, :2]).at(10) for epochs in (500, 1000, 2000)]
    assert [f"{answer:.4f}" for answer in answers] == ["18.9779", "18.9999", "19.0000"]
    assert descent.curvature(COURSE) == pytest.approx(11.30, abs=0.005)
    assert descent.largest_rate(COURSE) == pytest.approx(0.177, abs=0.0005)
