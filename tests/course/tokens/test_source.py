"""The texts that the sections of Tokens look at: typed, of a set, or brought; and what a program reads of them."""

import json
from collections import Counter

import numpy as np

from lessons.course.tokens import source, views
from lessons.data import registry
from lessons.data.texts import Texts
from lessons.maths.tokens import pairs


def test_a_set_is_its_training_part_and_a_large_one_is_taken_evenly() -> None:
    verse = source.of_set("verse")
    assert (verse.texts, verse.whole) == (registry.load("verse").texts, 1108)
    many = Texts(tuple(f"text {n}" for n in range(12_000)), np.zeros(0, np.int64), (), "", "")
    found = source.from_texts("a*b*.csv", many)
    assert (found.title, found.whole, len(found.texts)) == ("a\\*b\\*.csv", 12_000, source.MOST_TEXTS)
    assert (found.texts[0], found.texts[-1]) == ("text 0", "text 11999")


def test_words_and_merges_are_those_of_the_texts() -> None:
    lines = views.read(views.LINES)
    typed = source.typed(lines)
    assert typed.words[:2] == [("my", 4), ("love", 3)]
    assert typed.lengths == Counter({4: 3, 7: 2})
    assert [merge.pair for merge in typed.merges] == pairs([line.lower() for line in lines], source.MOST_MERGES)


def test_a_program_has_typed_lines_in_itself_and_reads_all_others() -> None:
    lines = views.read(views.LINES)
    names: dict[str, object] = {}
    exec("\n".join(source.reading_code(source.typed(lines))), names)
    assert names["texts"] == list(lines)
    assert not source.attachments(source.typed(lines))
    (file,) = source.attachments(source.of_set("verse")).values()
    assert json.loads(file()) == list(registry.load("verse").texts)
