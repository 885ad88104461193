"""The section Pad: rows as Keras pads them, and what a length cuts off."""

import ast
from itertools import product

import keras
import pytest

from lessons.course.tokens import pad, views
from lessons.data import registry
from lessons.maths.tokens import SIDES
from tests.figures.sent import meta
from tests.programs import run_text

LINES = views.read(views.LINES)


@pytest.mark.parametrize(("length", "padding", "truncating"), list(product((1, 5, 14), SIDES, SIDES)))
def test_rows_and_counts_are_keras_own(length: int, padding: str, truncating: str) -> None:
    result = pad.compute(pad.Settings(length, padding, truncating), LINES)
    theirs = keras.utils.pad_sequences(result.sequences, length, padding=padding, truncating=truncating)
    assert pad.rows(result) == theirs.tolist()
    assert result.zeros == int((theirs == 0).sum())
    assert result.lost == sum(map(len, result.sequences)) - int((theirs > 0).sum())
    chips = meta(pad.payload(result, with_rows=True))["panels"][0]["groups"][1]["rows"]
    assert [[chip["id"] for chip in row] for row in chips] == theirs.tolist()


@pytest.mark.parametrize("length", [1, 7, 14])
def test_share_of_the_book_that_is_cut(length: int) -> None:
    texts = registry.load("verse").texts
    long = [text for text in texts if len(keras.src.legacy.preprocessing.text.text_to_word_sequence(text)) > length]
    assert pad.cut_share(length) == len(long) / len(texts)
    bars = meta(pad.histogram(pad.compute(pad.Settings(length), LINES)))["bars"]
    assert sum(bar["amount"] for bar in bars) == len(texts)
    assert sum(bar["amount"] for bar in bars if bar["lost"]) == len(long)


def test_the_program_prints_the_rows() -> None:
    result = pad.compute(pad.Settings(4, "post", "pre"), LINES)
    assert ast.literal_eval(run_text(pad.code(result)).out.strip()) == pad.rows(result)
