"""A line becomes its beginnings, each with the word that comes next: what the network learns from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from lessons.data import registry
from lessons.figures.tokens import Chip, Field, Group, Panel, tokens
from lessons.maths.continuations import beginnings
from lessons.maths.tokens import Vocabulary, pad
from lessons.questions import Question, distinct
from lessons.settings import choice, slider

LINES = "the moon looked down into the pond\nand floated on her back"
"""What the field holds at first."""
FIELD_ROWS = 2
MOST_LINES, MOST_LETTERS = 3, 60
"""More would not fit on a screen: each word is a row."""
ALL = "All beginnings"
SPARSE, ONE_HOT = "An id", "One hot"
BYTES = 4
"""That a number of float32 takes."""


@dataclass(frozen=True)
class Settings:
    """How beginnings get one length, and how the next word is written down."""

    length: int = slider(
        "Length", 1, 13, 8, help="How many ids each row has. Longer beginnings lose their first words."
    )
    targets: str = choice("Next word as", (SPARSE, ONE_HOT), SPARSE, "An id, or a row of zeros with a single 1.")


@dataclass(frozen=True)
class Result:
    """The learner's lines with their vocabulary."""

    settings: Settings
    lines: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def pairs(self) -> list[tuple[tuple[int, ...], int]]:
        """Every beginning, and the id that follows it."""
        return list(beginnings([self.vocabulary.encode(line) for line in self.lines]))

    @property
    def words(self) -> int:
        """How many words the first line has."""
        return len(self.vocabulary.split(self.lines[0]))


def read(written: str) -> tuple[str, ...]:
    """The lines of what a learner has written, at most `MOST_LINES`; those of the page where there are none."""
    lines = (" ".join(line.split())[:MOST_LETTERS] for line in written.splitlines())
    return tuple(line for line in lines if line)[:MOST_LINES] or read(LINES)


def compute(settings: Settings, lines: Sequence[str]) -> Result:
    """Counts the words of the lines."""
    return Result(settings, tuple(lines), Vocabulary.fit(lines, oov=False))


def payload(result: Result, written: str, predicted: Collection[str]) -> bytes:
    """The lines with the beginnings of the last one; those of all, once the learner has predicted how many they are."""
    field = Field("lines", "Lines of your own", written, FIELD_ROWS)
    target = f"→ the next word: {result.settings.targets.lower()}"
    if "count" in predicted:
        return tokens([Panel("", (Group(f"{ALL} {target}", _rows(result), True),))], [field])
    *others, last = result.lines
    groups = [Group("Your lines", tuple(_line(result.vocabulary, line) for line in result.lines))]
    if others:
        example = replace(result, lines=(last,))
        groups.append(Group(f"The beginnings of “{last}” {target}", _rows(example), True))
    return tokens([Panel("", tuple(groups))], [field])


def _line(vocabulary: Vocabulary, line: str) -> tuple[Chip, ...]:
    return tuple(_chip(vocabulary, word) for word in vocabulary.encode(line))


def _rows(result: Result) -> tuple[tuple[Chip, ...], ...]:
    vocabulary, length = result.vocabulary, result.settings.length
    rows = pad([beginning for beginning, _ in result.pairs], length).tolist()
    return tuple(
        (*(_chip(vocabulary, word) for word in row), *_target(result, following))
        for row, (_, following) in zip(rows, result.pairs, strict=True)
    )


def _target(result: Result, following: int) -> list[Chip]:
    """The next word as its id, or as a number for each id."""
    if result.settings.targets == SPARSE:
        return [Chip(result.vocabulary.words[following], following, "next")]
    ids = range(result.vocabulary.id_count)
    return [Chip(str(int(number == following)), None, "next" if number == following else "padding") for number in ids]


def _chip(vocabulary: Vocabulary, number: int) -> Chip:
    return Chip(vocabulary.words[number], number) if number else Chip("", 0, "padding")


@lru_cache
def size(data: str) -> Mapping[str, int]:
    """What a set gives to learn from: `lines`, `words` (different ones, with the padding), `beginnings`."""
    texts = registry.load(data).texts
    vocabulary = Vocabulary.fit(texts)
    rows = [vocabulary.encode(text) for text in texts]
    return {
        "lines": len(texts),
        "ids": vocabulary.id_count,
        "beginnings": sum(max(0, len(row) - 1) for row in rows),
        "longest": max(map(len, rows)),
    }


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words, about the learner's lines and the book of verse."""
    book = size("verse")
    one_hot = book["beginnings"] * book["ids"]
    return {
        "line": result.lines[0],
        "words": result.words,
        "count": len(result.pairs),
        "lines": len(result.lines),
        "kinds": result.vocabulary.id_count,
        **{name: f"{number:,}" for name, number in book.items()},
        "one_hot": f"{one_hot / 1e6:.1f} million",
        "megabytes": f"{one_hot * BYTES / 1e6:.0f} MB",
    }


def _sizes(result: Result) -> tuple[str, ...]:
    book = size("verse")
    millions = book["beginnings"] * book["ids"] / 1e6
    return (f"{book['beginnings']:,}", f"{book['beginnings'] * 2:,}", f"{millions:.1f} million")


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "count",
        lambda result: distinct(result.words - 1, result.words, 1, 2 * result.words),
        lambda result: str(result.words - 1),
        numbers,
        veils=lambda _: (ALL,),
    ),
    Question(
        "one_hot",
        _sizes,
        lambda result: _sizes(result)[-1],
        numbers,
        veils=lambda result: (numbers(result)["megabytes"],),
    ),
)


def code(result: Result) -> str:
    """The program that makes the same rows, and prints them beside their next words."""
    one_hot = [f"targets = keras.utils.to_categorical(targets, {result.vocabulary.id_count})"]
    return "\n".join(
        [
            "import keras",
            "import numpy as np",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            "texts = [",
            *(f"    {line!r}," for line in result.lines),
            "]",
            "",
            "tokenizer = Tokenizer()",
            "tokenizer.fit_on_texts(texts)",
            "rows = tokenizer.texts_to_sequences(texts)",
            "beginnings = [row[:place] for row in rows for place in range(1, len(row))]",
            "targets = np.array([row[place] for row in rows for place in range(1, len(row))])",
            *(one_hot if result.settings.targets == ONE_HOT else []),
            f"beginnings = keras.utils.pad_sequences(beginnings, {result.settings.length})",
            "for beginning, target in zip(beginnings, targets):",
            "    print(beginning.tolist(), target.tolist())",
            "",
            "# TextVectorization numbers words in another order, and keeps id 1 for unknown ones.",
            "vectorize = keras.layers.TextVectorization(ragged=True)",
            "vectorize.adapt(texts)",
            "print(vectorize(texts).to_list())",
        ]
    )
