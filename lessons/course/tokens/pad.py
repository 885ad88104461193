"""Rows of one length: short lines are filled with zeros, long ones lose words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from lessons.course.tokens import views
from lessons.course.tokens.encode import chip
from lessons.figures import bars
from lessons.figures.tokens import Chip, Group, Panel, tokens
from lessons.maths.tokens import SIDES, UNKNOWN, Side, Vocabulary, pad
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider

LONGEST = 14
"""The longest row that can be set: no line of the book of verse has more words."""


@dataclass(frozen=True)
class Settings:
    """How rows get one length."""

    length: int = slider("Length", 1, LONGEST, 5, help="How many ids each row has.")
    padding: str = choice("Zeros", SIDES, "pre", "pre: before the words. post: after them.")
    truncating: str = choice("Cut", SIDES, "pre", "pre: long lines lose their first words. post: their last.")


@dataclass(frozen=True)
class Result:
    """The learner's lines, their vocabulary with an id for unknown words, and how their rows get one length."""

    settings: Settings
    lines: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def sequences(self) -> list[list[int]]:
        """The ids of each line."""
        return [self.vocabulary.encode(line) for line in self.lines]

    @property
    def lost(self) -> int:
        """How many words are cut off."""
        return sum(max(0, len(ids) - self.settings.length) for ids in self.sequences)

    @property
    def zeros(self) -> int:
        """How many zeros fill the rows."""
        return sum(max(0, self.settings.length - len(ids)) for ids in self.sequences)


def compute(settings: Settings, lines: Sequence[str]) -> Result:
    """Fits the Tokenizer on the lines."""
    return Result(settings, tuple(lines), Vocabulary.fit(lines))


def rows(result: Result) -> list[list[int]]:
    """The rows that the network gets."""
    settings = result.settings
    sides = cast("tuple[Side, Side]", (settings.padding, settings.truncating))
    padded: list[list[int]] = pad(result.sequences, settings.length, *sides).tolist()
    return padded


def payload(result: Result, with_rows: bool) -> bytes:
    """The lines with their ids; and once the learner has predicted, the rows that the network gets."""
    vocabulary = result.vocabulary
    whole = tuple(tuple(chip(vocabulary, word) for word in vocabulary.split(line)) for line in result.lines)
    padded = tuple(tuple(map(_cell, row, [vocabulary] * len(row))) for row in rows(result))
    groups = (Group("Your lines", whole), Group("Padded", padded, in_columns=True))
    return tokens([Panel("", groups[: 1 + with_rows])])


def _cell(number: int, vocabulary: Vocabulary) -> Chip:
    return chip(vocabulary, vocabulary.words[number]) if number else Chip("", 0, "padding")


@lru_cache
def lengths() -> Counter[int]:
    """How many lines of the book of verse have how many words."""
    texts = views.texts(views.VERSE, ())
    vocabulary = Vocabulary.fit(texts)
    return Counter(len(vocabulary.split(text)) for text in texts)


def cut_share(length: int) -> float:
    """The share of the book's lines that a row of this length cuts, from 0 to 1."""
    counts = lengths()
    return sum(count for words, count in counts.items() if words > length) / counts.total()


def histogram(result: Result) -> bytes:
    """The payload of the book's lengths as bars, those that are cut in another colour."""
    counts = lengths()
    columns = [bars.Bar(str(words), counts[words], words > result.settings.length) for words in range(1, LONGEST + 1)]
    return bars.bars("words in a line of the book of verse", "lines", columns)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    words = sum(map(len, result.sequences))
    return {
        "length": result.settings.length,
        "words": words,
        "lost": result.lost,
        "zeros": result.zeros,
        "share": f"{cut_share(result.settings.length):.0%}",
        "end": "first" if result.settings.truncating == "pre" else "last",
    }


def _shares(result: Result) -> tuple[str, ...]:
    shares = {f"{cut_share(result.settings.length):.0%}", "0%", "10%", "50%"}
    return tuple(sorted(shares, key=lambda share: int(share[:-1])))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "lost",
        lambda result: distinct(result.lost, result.zeros, result.lost + 2, len(result.lines)),
        lambda result: whole_text(result.lost),
        numbers,
        veils=lambda result: ("Padded",),
    ),
    Question(
        "share",
        _shares,
        lambda result: f"{cut_share(result.settings.length):.0%}",
        numbers,
        veils=lambda result: ("words in a line of the book of verse",),
    ),
)


def code(result: Result) -> str:
    """The program that pads the same rows and prints them."""
    settings = result.settings
    sides = f'padding="{settings.padding}", truncating="{settings.truncating}"'
    return "\n".join(
        [
            "import keras",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            *views.reading_code(views.MINE, result.lines),
            "",
            f'tokenizer = Tokenizer(oov_token="{UNKNOWN["tokenizer"]}")',
            "tokenizer.fit_on_texts(texts)",
            "sequences = tokenizer.texts_to_sequences(texts)",
            f"print(keras.utils.pad_sequences(sequences, {settings.length}, {sides}).tolist())",
        ]
    )
