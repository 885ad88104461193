"""The section Pieces: merges that are counted anew, and how short they make the text."""

import os
from collections import Counter
from pathlib import Path

import pytest

from lessons.course.tokens import pieces, source, views
from lessons.course.tokens.source import Source
from lessons.maths.pieces import order
from lessons.maths.pieces import pieces as pieces_of
from tests.figures.sent import meta
from tests.programs import run_text

SOURCES = (source.typed(views.read(views.LINES)), source.of_set("verse"))


@pytest.mark.parametrize("about", SOURCES)
def test_lengths_are_those_of_all_words_in_pieces(about: Source) -> None:
    result = pieces.compute(about)
    for step in (0, 1, len(result.merges)):
        joins = order(result.merges[:step])
        counted = sum(count * len(pieces_of(word, joins)) for word, count in result.counts.items())
        assert result.lengths[step] == counted
    assert len(result.lengths) == len(result.merges) + 1


@pytest.mark.parametrize("about", SOURCES)
def test_first_merge_is_the_most_frequent_pair_of_the_candidates(about: Source) -> None:
    result = pieces.compute(about)
    pairs: Counter[str] = Counter()
    for word, count in result.counts.items():
        for place in range(len(word) - 1):
            pairs[f"{word[place]} + {word[place + 1]}"] += count
    options = pieces.candidates(result)
    assert len(options) == 4
    assert pairs[pieces.first_pair(result)] == max(pairs.values())
    assert max(options, key=lambda pair: (pairs[pair], pair == pieces.first_pair(result))) == pieces.first_pair(result)


def test_merges_travel_once_the_first_is_predicted() -> None:
    result = pieces.compute(source.of_set("verse"))
    assert meta(pieces.payload(result, with_merges=False))["pairs"] == []
    sent = meta(pieces.payload(result, with_merges=True))
    assert [tuple(pair) for pair in sent["pairs"]] == list(result.merges)
    assert len(sent["words"]) == pieces.MOST_WORDS


def test_lines_of_single_letters_have_nothing_to_join() -> None:
    assert pieces.compute(source.typed(("a b", "c"))).merges == ()


@pytest.mark.parametrize("about", SOURCES)
def test_the_program_prints_the_first_merges(about: Source, tmp_path: Path) -> None:
    result = pieces.compute(about)
    for name, content in source.attachments(about).items():
        (tmp_path / name).write_bytes(content())
    printed = run_text(f"import os\nos.chdir({os.fspath(tmp_path)!r})\n{pieces.code(result)}").out.splitlines()
    assert [line.rsplit(" ", 1)[0] for line in printed] == [" + ".join(pair) for pair in result.merges[:10]]
