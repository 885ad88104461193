"""How far a classifier's answers are right: confusion matrix, precision and recall, loss, and calibration."""

from typing import NamedTuple

import numpy as np

from lessons.maths.arrays import Array


class Reliability(NamedTuple):
    """Answers in bins of equal width by confidence, from 0 to 1; each array is (bins,).

    `counts` is how many answers a bin has, `confidence` their mean, `accuracy` the part that is right; both 0 in an
    empty bin.
    """

    counts: Array
    confidence: Array
    accuracy: Array

    @property
    def error(self) -> float:
        """The expected calibration error: how far confidence and accuracy are apart, as a mean over all answers.

        Source: Guo et al., "On calibration of modern neural networks", ICML 2017, equation 3.
        """
        return float(self.counts @ np.abs(self.confidence - self.accuracy) / max(1, self.counts.sum()))


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


def precision(matrix: Array) -> Array:
    """Of all that was taken for a class, the part that is of it (classes,); 0 for a class that nothing is taken for."""
    return _shares(matrix.diagonal(), matrix.sum(axis=0))


def recall(matrix: Array) -> Array:
    """Of all that is of a class, the part that was taken for it (classes,); 0 for a class without pictures."""
    return _shares(matrix.diagonal(), matrix.sum(axis=1))


def _shares(parts: Array, wholes: Array) -> Array:
    shares: Array = parts / np.maximum(wholes, 1)
    return shares


def reliability(confidences: Array, right: Array, bins: int) -> Reliability:
    """How often answers are right, by how sure they are: `confidences` from 0 to 1 and `right` as booleans, both (N,).

    A confidence on the edge between two bins counts to the upper one.
    """
    places = np.minimum((confidences * bins).astype(np.int64), bins - 1)
    counts = np.bincount(places, minlength=bins)
    sums = (np.bincount(places, weights=values, minlength=bins) for values in (confidences, right))
    return Reliability(counts, *(_shares(each, counts) for each in sums))
