"""Windows, shuffle buffer and batches, against tf.data and Keras."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.maths import pipeline


@settings(max_examples=10, deadline=None)
@given(st.integers(2, 60), st.integers(2, 12), st.integers(1, 7), st.booleans())
def test_windows_are_cut_as_tf_data_cuts_them(count: int, size: int, shift: int, drop: bool) -> None:
    theirs = tf.data.Dataset.range(count).window(size, shift=shift, drop_remainder=drop)
    theirs = [rows.numpy() for rows in theirs.flat_map(lambda window: window.batch(size))]
    starts, lengths = pipeline.cut(count, size, shift, drop)
    assert [int(rows[0]) for rows in theirs] == starts.tolist()
    assert [len(rows) for rows in theirs] == lengths.tolist()


def test_rows_of_different_lengths_cannot_be_batched() -> None:
    windows = tf.data.Dataset.range(12).window(5, shift=1).flat_map(lambda window: window.batch(5))
    with pytest.raises(tf.errors.InvalidArgumentError):
        list(windows.batch(32))


@settings(max_examples=10, deadline=None)
@given(st.integers(20, 60), st.integers(1, 9), st.integers(1, 6), st.integers(0, 12))
def test_keras_makes_as_many_windows_of_an_array(count: int, length: int, stride: int, less: int) -> None:
    series = np.arange(count, dtype=np.float32)
    data, targets = series[: count - less], series[length:]
    made = keras.utils.timeseries_dataset_from_array(data, targets, length, sequence_stride=stride, batch_size=None)
    assert sum(1 for _ in made) == pipeline.from_array(len(data), len(targets), length, stride)


def test_the_documented_example_loses_nine_windows_of_ten_values() -> None:
    assert pipeline.from_array(100, 90, 10) - pipeline.from_array(90, 90, 10) == 9


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 99))
def test_a_buffer_shuffles_within_its_reach_like_tf_data(count: int, buffer: int, seed: int) -> None:
    ours = pipeline.shuffled(count, buffer, seed, count)
    theirs = np.array([int(item) for item in tf.data.Dataset.range(count).shuffle(buffer, seed=seed)])
    for order in (ours, theirs):
        assert sorted(order) == list(range(count))
        assert (order - np.arange(count) < buffer).all()
    if buffer == 1:
        np.testing.assert_array_equal(ours, theirs)


def test_a_large_buffer_reaches_far_and_no_more_is_drawn_than_asked_for() -> None:
    order = pipeline.shuffled(1000, 1000, 42, 64)
    assert len(order) == 64
    assert order.max() > 900
    assert pipeline.shuffled(1000, 10, 42, 64).max() < 74
