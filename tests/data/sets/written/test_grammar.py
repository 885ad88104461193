"""The grammar of the reviews: what it marks decides, and what stands around it says nothing."""

from collections import Counter

import numpy as np
import pytest

from lessons.data.sets.written import grammar, lexicon
from lessons.data.sets.written.grammar import Draft
from lessons.data.sets.written.lexicon import MARK

GOOD = {
    *lexicon.GOOD,
    *lexicon.LIKE,
    *lexicon.LIKED,
    *(word for t in lexicon.TOPICS for a in t.aspects for word in a.good),
}
BAD = {
    *lexicon.BAD,
    *lexicon.HATE,
    *lexicon.HATED,
    *(word for t in lexicon.TOPICS for a in t.aspects for word in a.bad),
}
TURNS = {"not", "never"}


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    generator = np.random.default_rng(5)
    return [grammar.write(generator) for _ in range(1500)]


def words(draft: Draft) -> list[str]:
    return [word.strip(".,").lower() for word in draft.text.split()]


def test_no_word_praises_and_blames() -> None:
    assert not GOOD & BAD


def test_judging_words_stand_nowhere_among_those_that_say_nothing() -> None:
    neutral = (*lexicon.ASIDES, *lexicon.COMPANY, *lexicon.TIMES, *lexicon.REASONS, *lexicon.OTHERS)
    tags = (tag for options in lexicon.TAGS.values() for tag in options)
    of_topics = (text for topic in lexicon.TOPICS for text in (*topic.visits, *topic.places))
    spoken = {word.lower() for text in (*neutral, *tags, *of_topics) for word in text.split()}
    assert not spoken & (GOOD | BAD)
    assert {"not", "never", "nothing"} <= spoken


def test_length_and_gap_are_bounded(drafts: list[Draft]) -> None:
    assert {len(words(draft)) for draft in drafts} <= set(range(5, 25))
    gaps = Counter(len(words(draft)) - 1 - draft.decisive[-1] for draft in drafts)
    assert set(gaps) == set(range(16))
    assert min(gaps.values()) >= 15
    assert sum(gaps[gap] for gap in range(4)) >= 900


def test_every_form_comes_and_two_of_them_are_always_bad(drafts: list[Draft]) -> None:
    assert {draft.form for draft in drafts} == set(grammar.FORMS)
    assert {draft.form for draft in drafts if not draft.good} == set(grammar.FORMS)
    assert {draft.form for draft in drafts if draft.good} == {"plain", "negated", "contrast", "report"}


def test_the_marked_words_alone_tell_the_verdict(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.form in ("plain", "negated", "contrast", "report"):
            decisive = [words(draft)[place] for place in draft.decisive]
            judging = [word for word in decisive if word in GOOD | BAD]
            turns = [word for word in decisive if word in TURNS]
            assert len(judging) == 1
            assert sorted(decisive) == sorted(judging + turns)
            assert draft.good == ((judging[0] in GOOD) != bool(turns)), draft


def test_a_contrast_says_the_opposite_before_or_after(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.form == "contrast":
            places = [place for place, word in enumerate(words(draft)) if word in GOOD | BAD]
            assert len(places) >= 2


def test_texts_read_well(drafts: list[Draft]) -> None:
    for draft in drafts:
        sentences = draft.text.removesuffix(".").split(". ")
        assert all(sentence[0].isupper() for sentence in sentences)
        assert len(set(sentences)) == len(sentences)
        assert draft.text.isascii() or "café" in draft.text
        assert MARK not in draft.text
        assert "  " not in draft.text
