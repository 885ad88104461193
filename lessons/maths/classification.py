"""How far a classifier's answers are right: the confusion matrix, and the loss of every answer."""

import numpy as np

from lessons.maths.arrays import Array


def confusion(truths: Array, predictions: Array, classes: int) -> Array:
    """How often each class (row) was taken for each class (column): (classes, classes) int64, from labels (N,)."""
    matrix = np.zeros((classes, classes), np.int64)
    np.add.at(matrix, (truths, predictions), 1)
    return matrix


def cross_entropy(logits: Array, truths: Array) -> Array:
    """The loss of every answer (N,): minus the logarithm of what softmax gives the right class.

    `logits` (N, classes), `truths` (N,) labels. Worked out without softmax, so that no answer is too bad for it.
    """
    shifted = logits - logits.max(axis=1, keepdims=True)
    losses: Array = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(truths)), truths]
    return losses
