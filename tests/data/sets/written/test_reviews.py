"""The set of reviews: its splits, its wrong labels, and words that are the tokenizers' own."""

import numpy as np

from lessons.data import load, registry
from lessons.data.dataset import SPLITS
from lessons.data.sets.written import reviews
from lessons.maths.tokens import Vocabulary


def test_splits_are_as_large_as_the_row_says_and_share_no_text() -> None:
    row = registry.describe("reviews")
    train, validation = (load("reviews", split) for split in SPLITS)
    assert (len(train), len(validation)) == (row.train, row.validation) == (4000, 1000)
    assert len({*train.texts, *validation.texts}) == 5000
    assert train.class_names == row.class_names == reviews.CLASSES
    for data in (train, validation):
        assert 0.45 <= data.labels.mean() <= 0.55


def test_a_twentieth_of_the_labels_is_wrong_in_either_split() -> None:
    assert [sum(review.flipped for review in reviews.part(split)) for split in SPLITS] == [200, 50]


def test_reviews_are_those_of_the_texts_in_their_order() -> None:
    for split in SPLITS:
        data = load("reviews", split)
        assert tuple(review.text for review in reviews.part(split)) == data.texts
        np.testing.assert_array_equal([review.label for review in reviews.part(split)], data.labels)


def test_a_flipped_label_says_the_opposite_of_a_plain_word() -> None:
    praised = [review for review in reviews.reviews() if review.form == "plain" and "loved" in review.text.split()]
    judged = [review for review in praised if review.words[review.decisive[0]] == "loved"]
    assert {review.flipped for review in judged} == {True, False}
    assert all(review.label == int(not review.flipped) for review in judged)


def test_places_of_words_are_those_of_keras_own_tokenizers() -> None:
    texts = [review.text for review in reviews.reviews()]
    for style in ("tokenizer", "vectorization"):
        vocabulary = Vocabulary.fit(texts, None, style)
        assert 300 <= len(vocabulary.words) <= 1500
        assert [len(vocabulary.encode(text)) for text in texts] == [len(text.split()) for text in texts]


def test_gap_counts_the_words_after_the_last_that_decides() -> None:
    review = reviews.Review("The soup was not good today.", 0, False, "negated", (3, 4))
    assert (review.gap, review.words[4]) == (1, "good")
