"""How often words come: a few make up most of every text, and some lists strike them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from lessons.course.tokens import source
from lessons.course.tokens.source import Source
from lessons.data.stop_words import english
from lessons.figures import ranks as figure
from lessons.figures.tokens import Chip, Group, Panel, tokens
from lessons.questions import Question
from lessons.text.plain import amount

SENTENCE = "The film was not good"
MOST = 0.9
"""The share of a text that is asked about."""
STARTS = "What scikit-learn's list leaves"


@dataclass(frozen=True)
class Settings:
    """What is counted."""

    source: str = source.field()


@dataclass(frozen=True)
class Result:
    """The words of some texts with their counts, the most frequent first."""

    source: Source
    words: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many words the texts have."""
        return sum(self.counts)

    @cached_property
    def enough(self) -> int:
        """How many different words, the most frequent ones, make up `MOST` of the texts."""
        most = MOST * self.total
        return next(rank for rank, covered in enumerate(accumulate(self.counts), 1) if covered >= most)

    @property
    def once(self) -> int:
        """How many words come only once."""
        return self.counts.count(1)


def compute(source: Source) -> Result:
    """The words as the Tokenizer splits them, of texts that have any."""
    words, counts = zip(*source.words, strict=True)
    return Result(source, words, counts)


def zipf(result: Result, with_most: bool) -> bytes:
    """The payload of the counts by rank; where `MOST` of the texts is reached, only once the learner has predicted."""
    return figure.ranks(result.words, result.counts, result.enough if with_most else None)


def remaining() -> list[str]:
    """The words of `SENTENCE` that are not on scikit-learn's list of English stop words."""
    return [word for word in SENTENCE.lower().split() if word not in english()]


def struck(with_answer: bool) -> bytes:
    """The payload of the sentence, and once the learner has predicted what the list leaves of it."""
    whole = tuple(Chip(word) for word in SENTENCE.lower().split())
    left = set(remaining())
    without = tuple(Chip(chip.text, None, "word" if chip.text in left else "gone") for chip in whole)
    groups = (Group("A sentence", (whole,)), Group(STARTS, (without,)))
    return tokens([Panel("", groups[: 1 + with_answer])])


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    return {
        "total": f"{result.total:,}",
        "text": amount(result.total, "word"),
        "words": f"{len(result.words):,}",
        "most": f"{MOST:.0%}",
        "enough": f"{result.enough:,}",
        "rest": f"{len(result.words) - result.enough:,}",
        "share": f"{1 - sum(result.counts[: result.enough]) / result.total:.0%}",
        "once": amount(result.once, "word"),
        "first": result.words[0],
        "times": amount(result.counts[0], "time"),
        "sentence": SENTENCE,
        "list": len(english()),
    }


def _enough_options(result: Result) -> tuple[str, ...]:
    choices = {result.enough, len(result.words), max(1, len(result.words) // 10), max(1, len(result.words) // 4)}
    return tuple(f"{value:,}" for value in sorted(choices))


def _left_options(_: Result) -> tuple[str, ...]:
    return (" ".join(remaining()), "film not good", "not good", SENTENCE.lower())


ENOUGH = Question[Result](
    "enough",
    _enough_options,
    lambda result: f"{result.enough:,}",
    numbers,
    veils=lambda result: (f'"most":{result.enough}',),
)
LEFT = Question[Result]("left", _left_options, lambda _: " ".join(remaining()), numbers, veils=lambda _: (STARTS,))


def questions(result: Result) -> tuple[Question[Result], ...]:
    """How few words make up most of the texts is asked where some are left over: a line or two need them all."""
    return (ENOUGH, LEFT) if result.enough < len(result.words) else (LEFT,)


def code(result: Result) -> str:
    """The program that counts the same words, and prints how many make up the share that is asked about."""
    return "\n".join(
        [
            "from itertools import accumulate",
            "",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            *source.reading_code(result.source),
            "",
            "tokenizer = Tokenizer()",
            "tokenizer.fit_on_texts(texts)",
            "counts = sorted(tokenizer.word_counts.values(), reverse=True)",
            "total = sum(counts)",
            f"enough = next(rank for rank, covered in enumerate(accumulate(counts), 1) if covered >= {MOST} * total)",
            "print(total, len(counts), enough)",
        ]
    )
