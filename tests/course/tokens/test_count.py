"""The section Count: counts as Keras counts, and what stop words leave."""

import os
from pathlib import Path

import pytest
from keras.src.legacy.preprocessing.text import Tokenizer

from lessons.course.tokens import count, views
from tests.figures.sent import arrays, meta
from tests.programs import run_text


@pytest.mark.parametrize("source", [views.MINE, views.VERSE])
def test_counts_are_keras_own(source: str) -> None:
    result = count.compute(count.Settings(source), views.read(views.LINES))
    theirs = Tokenizer()
    theirs.fit_on_texts(views.texts(source, views.read(views.LINES)))
    assert dict(zip(result.words, result.counts, strict=True)) == dict(theirs.word_counts)
    assert list(result.counts) == sorted(result.counts, reverse=True)
    assert sum(result.counts[: result.enough]) >= count.MOST * result.total
    assert sum(result.counts[: result.enough - 1]) < count.MOST * result.total


def test_mark_waits_for_the_prediction() -> None:
    result = count.compute(count.Settings(), ())
    assert meta(count.zipf(result, with_most=False))["most"] is None
    assert meta(count.zipf(result, with_most=True))["most"] == result.enough
    assert arrays(count.zipf(result, with_most=False))["counts"].tolist() == list(result.counts)


def test_not_is_a_stop_word() -> None:
    assert count.remaining() == ["film", "good"]
    rows = meta(count.struck(with_answer=True))["panels"][0]["groups"][1]["rows"]
    assert [chip["text"] for chip in rows[0] if chip["look"] == "gone"] == ["the", "was", "not"]


@pytest.mark.parametrize("source", [views.MINE, views.VERSE])
def test_the_program_prints_the_pages_numbers(source: str, tmp_path: Path) -> None:
    result = count.compute(count.Settings(source), views.read(views.LINES) if source == views.MINE else ())
    for name, content in views.attachments(source).items():
        (tmp_path / name).write_bytes(content())
    printed = run_text(f"import os\nos.chdir({os.fspath(tmp_path)!r})\n{count.code(result)}").out
    assert printed.split() == [str(number) for number in (result.total, len(result.words), result.enough)]
