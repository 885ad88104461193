"""The section Count: counts as Keras counts, and what stop words leave."""

import os
from pathlib import Path

import pytest
from keras.src.legacy.preprocessing.text import Tokenizer

from lessons.course.tokens import count, source, views
from lessons.course.tokens.source import Source
from lessons.questions import Question
from tests.figures.sent import arrays, meta
from tests.programs import run_text

SOURCES = (source.typed(views.read(views.LINES)), source.of_set("verse"))


@pytest.mark.parametrize("about", SOURCES)
def test_counts_are_keras_own(about: Source) -> None:
    result = count.compute(about)
    theirs = Tokenizer()
    theirs.fit_on_texts(about.texts)
    assert dict(zip(result.words, result.counts, strict=True)) == dict(theirs.word_counts)
    assert list(result.counts) == sorted(result.counts, reverse=True)
    assert sum(result.counts[: result.enough]) >= count.MOST * result.total
    assert sum(result.counts[: result.enough - 1]) < count.MOST * result.total


def test_mark_waits_for_the_prediction() -> None:
    result = count.compute(source.of_set("verse"))
    assert meta(count.zipf(result, with_most=False))["most"] is None
    assert meta(count.zipf(result, with_most=True))["most"] == result.enough
    sent = arrays(count.zipf(result, with_most=False))
    assert sent["counts"].tolist() == [result.counts[int(rank) - 1] for rank in sent["ranks"]]


@pytest.mark.parametrize(
    ("line", "questions", "rest"),
    [
        ("hello world", (count.LEFT,), "0"),
        ("the the the the the the the the the cat", (count.ENOUGH, count.LEFT), "1"),
    ],
)
def test_most_of_a_text_is_asked_about_where_words_are_left_over(
    line: str, questions: tuple[Question[count.Result], ...], rest: str
) -> None:
    result = count.compute(source.typed([line]))
    assert count.questions(result) == questions
    assert count.numbers(result)["rest"] == rest


def test_not_is_a_stop_word() -> None:
    assert count.remaining() == ["film", "good"]
    rows = meta(count.struck(with_answer=True))["panels"][0]["groups"][1]["rows"]
    assert [chip["text"] for chip in rows[0] if chip["look"] == "gone"] == ["the", "was", "not"]


@pytest.mark.parametrize("about", SOURCES)
def test_the_program_prints_the_pages_numbers(about: Source, tmp_path: Path) -> None:
    result = count.compute(about)
    for name, content in source.attachments(about).items():
        (tmp_path / name).write_bytes(content())
    printed = run_text(f"import os\nos.chdir({os.fspath(tmp_path)!r})\n{count.code(result)}").out
    assert printed.split() == [str(number) for number in (result.total, len(result.words), result.enough)]
