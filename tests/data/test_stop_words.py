"""The list of stop words is scikit-learn's own."""

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from lessons.data.stop_words import english


def test_words_are_those_that_scikit_learn_strikes_out() -> None:
    assert english() == ENGLISH_STOP_WORDS
