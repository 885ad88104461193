"""A neuron without activation, taught with Adam as Keras teaches it, fast enough to follow a slider."""

import numpy as np

from lessons.maths.arrays import Array

MEAN_DECAY, SQUARE_DECAY, TINY = 0.9, 0.999, 1e-7


def learn(inputs: Array, targets: Array, rate: float, epochs: int, batch: int, seed: int) -> Array:
    """The weights after each epoch, the bias last: inputs (N, size) and targets (N,) -> (epochs, size + 1) float64.

    It starts at 0 and makes the squared error of each batch smaller; `seed` draws the order of every epoch. Source of
    the steps: D. P. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1, in Keras's form.
    """
    rows = np.column_stack([inputs, np.ones(len(inputs))])
    draw = np.random.default_rng(seed)
    weights, mean, square = np.zeros((3, rows.shape[1]))
    after = np.empty((epochs, rows.shape[1]))
    step = 0
    for epoch in range(epochs):
        order = draw.permutation(len(rows))
        for start in range(0, len(rows), batch):
            chosen = order[start : start + batch]
            part = rows[chosen]
            slope = 2 * part.T @ (part @ weights - targets[chosen]) / len(chosen)
            step += 1
            mean += (1 - MEAN_DECAY) * (slope - mean)
            square += (1 - SQUARE_DECAY) * (slope**2 - square)
            corrected = rate * np.sqrt(1 - SQUARE_DECAY**step) / (1 - MEAN_DECAY**step)
            weights = weights - corrected * mean / (np.sqrt(square) + TINY)
        after[epoch] = weights
    return after


def forecast(inputs: Array, weights: Array) -> Array:
    """What a neuron of these weights, the bias last, says: (N, size) -> (N,)."""
    answers: Array = inputs @ weights[:-1] + weights[-1]
    return answers
