"""The section Prefixes: beginnings and next words as Keras makes them."""

import ast

import numpy as np
import pytest
from keras.utils import pad_sequences, to_categorical

from lessons import text
from lessons.course.poetry import prefixes, views
from lessons.kinds.texts import TEXTS
from lessons.maths.tokens import Vocabulary
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples
from tests.figures.sent import meta
from tests.programs import run_text

FIRST = prefixes.compute(prefixes.Settings(), prefixes.read(prefixes.LINES))


def rows(result: prefixes.Result) -> list[list[dict[str, object]]]:
    """The chips of the beginnings and of their next words."""
    rows: list[list[dict[str, object]]]
    rows = meta(prefixes.payload(result, "", {"count"}))["panels"][0]["groups"][0]["rows"]
    return rows


@pytest.mark.parametrize("length", [1, 4, 13])
def test_rows_are_padded_as_keras_pads_them(length: int) -> None:
    result = prefixes.compute(prefixes.Settings(length), FIRST.lines)
    theirs = pad_sequences([beginning for beginning, _ in result.pairs], length)
    assert [[chip["id"] for chip in row[:-1]] for row in rows(result)] == theirs.tolist()
    assert [row[-1]["id"] for row in rows(result)] == [following for _, following in result.pairs]
    assert {row[-1]["look"] for row in rows(result)} == {"next"}


def test_one_hot_is_kerass_own() -> None:
    result = prefixes.compute(prefixes.Settings(8, prefixes.ONE_HOT), FIRST.lines)
    theirs = to_categorical([following for _, following in result.pairs], result.vocabulary.id_count)
    np.testing.assert_array_equal([[int(str(chip["text"])) for chip in row[8:]] for row in rows(result)], theirs)


def test_beginnings_of_all_lines_come_once_they_are_predicted() -> None:
    lines, example = meta(prefixes.payload(FIRST, "", ()))["panels"][0]["groups"]
    assert len(lines["rows"]) == 2
    assert example["rows"] == rows(FIRST)[-4:]
    assert meta(prefixes.payload(FIRST, "", {"count"}))["panels"][0]["groups"][0]["title"].startswith(prefixes.ALL)
    alone = prefixes.compute(prefixes.Settings(), FIRST.lines[:1])
    assert len(meta(prefixes.payload(alone, "", ()))["panels"][0]["groups"]) == 1


def test_the_book_gives_as_many_beginnings_as_a_training_has() -> None:
    made = examples.read(TrainingSpec(data="verse", network="next-word-lstm", task="next-word"))
    size = prefixes.size("verse")
    assert (len(made.inputs), made.meaning.vocabulary.id_count) == (size["beginnings"], size["ids"])


def test_what_is_typed_is_cut_and_never_nothing() -> None:
    assert prefixes.read(" \n ") == FIRST.lines
    lines = prefixes.read("\n".join(["word " * 50] * 9))
    assert (len(lines), len(lines[0])) == (prefixes.MOST_LINES, prefixes.MOST_LETTERS)
    assert prefixes.compute(prefixes.Settings(), ("word",)).pairs == []


def test_questions_have_their_answers_and_words() -> None:
    for question in prefixes.QUESTIONS:
        assert question.answer(FIRST) in question.options(FIRST)
        for part in ("ask", "because"):
            assert "{" not in text.read(views.SLUG)[f"{part} {question.name}"].format(**question.numbers(FIRST))
    assert "{" not in text.read(views.SLUG)["targets"].format(**prefixes.numbers(FIRST))


@pytest.mark.parametrize("targets", [prefixes.SPARSE, prefixes.ONE_HOT])
def test_the_program_prints_the_rows(targets: str) -> None:
    result = prefixes.compute(prefixes.Settings(5, targets), FIRST.lines)
    printed = run_text(prefixes.code(result)).out.splitlines()
    assert len(printed) - 1 == len(result.pairs) == 10
    newer = Vocabulary.fit(result.lines, style="vectorization")
    assert ast.literal_eval(printed[-1]) == [newer.encode(line) for line in result.lines]
    ids = [chip["id"] for chip in rows(result)[3][:5]]
    assert printed[3].startswith(str(ids))


def test_texts_without_classes_are_offered() -> None:
    assert {"verse", "ballads"} <= set(views.SETS.values())
    assert all(TEXTS.files(name) for name in views.SETS.values())
