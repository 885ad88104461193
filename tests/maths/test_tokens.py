"""Tokens against Keras: its legacy Tokenizer, TextVectorization and pad_sequences, on any text."""

import json
import re
from collections import Counter
from dataclasses import asdict
from itertools import pairwise

import keras
import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from keras.src.legacy.preprocessing.text import Tokenizer

from lessons.maths.tokens import Vocabulary, pad, pairs

LECTURE = ["I love my dog", "I love my cat", "You love my dog!", "Do you think my dog is amazing?"]

odd = st.sampled_from([*"aAbBéÉßİǅς'’-_.!?<>[]()\\ \t\n\r\x0b\x0c\x1c\x85\xa0\u2003\u3000", "<OOV>", "[UNK]"])
# Keras reads its table by way of NumPy, which cuts zeros off the end of a word.
plain = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
lines = st.lists(odd, max_size=12).map("".join) | st.text(plain, max_size=12)
corpora = st.lists(lines, min_size=1, max_size=6)


@settings(max_examples=300)
@given(corpora, corpora, st.none() | st.integers(1, 8), st.booleans())
@example(["don't Don’t state-of-the-art", "a b b a c"], ["\ud800 a"], 3, False)
def test_tokenizer_equals_keras(texts: list[str], others: list[str], size: int | None, oov: bool) -> None:
    theirs = Tokenizer(num_words=size, oov_token="<OOV>" if oov else None)
    theirs.fit_on_texts(texts)
    ours = Vocabulary.fit(texts, size, "tokenizer", oov)
    assert {word: number for number, word in enumerate(ours.words) if number} == theirs.word_index
    encoded = [ours.encode(text) for text in [*texts, *others]]
    assert encoded == theirs.texts_to_sequences([*texts, *others])
    assert [ours.decode(ids) for ids in encoded] == theirs.sequences_to_texts(encoded)
    assert max((number for ids in encoded for number in ids), default=0) < ours.id_count


@settings(max_examples=50)
@given(corpora, corpora, st.none() | st.integers(3, 8))
@example(["don't Don’t state-of-the-art", "a b b a c"], ["É é"], 4)
def test_vectorization_equals_keras(texts: list[str], others: list[str], size: int | None) -> None:
    # Keras itself refuses to look words up where it has found none.
    assume(len(Vocabulary.fit(texts, style="vectorization").words) > 2)
    theirs = keras.layers.TextVectorization(max_tokens=size)
    theirs.adapt(texts)
    ours = Vocabulary.fit(texts, size, "vectorization")
    assert list(ours.words) == theirs.get_vocabulary()
    assert ours.id_count == theirs.vocabulary_size()
    every = [*texts, *others]
    encoded = [ours.encode(text) for text in every]
    rows = pad(encoded, max(1, *map(len, encoded)), padding="post")
    padded = np.asarray(theirs(every))
    np.testing.assert_array_equal(rows[:, : padded.shape[1]], padded)
    assert not rows[:, padded.shape[1] :].any()


@settings(max_examples=200)
@given(
    st.lists(st.lists(st.integers(0, 9), max_size=7), max_size=5),
    st.integers(1, 6),
    st.sampled_from(["pre", "post"]),
    st.sampled_from(["pre", "post"]),
)
def test_pad_equals_keras(sequences: list[list[int]], length: int, padding, truncating) -> None:
    theirs = keras.utils.pad_sequences(sequences, length, padding=padding, truncating=truncating)
    ours = pad(sequences, length, padding, truncating)
    np.testing.assert_array_equal(ours, theirs)
    assert ours.dtype == theirs.dtype


def test_the_courses_numbers() -> None:
    vocabulary = Vocabulary.fit(LECTURE)
    assert vocabulary.encode("i really love my dog") == [5, 1, 3, 2, 4]
    assert vocabulary.encode("my dog loves my manatee") == [2, 4, 1, 2, 1]
    assert pad([vocabulary.encode(LECTURE[3])], 5).tolist() == [[9, 2, 4, 10, 11]]
    vectorized = Vocabulary.fit(LECTURE, style="vectorization")
    assert vectorized.words[:6] == ("", "[UNK]", "my", "love", "dog", "you")
    assert vectorized.encode(LECTURE[0]) == [6, 3, 2, 4]


def test_a_limited_tokenizer_keeps_all_words_but_gives_few_ids() -> None:
    vocabulary = Vocabulary.fit(LECTURE, size=4)
    assert len(vocabulary.words) == 12
    assert vocabulary.id_count == 4
    assert vocabulary.encode("I love my dog") == [1, 3, 2, 1]


def test_padding_is_no_word() -> None:
    vocabulary = Vocabulary.fit(LECTURE)
    assert vocabulary.decode(pad([vocabulary.encode("my dog")], 6)[0]) == "my dog"
    assert vocabulary.decode([-1, 99]) == "<OOV> <OOV>"


def test_pairs_of_sennrichs_example() -> None:
    texts = ["low " * 5, "lower " * 2 + "newest " * 6, "widest " * 3]
    assert pairs(texts, 5) == [("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w"), ("n", "e")]


@given(st.lists(st.text("abc ", max_size=9), max_size=5), st.integers(0, 9))
def test_pairs_equal_a_count_anew_after_every_merge(texts: list[str], merges: int) -> None:
    words = [f" {' '.join(word)} " for text in texts for word in text.split()]
    expected = []
    while len(expected) < merges:
        neighbours = Counter(pair for word in words for pair in pairwise(word.split()))
        if not neighbours:
            break
        first, second = neighbours.most_common(1)[0][0]
        expected.append((first, second))
        words = [re.sub(rf"(?<= ){first} {second}(?= )", first + second, word) for word in words]
    assert pairs(texts, merges) == expected


def test_pairs_join_no_words_and_end_with_the_last_pair() -> None:
    assert pairs(["ab ab", "ca"], 99) == [("a", "b"), ("c", "a")]
    assert pairs(["aaaa"], 99) == [("a", "a"), ("aa", "aa")]
    assert pairs(["a b c", ""], 99) == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"size": 0}, "size of 1 or more"),
        ({"size": 1, "style": "vectorization"}, "size of 2 or more"),
        ({"style": "vectorization", "oov": False}, "always has an id"),
        ({"style": "letters"}, "tokenizer or vectorization"),
    ],
)
def test_a_vocabulary_that_keras_cannot_have_is_told_in_a_sentence(options: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Vocabulary.fit(LECTURE, **options)


@pytest.mark.parametrize(
    ("options", "says"),
    [({"length": 0}, "1 or more"), ({"length": 2, "padding": "left"}, "pre or post, not 'left'")],
)
def test_impossible_rows_are_told_in_a_sentence(options: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        pad([[1]], **options)


@given(corpora, corpora, st.none() | st.integers(2, 30), st.booleans())
def test_pieces_get_the_ids_below_a_size(texts: list[str], others: list[str], size: int | None, oov: bool) -> None:
    vocabulary = Vocabulary.fit(texts, size, "pieces", oov)
    letters = {letter for text in texts for letter in text.lower() if not letter.isspace()}
    pieces = letters | {"".join(pair) for pair in vocabulary.merges}
    assert vocabulary.id_count <= max(1 + oov, size or 1 + oov + len(pieces))
    assert vocabulary.merges == tuple(pairs(map(str.lower, texts), len(vocabulary.merges)))
    uses = Counter(piece for text in texts for piece in vocabulary.split(text))
    numbered = [uses[piece] for piece in vocabulary.words[1 + oov :]]
    assert numbered == sorted(numbered, reverse=True)
    if size is None or size > oov + len(letters):
        assert {*vocabulary.words[1 + oov :]} == pieces
    for text in (*texts, *others):
        assert "".join(vocabulary.split(text)) == "".join(text.lower().split())
        assert all(vocabulary.split(piece) == [piece] for piece in vocabulary.split(text))


def test_an_unknown_word_falls_into_pieces_and_an_unknown_letter_does_not() -> None:
    texts = ["low " * 5, "lower " * 2 + "newest " * 6, "widest " * 3]
    vocabulary = Vocabulary.fit(texts, 15, "pieces")
    assert vocabulary.merges == (("e", "s"), ("es", "t"), ("l", "o"))
    assert vocabulary.words == ("", "[UNK]", "w", "est", "e", "lo", "n", "i", "d", "r", "l", "o", "s", "t", "es")
    assert vocabulary.split("Lowest q") == ["lo", "w", "est", "q"]
    assert vocabulary.encode("Lowest q") == [5, 2, 3, 1]
    assert Vocabulary.from_dict(json.loads(json.dumps(asdict(vocabulary)))) == vocabulary


@pytest.mark.parametrize("merges", [[["a", "b", "c"]], [["a", 1]], [1], 1])
def test_merges_that_are_none_are_refused(merges: object) -> None:
    with pytest.raises(ValueError, match="A vocabulary has words"):
        Vocabulary.from_dict({"words": ["", "a"], "style": "pieces", "merges": merges})
