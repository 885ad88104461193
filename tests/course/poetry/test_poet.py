"""The section Poet or parrot: what is copied, and how held-out lines are foreseen."""

import math

import numpy as np
import pytest

from lessons import text
from lessons.course.poetry import measures, poet, views, write
from lessons.course.poetry.write import Poem, Settings
from lessons.course.poetry.writer import writer
from lessons.data import registry
from lessons.maths.tokens import Vocabulary
from tests.figures.sent import arrays, meta

RECORDS = {name: views.recording(name) for name in views.RECORDINGS.values()}
RECORD = RECORDS["ballads"]
LAST = RECORD.whole_epochs[-1]
NETWORK = writer(RECORD, LAST)
every_recording = pytest.mark.parametrize("name", RECORDS)


def result(typed: str, temperature: float = 0.0) -> poet.Result:
    return poet.compute(Settings(temperature), RECORD, LAST, NETWORK, Poem(typed))


def test_what_is_marked_stands_in_the_line_it_is_said_to_come_from() -> None:
    split = Vocabulary.fit([""]).split
    marked = 0
    for line in [line for typed in ("when anna", "he tied the", "the wolf") for line in poet_lines(typed)]:
        row = [word["text"] for word in line["words"] if word["copied"]]
        assert bool(row) == bool(line["source"])
        if row:
            assert len(row) >= measures.LEAST
            assert " ".join(row) in " ".join(split(line["source"]))
            assert line["source"] in registry.load("ballads").texts
            marked += 1
    assert marked, "a network that knows its lines by heart copies"


def poet_lines(typed: str) -> list[dict[str, list[dict[str, object]]]]:
    lines: list[dict[str, list[dict[str, object]]]] = meta(poet.payload(result(typed), {"copied"}))["lines"]
    return lines


def test_copies_are_marked_and_counted_once_they_are_predicted() -> None:
    closed = meta(poet.payload(result("the wolf"), ()))
    assert "table" not in closed
    assert not any(line["source"] or any(word["copied"] for word in line["words"]) for line in closed["lines"])
    assert any(line["source"] for line in poet_lines("the wolf"))
    sent = poet.payload(result("the moon"), {"copied"})
    table = meta(sent)["table"]
    assert (table["epochs"], table["epoch"]) == (list(RECORD.whole_epochs), LAST)
    assert arrays(sent)["shares"].shape == (len(RECORD.whole_epochs), len(measures.TEMPERATURES))


def test_counts_of_words_are_as_surprised_as_their_frequencies_say() -> None:
    data = registry.load("ballads")
    vocabulary = Vocabulary.fit(data.texts)
    following = [word for line in data.texts for word in vocabulary.encode(line)[1:]]
    counts = np.bincount(following, minlength=vocabulary.id_count)
    kinds = np.count_nonzero(counts)
    shares = (counts + kinds / vocabulary.id_count) / (len(following) + kinds)
    new = [pair.following for pair in measures.forecasts("ballads", vocabulary)]
    assert poet.chains("ballads")[0] == pytest.approx(math.exp(-np.log(shares[new]).mean()))


@every_recording
def test_questions_have_their_answers_and_words(name: str) -> None:
    record = RECORDS[name]
    for question in poet.QUESTIONS:
        assert question.answer(record) in question.options(record)
        for part in ("ask", "because"):
            assert "{" not in text.read(views.SLUG)[f"{part} {question.name}"].format(**question.numbers(record))
    amounts = [bar["amount"] for bar in meta(poet.foresight(record))["bars"]]
    assert amounts == [round(value) for value in list(poet.perplexities(record).values())[:4]]
    assert "{" not in text.read(views.SLUG)["poet"].format(**poet.numbers(record))


def test_the_program_is_made_for_what_is_set() -> None:
    written = poet.code(RECORD.spec, result("the moon", 0.7))
    compile(written, "program", "exec")
    assert write.writing_code(Settings(0.7), "the moon", 13)[1] in written
