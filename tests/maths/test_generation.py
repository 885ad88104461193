"""Temperature against TensorFlow's softmax, and at its ends."""

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy

from lessons.maths.generation import effective_words, landing, loop, sharpen

amounts = st.lists(st.just(0.0) | st.floats(1e-9, 1), min_size=1, max_size=8).filter(any)


def normal(values: list[float]) -> np.ndarray:
    return np.array(values) / sum(values)


@settings(max_examples=100)
@given(amounts, st.floats(0.05, 50))
def test_sharpen_equals_the_softmax_of_logarithms_over_temperature(values: list[float], temperature: float) -> None:
    given_ones = normal(values)
    theirs = tf.nn.softmax(tf.math.log(tf.constant(given_ones)) / temperature)
    np.testing.assert_allclose(sharpen(given_ones, temperature), theirs, rtol=1e-6, atol=1e-12)


@settings(max_examples=100)
@given(amounts, st.floats(0.05, 50), st.integers(1, 9))
def test_top_keeps_the_likeliest_as_tensorflow_finds_them(values: list[float], temperature: float, top: int) -> None:
    given_ones = normal(values)
    kept = tf.math.top_k(tf.constant(given_ones), min(top, len(values))).indices.numpy()
    masked = np.full(len(values), -np.inf)
    masked[kept] = tf.math.log(tf.constant(given_ones[kept])).numpy()
    theirs = tf.nn.softmax(tf.constant(masked) / temperature)
    np.testing.assert_allclose(sharpen(given_ones, temperature, top), theirs, rtol=1e-6, atol=1e-12)


@given(amounts, st.sampled_from([0.0, 1e-320, 1e-300, 1e-9, 1.0, 1e300, float("inf")]), st.none() | st.integers(1, 9))
def test_no_temperature_overflows(values: list[float], temperature: float, top: int | None) -> None:
    sharpened = sharpen(np.array(values), temperature, top)
    assert np.isfinite(sharpened).all()
    assert sharpened.sum() == pytest.approx(1)
    assert (sharpened[np.array(values) == 0] == 0).all()
    assert (sharpened > 0).sum() <= (top or len(values))


def test_the_ends_are_greedy_and_even() -> None:
    likely = np.array([0.1, 0.4, 0.4, 0.1, 0.0])
    assert sharpen(likely, 0).tolist() == [0, 1, 0, 0, 0]
    np.testing.assert_allclose(sharpen(likely, 1e-300), [0, 0.5, 0.5, 0, 0])
    np.testing.assert_allclose(sharpen(likely, 1e300), [0.25, 0.25, 0.25, 0.25, 0])
    np.testing.assert_allclose(sharpen(likely, 1), likely)


def test_rows_are_sharpened_each_for_itself() -> None:
    rows = np.array([[0.1, 0.9], [0.6, 0.4]])
    np.testing.assert_allclose(sharpen(rows, 0.5, 2), [sharpen(row, 0.5) for row in rows])
    assert sharpen(rows, 0).tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("values", "temperature", "top", "says"),
    [
        ([0.0, 0.0], 1, None, "not all of them are 0"),
        ([0.5, np.nan], 1, None, "numbers of 0 and more"),
        ([-0.5, 1.5], 1, None, "numbers of 0 and more"),
        ([0.5, 0.5], -1, None, "not -1"),
        ([0.5, 0.5], np.nan, None, "0 or more"),
        ([0.5, 0.5], 1, 0, "At least 1 word"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(values: list[float], temperature: float, top, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        sharpen(np.array(values), temperature, top)


def test_a_number_falls_on_the_words_end_to_end_the_likeliest_first() -> None:
    likely = np.array([0.1, 0.6, 0.3, 0.0])
    assert [landing(likely, number) for number in (0.0, 0.59, 0.61, 0.89, 0.91, 0.999999)] == [1, 1, 2, 2, 0, 0]
    for wrong in (-0.1, 1.0):
        with pytest.raises(ValueError, match="from 0 to below 1"):
            landing(likely, wrong)


@given(amounts)
def test_words_are_drawn_as_often_as_they_are_likely(values: list[float]) -> None:
    likely = normal(values)
    drawn = [landing(likely, number) for number in (np.arange(2000) + 0.5) / 2000]
    np.testing.assert_allclose(np.bincount(drawn, minlength=len(likely)) / 2000, likely, atol=2e-3)


@given(amounts)
def test_effective_words_are_the_exponential_of_scipys_entropy(values: list[float]) -> None:
    assert effective_words(normal(values)) == pytest.approx(np.exp(entropy(values)))


def test_a_loop_is_found_where_a_row_comes_again() -> None:
    assert loop("abcdbcd") == (1, 3)
    assert loop("aa") == (0, 1)
    assert loop("abc") is None
