"""Confusion matrix and loss against TensorFlow and Keras, the rest against scikit-learn."""

import keras
import numpy as np
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import precision_score, recall_score

from lessons.maths.classification import confusion, cross_entropy, precision, recall, reliability

pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)


@settings(max_examples=30)
@given(pairs)
def test_confusion_matrix_equals_tensorflows(answers: list[tuple[int, int]]) -> None:
    truths, predictions = np.array(answers).T
    ours = confusion(truths, predictions, 5)
    np.testing.assert_array_equal(ours, tf.math.confusion_matrix(truths, predictions, 5))


@settings(max_examples=30)
@given(st.integers(2, 10), st.integers(0, 1000), st.sampled_from([0.1, 5, 300]))
def test_loss_of_every_answer_equals_keras(classes: int, seed: int, reach: float) -> None:
    random = np.random.default_rng(seed)
    logits = random.normal(0, reach, (20, classes)).astype(np.float32)
    truths = random.integers(0, classes, 20)
    theirs = keras.losses.sparse_categorical_crossentropy(truths, logits, from_logits=True)
    np.testing.assert_allclose(cross_entropy(logits, truths), theirs, rtol=1e-4, atol=1e-5)


@settings(max_examples=30)
@given(pairs)
def test_precision_and_recall_equal_scikit_learns(answers: list[tuple[int, int]]) -> None:
    truths, predictions = np.array(answers).T
    matrix = confusion(truths, predictions, 5)
    for ours, theirs in ((precision, precision_score), (recall, recall_score)):
        expected = theirs(truths, predictions, labels=range(5), average=None, zero_division=0)
        np.testing.assert_allclose(ours(matrix), expected)


@settings(max_examples=30)
@given(st.integers(1, 20), st.integers(0, 1000))
def test_reliability_equals_scikit_learns_calibration_curve(bins: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    confidences, right = random.random(60), random.random(60) < 0.7
    found = reliability(confidences, right, bins)
    accuracy, confidence = calibration_curve(right, confidences, n_bins=bins)
    filled = found.counts > 0
    np.testing.assert_allclose(found.accuracy[filled], accuracy)
    np.testing.assert_allclose(found.confidence[filled], confidence)
    assert found.counts.sum() == 60
    assert (found.accuracy[~filled] == 0).all()


def test_calibration_error_is_zero_where_confidence_and_accuracy_agree() -> None:
    assert reliability(np.full(4, 0.75), np.array([True, True, True, False]), 10).error == 0
    assert reliability(np.ones(4), np.zeros(4, bool), 10).error == 1
