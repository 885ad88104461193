"""What follows what, counted by hand on a text that fits on a line."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.maths.continuations import Chain, beginnings, ceiling, continuations, longest_span, rows_of, spans
from lessons.maths.tokens import pad

# the sea, the sea is, the moon
LINES = [(1, 2), (1, 2, 3), (1, 4)]
lines = st.lists(st.lists(st.integers(1, 5), min_size=2, max_size=6), min_size=1, max_size=8)


def test_a_line_gives_a_beginning_for_each_word_but_the_first() -> None:
    assert list(beginnings([(7, 8, 9)])) == [((7,), 8), ((7, 8), 9)]
    assert list(beginnings([(7,)])) == []


def test_what_goes_on_in_two_ways_has_a_ceiling() -> None:
    assert continuations(LINES) == {(1,): Counter({2: 2, 4: 1}), (1, 2): Counter({3: 1})}
    rows, targets = zip(*beginnings(LINES), strict=True)
    assert ceiling(pad(rows, 3), np.array(targets)) == 3 / 4
    # Of a single word the last one: "sea" and "the" never go on alike, so that it stays.
    assert continuations([(1, 2, 3), (4, 2, 5)], 1)[(2,)] == Counter({3: 1, 5: 1})
    assert continuations([(1, 2, 3), (4, 2, 5)], 2)[(1, 2)] == Counter({3: 1})


@given(lines)
def test_ceiling_is_what_the_counts_say(lines: list[list[int]]) -> None:
    rows, targets = zip(*beginnings(lines), strict=True)
    counts = continuations(lines).values()
    most = sum(max(count.values()) for count in counts)
    assert ceiling(pad(rows, 6), np.array(targets)) == pytest.approx(most / len(targets))


def test_chain_leans_on_shorter_contexts_as_witten_and_bell_say() -> None:
    chain = Chain.fit(LINES, 1, 5)
    # No word before it: 4 words of 3 kinds, each of 5 ids as likely below that.
    sea = (2 + 3 * 1 / 5) / (4 + 3)
    assert chain.probability((), 2) == pytest.approx(sea)
    # After "the": 3 words of 2 kinds.
    assert chain.probability((1,), 2) == pytest.approx((2 + 2 * sea) / (3 + 2))
    # After a word that nothing followed: as without it.
    assert chain.probability((3,), 2) == pytest.approx(sea)
    with pytest.raises(ValueError, match="0 words or more"):
        Chain.fit(LINES, -1, 5)


@given(lines, st.integers(0, 3), st.lists(st.integers(1, 5), max_size=4))
def test_probabilities_of_a_chain_sum_to_one(lines: list[list[int]], order: int, beginning: list[int]) -> None:
    chain = Chain.fit(lines, order, 6)
    assert sum(chain.probability(beginning, word) for word in range(6)) == pytest.approx(1)


def test_words_that_stand_in_a_text_in_a_row_are_copied() -> None:
    text = [(1, 2, 3, 4), (5, 6)]
    known = rows_of(text, 3)
    assert known == {(1, 2, 3), (2, 3, 4)}
    assert spans((9, 1, 2, 3, 5, 6), known, 3) == [False, True, True, True, False, False]
    assert spans((1, 2), known, 3) == [False, False]


def test_longest_span_is_the_first_of_the_longest() -> None:
    text = [(1, 2, 3, 4), (5, 6)]
    assert longest_span((9, 1, 2, 3, 5, 6), text) == (1, 4)
    assert longest_span((11, 12), [(1, 12), (11, 2)]) == (0, 1)
    assert longest_span((9,), text) == (0, 0)


@given(lines, st.lists(st.integers(1, 5), max_size=6))
def test_longest_span_stands_in_a_line_and_none_is_longer(text: list[list[int]], line: list[int]) -> None:
    start, end = longest_span(line, text)
    assert not line or tuple(line[start:end]) in rows_of(text, end - start) or end == 0
    assert not any(tuple(line[at : at + end - start + 1]) in rows_of(text, end - start + 1) for at in range(len(line)))
