"""Words become numbers: two tokenizers of Keras beside each other, on lines that the learner writes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from lessons.course.tokens.source import reading_code, typed
from lessons.course.tokens.views import LINES, TEST, read
from lessons.figures import palette, png
from lessons.figures.tokens import Chip, Entry, Field, Group, Panel, tokens
from lessons.maths.tokens import UNKNOWN, Style, Vocabulary
from lessons.questions import Question, distinct, whole_text
from lessons.settings import slider, switch

TITLES: Mapping[Style, str] = {"tokenizer": "Tokenizer", "vectorization": "TextVectorization"}
SMALL = 5
"""The vocabulary size that a question asks about."""
BARE = "my dog"
"""A text that was forgotten to be put into a list."""


@dataclass(frozen=True)
class Settings:
    """How the vocabulary is limited."""

    size: int = slider("Vocabulary size", 2, 40, 20, help="Ids below this number are given, the frequent words first.")
    oov: bool = switch("An id for unknown words", True)


@dataclass(frozen=True)
class Result:
    """The learner's lines, a test line that the vocabularies have not seen, and both vocabularies by their style."""

    settings: Settings
    lines: tuple[str, ...]
    test: str
    vocabularies: Mapping[Style, Vocabulary]

    @property
    def tokenizer(self) -> Vocabulary:
        """That of the course."""
        return self.vocabularies["tokenizer"]


def compute(settings: Settings, lines: Sequence[str], test: str) -> Result:
    """Fits both tokenizers on the lines alone."""
    vocabularies: dict[Style, Vocabulary] = {
        style: Vocabulary.fit(lines, settings.size, style, settings.oov or style == "vectorization") for style in TITLES
    }
    return Result(settings, tuple(lines), test, vocabularies)


@cache
def first() -> Result:
    """What the page opens on, and asks about."""
    return compute(Settings(), read(LINES), TEST)


def payload(result: Result, fields: Sequence[Field], with_test: bool) -> bytes:
    """What both tokenizers make of the lines; the ids of the test line only once the learner has predicted."""
    return tokens([_panel(result, style, with_test) for style in TITLES], fields)


def _panel(result: Result, style: Style, with_test: bool) -> Panel:
    vocabulary = result.vocabularies[style]
    other = next(one for key, one in result.vocabularies.items() if key != style)
    groups = [Group("Your lines", tuple(_row(vocabulary, other, line) for line in result.lines))]
    if with_test:
        groups.append(Group("Test line", (_row(vocabulary, other, result.test),)))
    return Panel(TITLES[style], tuple(groups), _index(vocabulary, result.lines))


def _row(vocabulary: Vocabulary, other: Vocabulary, line: str) -> tuple[Chip, ...]:
    also = set(other.split(line))
    return tuple(chip(vocabulary, word, word not in also) for word in vocabulary.split(line))


def chip(vocabulary: Vocabulary, word: str, odd: bool = False) -> Chip:
    """One word of a line, as the vocabulary reads it."""
    ids = vocabulary.encode(word)
    if not ids:
        return Chip(word, None, "gone", odd)
    return Chip(word, ids[0], "unknown" if vocabulary.oov and ids[0] == 1 else "word", odd)


def _index(vocabulary: Vocabulary, lines: Sequence[str]) -> tuple[Entry, ...]:
    counts = Counter(word for line in lines for word in vocabulary.split(line))
    words = list(enumerate(vocabulary.words))[1:]
    return tuple(Entry(word, place, counts[word], place >= vocabulary.id_count) for place, word in words)


def known(result: Result) -> int:
    """How many words of the test line the Tokenizer has an id for, not counting that of unknown words."""
    looks = [chip(result.tokenizer, word).look for word in result.tokenizer.split(result.test)]
    return looks.count("word")


def own_ids(result: Result) -> int:
    """How many words get ids of their own with a vocabulary of `SMALL`."""
    small = Vocabulary.fit(result.lines, SMALL, "tokenizer", result.settings.oov)
    return small.id_count - 1 - small.oov


def letters(result: Result) -> list[list[int]]:
    """What Keras makes of a bare text: every letter is read as a text of its own."""
    return [result.tokenizer.encode(letter) for letter in BARE]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    return {
        "test": result.test,
        "length": len(result.tokenizer.split(result.test)),
        "known": known(result),
        "unknown": UNKNOWN["tokenizer"],
        "small": SMALL,
        "own": own_ids(result),
        "oov": "one is that of unknown words" if result.settings.oov else "none is for unknown words",
        "bare": BARE,
        "letters": len(BARE),
        "sequences": letters(result),
    }


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "known",
        lambda result: distinct(known(result), 0, len(result.tokenizer.split(result.test)), known(result) + 1),
        lambda result: whole_text(known(result)),
        numbers,
        veils=lambda result: ("Test line",),
    ),
    Question(
        "small",
        lambda result: distinct(own_ids(result), SMALL, SMALL - 1, SMALL + 1),
        lambda result: whole_text(own_ids(result)),
        numbers,
        veils=lambda result: (f"num_words={SMALL}",),
    ),
    Question(
        "bare",
        lambda result: distinct(len(BARE), 1, 2),
        lambda result: whole_text(len(BARE)),
        numbers,
        veils=lambda result: (str(letters(result)),),
    ),
)


def code(result: Result) -> str:
    """The program that encodes the lines both ways, and prints the ids of the test line."""
    unknown = f', oov_token="{UNKNOWN["tokenizer"]}"' if result.settings.oov else ""
    return "\n".join(
        [
            "from keras.layers import TextVectorization",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            *reading_code(typed(result.lines)),
            f"test = {result.test!r}",
            "",
            f"tokenizer = Tokenizer(num_words={result.settings.size}{unknown})",
            "tokenizer.fit_on_texts(texts)",
            "print(tokenizer.word_index)",
            "print(tokenizer.texts_to_sequences(texts))",
            "print(tokenizer.texts_to_sequences([test])[0])",
            "",
            f"vectorize = TextVectorization(max_tokens={result.settings.size})",
            "vectorize.adapt(texts)",
            "print([str(word) for word in vectorize.get_vocabulary()])",
            "print(vectorize(test).numpy().tolist())",
        ]
    )


def first_program() -> str:
    """The program of what the page opens with."""
    return code(first())


def thumbnail() -> tuple[bytes, str]:
    """Rows of ids as coloured cells, as PNG, and its alt text."""
    rows = np.array([[0, 0, 5, 3, 2, 4], [0, 0, 5, 3, 2, 7], [0, 0, 6, 3, 2, 4], [8, 6, 9, 2, 4, 10]], np.float32)
    return png.heatmap(rows, 0, 10, palette.SEQUENTIAL, zoom=20), "Four sentences as rows of ids, padded in front"
