"""Confusion matrix and loss against TensorFlow and Keras."""

import keras
import numpy as np
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.maths.classification import confusion, cross_entropy

pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)


@settings(deadline=None, max_examples=30)
@given(pairs)
def test_confusion_matrix_equals_tensorflows(answers: list[tuple[int, int]]) -> None:
    truths, predictions = np.array(answers).T
    ours = confusion(truths, predictions, 5)
    np.testing.assert_array_equal(ours, tf.math.confusion_matrix(truths, predictions, 5))


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 10), st.integers(0, 1000), st.sampled_from([0.1, 5, 300]))
def test_loss_of_every_answer_equals_keras(classes: int, seed: int, reach: float) -> None:
    random = np.random.default_rng(seed)
    logits = random.normal(0, reach, (20, classes)).astype(np.float32)
    truths = random.integers(0, classes, 20)
    theirs = keras.losses.sparse_categorical_crossentropy(truths, logits, from_logits=True)
    np.testing.assert_allclose(cross_entropy(logits, truths), theirs, rtol=1e-4, atol=1e-5)
