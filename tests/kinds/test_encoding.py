"""Encodings: what reaches a network, against Keras's own preparation, and their way through JSON."""

import json

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras.src.legacy.preprocessing.text import Tokenizer

from lessons.data import pictures
from lessons.kinds.encoding import Encoding, PictureInput, SeriesInput, TextInput, encoding_from_dict
from lessons.maths.tokens import Vocabulary

TEXTS = ["I love my dog", "I love my cat", "Do you think my dog is amazing?"]
ENCODINGS = [
    PictureInput((28, 28, 1)),
    TextInput(Vocabulary.fit(TEXTS, 5), 4, "post", "pre"),
    TextInput(Vocabulary.fit(TEXTS, style="vectorization"), 9),
    TextInput(Vocabulary.fit(TEXTS, 20, "pieces"), 9),
    SeriesInput(20, -1.5, 3.0),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_go_through_json(encoding: Encoding) -> None:
    assert encoding_from_dict(json.loads(json.dumps(encoding.to_dict()))) == encoding


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"kind": "sounds"},
        {"kind": ["texts"]},
        {"kind": "pictures", "shape": 3},
        {"kind": "texts", "length": 4},
        {"kind": "series", "window": 4, "colour": 1},
    ],
)
def test_what_is_no_encoding_is_told_in_a_sentence(values: dict) -> None:
    with pytest.raises(ValueError, match="one of the kinds pictures, texts, series"):
        encoding_from_dict(values)


@pytest.mark.parametrize("words", [None, [], ["a"], ["", 1]])
def test_what_is_no_vocabulary_is_told_in_a_sentence(words: list | None) -> None:
    vocabulary = {"words": words, "size": None, "style": "tokenizer", "oov": True}
    with pytest.raises(ValueError, match="A vocabulary has words"):
        encoding_from_dict({"kind": "texts", "vocabulary": vocabulary, "length": 3})


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: TextInput(Vocabulary.fit(TEXTS), 0), "length of 1 or more"),
        (lambda: TextInput(Vocabulary.fit(TEXTS), 3, "left"), "not 'left'"),
        (lambda: SeriesInput(0), "1 value or more"),
        (lambda: SeriesInput(3, scale=0), "above 0, not by 0"),
        (lambda: SeriesInput(3, scale=float("nan")), "above 0, not by nan"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(make, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("needed", [1, 3])
def test_a_picture_has_the_size_and_channels_that_the_network_reads(channels: int, needed: int) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (30, 20, channels), np.uint8)
    encoded = PictureInput((10, 12, needed)).apply(picture)
    grey = pictures.to_grey(picture) if needed < channels else picture
    assert (encoded.shape, encoded.dtype) == ((10, 12, needed), np.uint8)
    for channel in range(needed):
        expected = pictures.resize(grey, 10, 12)[..., min(channel, grey.shape[2] - 1)]
        np.testing.assert_array_equal(encoded[..., channel], expected)


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["i", "love", "my", "dog", "cat", "you", "rarely"])).map(" ".join),
    st.integers(1, 8),
    st.sampled_from(["pre", "post"]),
    st.sampled_from(["pre", "post"]),
)
def test_a_text_becomes_what_keras_makes_of_it(text: str, length: int, padding, truncating) -> None:
    tokenizer = Tokenizer(num_words=4, oov_token="<OOV>")
    tokenizer.fit_on_texts(TEXTS)
    theirs = keras.utils.pad_sequences(
        tokenizer.texts_to_sequences([text]), length, padding=padding, truncating=truncating
    )
    encoding = TextInput(Vocabulary.fit(TEXTS, 4), length, padding, truncating)
    np.testing.assert_array_equal(encoding.apply(text), theirs[0])
    assert encoding.shape == theirs.shape[1:]


@settings(max_examples=15)
@given(st.integers(0, 12), st.integers(1, 6))
def test_a_series_becomes_the_windows_that_keras_cuts(length: int, window: int) -> None:
    values = np.random.default_rng(0).normal(50, 20, length)
    encoding = SeriesInput(window, 50, 20)
    encoded = encoding.apply(values)
    assert encoded.shape == (max(0, length - window + 1), *encoding.shape)
    assert encoded.dtype == np.float32
    if window <= length > 1:
        cut = keras.utils.timeseries_dataset_from_array((values - 50) / 20, None, window, batch_size=None)
        np.testing.assert_allclose(encoded, list(cut.as_numpy_iterator()), rtol=1e-6)
