"""The section Pad: rows as Keras pads them, and what a length cuts off."""

import ast
from itertools import product

import keras
import pytest

from lessons.course.tokens import pad, source, views
from lessons.maths.tokens import SIDES
from tests.figures.sent import meta
from tests.programs import run_text

LINES = views.read(views.LINES)


@pytest.mark.parametrize(("length", "padding", "truncating"), list(product((1, 5, 14), SIDES, SIDES)))
def test_rows_and_counts_are_keras_own(length: int, padding: str, truncating: str) -> None:
    result = pad.compute(pad.Settings(length, padding, truncating), LINES, None)
    theirs = keras.utils.pad_sequences(result.sequences, length, padding=padding, truncating=truncating)
    assert pad.rows(result) == theirs.tolist()
    assert result.zeros == int((theirs == 0).sum())
    assert result.lost == sum(map(len, result.sequences)) - int((theirs > 0).sum())
    chips = meta(pad.payload(result, with_rows=True))["panels"][0]["groups"][1]["rows"]
    assert [[chip["id"] for chip in row] for row in chips] == theirs.tolist()


@pytest.mark.parametrize("length", [0, 1, 3, 7, 14, 32, 500])
@pytest.mark.parametrize("name", ["verse", "topics", "reviews"])
def test_bars_show_exactly_what_a_length_cuts(name: str, length: int) -> None:
    texts = source.of_set(name)
    words = [len(keras.src.legacy.preprocessing.text.text_to_word_sequence(text)) for text in texts.texts]
    long = sum(count > length for count in words)
    assert pad.cut_share(texts, length) == long / len(words)
    bars = meta(pad.histogram(texts, length))["bars"]
    assert sum(bar["amount"] for bar in bars) == len(words)
    assert sum(bar["amount"] for bar in bars if bar["lost"]) == long
    assert len(bars) <= pad.BARS + 3


def test_texts_without_a_word_have_one_bar() -> None:
    (bar,) = meta(pad.histogram(source.typed(("!", "?")), 5))["bars"]
    assert (bar["name"], bar["amount"], bar["lost"]) == ("0", 2, False)


def test_what_a_length_costs_is_asked_where_there_are_texts() -> None:
    assert pad.questions(pad.compute(pad.Settings(), LINES, None)) == (pad.LOST,)
    asked = pad.compute(pad.Settings(set_length=8), LINES, source.of_set("verse"))
    assert pad.questions(asked) == (pad.LOST, pad.SHARE)
    assert pad.SHARE.answer(asked) in pad.SHARE.options(asked)
    assert pad.numbers(asked)["source"] == "Layerscope's book of verse"


def test_the_program_prints_the_rows() -> None:
    result = pad.compute(pad.Settings(4, "post", "pre"), LINES, None)
    assert ast.literal_eval(run_text(pad.code(result)).out.strip()) == pad.rows(result)
