"""Sentences with the verdicts of networks as the components are sent them."""

import numpy as np

from lessons.figures.distance import Bin, distance
from lessons.figures.order import Pair, order
from lessons.figures.readers import Passage, readers
from lessons.figures.word_kernel import Kernel, Phrase, word_kernel
from tests.figures.sent import arrays, meta


def test_verdicts_travel_by_sentence_and_network() -> None:
    rows = {"LSTM": np.array([0.5, 0.25]), "GRU": None}
    sent = readers([Passage("Title", ("not", "good"), rows, 1)], ("bad", "good"))
    assert meta(sent)["passages"] == [
        {"title": "Title", "words": ["not", "good"], "readers": ["LSTM", "GRU"], "added": 1}
    ]
    assert arrays(sent)["verdicts0_0"].tolist() == [0.5, 0.25]
    assert "verdicts0_1" not in arrays(sent)
    assert meta(sent)["classes"] == ["bad", "good"]


def test_lines_travel_with_a_look_of_their_own() -> None:
    lines = {name: np.array([0.9, 0.8]) for name in "abcde"} | {"f": None}
    sent = distance([Bin(0, 3, 10), Bin(4, 7, 5)], lines, 0.95)
    assert len({(line["colour"], line["dash"], line["symbol"]) for line in meta(sent)["lines"]}) == 5
    np.testing.assert_allclose(arrays(sent)[meta(sent)["lines"][4]["key"]], [0.9, 0.8])
    assert (meta(sent)["bins"], meta(sent)["ceiling"]) == ([[0, 3, 10], [4, 7, 5]], 0.95)


def test_pairs_travel_with_what_is_known_of_them() -> None:
    sent = meta(order([Pair("LSTM", "bad", "good", 0.9, None, None)], 0.5))
    assert sent["pairs"] == [
        {"title": "LSTM", "before": "bad", "after": "good", "in_order": 0.9, "shuffled": None, "turned": None}
    ]
    assert sent["chance"] == 0.5


def test_a_kernel_travels_with_the_words_under_it() -> None:
    vectors, weights = np.arange(6.0).reshape(3, 2), np.ones((2, 2))
    kernel = Kernel(weights, 0.5, -2.0)
    sent = word_kernel(["", "not", "good"], vectors, kernel, np.array([0.0, 1.0, 2.0]), [Phrase("not good", 2.0)])
    assert (meta(sent)["size"], meta(sent)["bias"], meta(sent)["weight"]) == (2, 0.5, -2.0)
    assert meta(sent)["phrases"] == [{"words": "not good", "answer": 2.0}]
    np.testing.assert_array_equal(arrays(sent)["vectors"], vectors)
    hidden = word_kernel(["", "not", "good"], vectors, kernel, None, [Phrase("not good", 2.0)])
    assert "answers" not in arrays(hidden)
    assert meta(hidden)["phrases"] == []
