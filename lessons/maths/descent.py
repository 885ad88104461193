"""Gradient descent of one neuron, weight · x + bias, on the mean squared error of a few points (n, 2)."""

from typing import NamedTuple

import numpy as np

from lessons.maths.arrays import Array

FAR = 1e6
"""A weight or bias beyond which a descent ends: its steps are too large, and it would only go on growing."""


class Line(NamedTuple):
    """What a neuron with one input knows: its weight and its bias."""

    weight: float
    bias: float

    def at(self, x: float) -> float:
        """The neuron's answer to x."""
        return self.weight * x + self.bias


class Moments(NamedTuple):
    """The means over all points that the gradient needs: of x², x, x · y and y."""

    xx: float
    x: float
    xy: float
    y: float


def moments(points: Array) -> Moments:
    """The means of points (n, 2)."""
    x, y = points.T
    return Moments(float(np.mean(x * x)), float(np.mean(x)), float(np.mean(x * y)), float(np.mean(y)))


def losses(points: Array, weight: Array | float, bias: Array | float) -> Array:
    """The mean squared error of lines on points (n, 2); weights and biases of shapes that broadcast, so the result."""
    x, y = points.T
    answers = np.asarray(weight)[..., None] * x + np.asarray(bias)[..., None]
    mean: Array = ((answers - y) ** 2).mean(axis=-1)
    return mean


def gradient(means: Moments, line: Line) -> Line:
    """How fast the loss grows with the weight and with the bias."""
    weight, bias = line
    return Line(
        2 * (means.xx * weight + means.x * bias - means.xy),
        2 * (means.x * weight + bias - means.y),
    )


def slopes(points: Array, path: Array) -> Array:
    """The gradient (n, 2) on points (m, 2) at every weight and bias of a path, its first two columns (n, 2 or more)."""
    means = moments(points)
    return np.array([gradient(means, Line(*line)) for line in path[:, :2].tolist()])


def descend(points: Array, start: Line, rate: float, epochs: int) -> Array:
    """Weight, bias and loss at the start and after every epoch: (epochs + 1, 3) float64.

    An epoch is one step with all points (n, 2) in one batch. A descent whose numbers pass `FAR` ends there, short of
    its epochs.
    """
    means = moments(points)
    line = start
    lines = [start]
    for _ in range(epochs):
        slope = gradient(means, line)
        line = Line(line.weight - rate * slope.weight, line.bias - rate * slope.bias)
        lines.append(line)
        if max(abs(line.weight), abs(line.bias)) > FAR:
            break
    path = np.array(lines)
    return np.column_stack([path, losses(points, *path.T)])


def best(points: Array) -> Line:
    """The line of least loss on points (n, 2); the one of the smallest weight and bias where several share it."""
    x, y = points.T
    (weight, bias), *_ = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)
    return Line(float(weight), float(bias))


def curvature(points: Array) -> float:
    """The loss's second derivative along its steepest direction, for points (n, 2); 2 or more.

    It is the largest eigenvalue of the loss's Hessian.
    """
    means = moments(points)
    return float(np.linalg.eigvalsh([[2 * means.xx, 2 * means.x], [2 * means.x, 2]])[-1])


def largest_rate(points: Array) -> float:
    """The learning rate above which a descent on points (n, 2) moves away from the line of least loss."""
    return 2 / curvature(points)
