"""Byte-pair merges: the pieces of words, as every merge leaves them."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from lessons.maths.pieces import join, merging, order, pieces
from lessons.maths.tokens import pairs

few = st.text("abc", min_size=1, max_size=9)


@given(st.dictionaries(few, st.integers(1, 3), max_size=6), few)
def test_pieces_are_what_all_merges_leave_one_after_the_other(words: dict[str, int], word: str) -> None:
    merges = [merge.pair for merge in merging(words, 30)]
    expected = reduce(join, merges, tuple(word))
    assert pieces(word, order(merges)) == expected
    assert all(pieces(piece, order(merges)) == (piece,) for piece in expected)


def test_a_piece_that_two_merges_make_is_joined_on_where_the_order_says_so() -> None:
    merges = [("a", "b"), ("ab", "c"), ("abc", "d"), ("b", "c"), ("a", "bc")]
    assert pieces("abcd", order(merges)) == ("abcd",)
    assert pieces("abcd", order(merges[3:] + merges[2:3])) == ("abcd",)
    assert pieces("abcd", order(merges[2:])) == ("abc", "d")


@given(st.lists(st.text("abc", max_size=6), max_size=4), st.integers(0, 9))
def test_pieces_of_the_texts_own_words_leave_nothing_to_count(texts: list[str], merges: int) -> None:
    found = pairs(texts, merges)
    parts = [pieces(word, order(found)) for text in texts for word in text.split()]
    assert ["".join(word) for word in parts] == [word for text in texts for word in text.split()]
    if len(found) < merges:
        assert all(len(word) == 1 for word in parts)


def test_a_pair_is_joined_from_left_to_right_wherever_it_stands() -> None:
    assert join("aaa", ("a", "a")) == ("aa", "a")
    assert join(("a", "b", "a", "b"), ("a", "b")) == ("ab", "ab")
    assert pieces("lowest", order([("e", "s"), ("es", "t"), ("l", "o")])) == ("lo", "w", "est")
    assert pieces("new", {}) == ("n", "e", "w")
