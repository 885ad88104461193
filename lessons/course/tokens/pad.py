"""Rows of one length: short lines are filled with zeros, long ones lose words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from lessons.course.tokens import source
from lessons.course.tokens.encode import chip
from lessons.course.tokens.source import Source, reading_code, typed
from lessons.figures import bars
from lessons.figures.tokens import Chip, Group, Panel, tokens
from lessons.maths.tokens import SIDES, UNKNOWN, Side, Vocabulary, pad
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, menu, slider

LONGEST = 14
"""The longest row that can be set for the lines on show."""
LENGTHS = (3, 5, 8, 10, 16, 24, 32, 64, 100, 120, 240, 500)
"""The lengths that a whole set can be cut to."""
BARS = 16
"""About how many bars show the lengths of a set."""
NEARLY_ALL = 0.99
"""The share of a set whose lengths have bars of their own; the longer ones share the last."""


@dataclass(frozen=True)
class Settings:
    """How rows get one length."""

    length: int = slider("Length", 1, LONGEST, 5, help="How many ids each row has.")
    padding: str = choice("Zeros", SIDES, "pre", "pre: before the words. post: after them.")
    truncating: str = choice("Cut", SIDES, "pre", "pre: long lines lose their first words. post: their last.")
    source: str = source.field()
    set_length: int = menu("Length for these texts", LENGTHS, 5, "How many ids each row of the whole set would have.")


@dataclass(frozen=True)
class Result:
    """The learner's lines, their vocabulary with an id for unknown words, and how their rows get one length.

    `source` are many texts, to see what a length costs them; None until they are here.
    """

    settings: Settings
    lines: tuple[str, ...]
    vocabulary: Vocabulary
    source: Source | None

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


def compute(settings: Settings, lines: Sequence[str], source: Source | None) -> Result:
    """Fits the Tokenizer on the lines."""
    return Result(settings, tuple(lines), Vocabulary.fit(lines), source)


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


def cut_share(source: Source, length: int) -> float:
    """The share of the texts that a row of this length cuts, from 0 to 1."""
    return sum(count for words, count in source.lengths.items() if words > length) / source.lengths.total()


def histogram(source: Source, length: int) -> bytes:
    """The payload of the lengths of texts as bars, those that are cut in another colour."""
    counts = source.lengths
    columns = [
        bars.Bar(
            f"{low}" if low == high else f"{low}–{high}",
            sum(count for words, count in counts.items() if low <= words <= high),
            low > length,
        )
        for low, high in _spans(source, length)
    ]
    return bars.bars(f"words in one of the {source.unit}", source.unit, columns)


def _spans(source: Source, length: int) -> list[tuple[int, int]]:
    """The least and the most words of each bar; none of them holds both texts that are cut and texts that are not."""
    longest, usual = max(source.lengths), _quantile(source)
    width = max(1, math.ceil(usual / BARS))
    least = min(*source.lengths, 1)
    starts = sorted({*range(least, usual + 1, width), *([length + 1] if least <= length < longest else [])})
    return list(zip(starts, [*(start - 1 for start in starts[1:]), longest], strict=True))


def _quantile(source: Source) -> int:
    """How many words `NEARLY_ALL` of the texts have at most."""
    lengths = sorted(source.lengths.elements())
    return lengths[min(len(lengths) - 1, math.ceil(NEARLY_ALL * len(lengths)))]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    words = sum(map(len, result.sequences))
    about = {} if result.source is None else {"source": result.source.title, "share": _share(result.source, result)}
    return about | {
        "length": result.settings.length,
        "words": words,
        "lost": result.lost,
        "zeros": result.zeros,
        "set_length": result.settings.set_length,
        "end": "first" if result.settings.truncating == "pre" else "last",
    }


def _share(source: Source, result: Result) -> str:
    return f"{cut_share(source, result.settings.set_length):.0%}"


def _share_answer(result: Result) -> str:
    assert result.source is not None
    return _share(result.source, result)


def _shares(result: Result) -> tuple[str, ...]:
    return tuple(sorted({_share_answer(result), "0%", "10%", "50%"}, key=lambda share: int(share[:-1])))


LOST = Question[Result](
    "lost",
    lambda result: distinct(result.lost, result.zeros, result.lost + 2, len(result.lines)),
    lambda result: whole_text(result.lost),
    numbers,
    veils=lambda result: ("Padded",),
)
SHARE = Question[Result](
    "share",
    _shares,
    _share_answer,
    numbers,
    veils=lambda result: ("words in one of the",),
)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """What a length costs many texts is asked once they are here."""
    return (LOST, SHARE) if result.source is not None else (LOST,)


def code(result: Result) -> str:
    """The program that pads the same rows and prints them."""
    settings = result.settings
    sides = f'padding="{settings.padding}", truncating="{settings.truncating}"'
    return "\n".join(
        [
            "import keras",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            *reading_code(typed(result.lines)),
            "",
            f'tokenizer = Tokenizer(oov_token="{UNKNOWN["tokenizer"]}")',
            "tokenizer.fit_on_texts(texts)",
            "sequences = tokenizer.texts_to_sequences(texts)",
            f"print(keras.utils.pad_sequences(sequences, {settings.length}, {sides}).tolist())",
        ]
    )
