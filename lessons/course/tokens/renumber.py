"""Ids are names, not amounts: renumbered, they change what a network makes of them, but not what a table does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.tokens.encode import chip
from lessons.course.tokens.source import reading_code, typed
from lessons.figures.tokens import Group, Panel, tokens
from lessons.maths.activations import sigmoid
from lessons.maths.arrays import Array
from lessons.maths.tokens import Vocabulary, pad
from lessons.questions import Question
from lessons.settings import slider

DIMENSIONS = 4
SEED = 7
"""Draws the weights of both networks, and once more the new numbers."""
AMOUNTS, TABLE = "ids as amounts", "a table of vectors"


@dataclass(frozen=True)
class Settings:
    """How the words are numbered anew."""

    shuffle: int = slider("Numbering", 1, 20, 2, help="1: the most frequent word first. Others are drawn at random.")


@dataclass(frozen=True)
class Result:
    """The lines in their first numbering and in another, and what two networks answer, from 0 to 1.

    Attributes:
        vocabulary: the words in the order of frequency.
        renumbered: the same words in another order.
        amounts: (2, lines) answers of the network that takes ids as amounts, before and after.
        table: (2, lines) answers of the network that looks each id up in a table, whose rows move along.
    """

    settings: Settings
    lines: tuple[str, ...]
    vocabulary: Vocabulary
    renumbered: Vocabulary
    amounts: Array
    table: Array

    @property
    def changed(self) -> int:
        """For how many lines the network that takes ids as amounts says something else, at a threshold of 0.5."""
        return int(np.sum((self.amounts[0] > 0.5) != (self.amounts[1] > 0.5)))


def compute(settings: Settings, lines: Sequence[str]) -> Result:
    """Asks two networks with random weights about the lines, in both numberings."""
    vocabulary = Vocabulary.fit(lines, oov=False)
    order = _order(len(vocabulary.words), settings.shuffle)
    renumbered = Vocabulary(tuple(vocabulary.words[place] for place in order), oov=False)
    length = max(len(vocabulary.split(line)) for line in lines)
    rows = [pad([one.encode(line) for line in lines], length) for one in (vocabulary, renumbered)]
    generator = np.random.default_rng(SEED)
    weights = generator.normal(size=length) / len(vocabulary.words)
    vectors, head = generator.normal(size=(len(order), DIMENSIONS)), generator.normal(size=DIMENSIONS)
    amounts = _answers([row @ weights for row in rows])
    tables = (vectors, vectors[order])
    table = _answers([_pooled(one, row) @ head for one, row in zip(tables, rows, strict=True)])
    return Result(settings, tuple(lines), vocabulary, renumbered, amounts, table)


def _order(count: int, shuffle: int) -> Array:
    """Which word each id stands for, (count,): the padding stays, and the first numbering is that of frequency."""
    order = np.arange(count)
    if shuffle > 1:
        order[1:] = 1 + np.random.default_rng([SEED, shuffle]).permutation(count - 1)
    return order


def _pooled(table: Array, rows: Array) -> Array:
    """The mean vectors (lines, dimensions) of rows of ids (lines, length), looked up in a table (ids, dimensions)."""
    known = rows > 0
    means: Array = (table[rows] * known[..., None]).sum(axis=1) / known.sum(axis=1, keepdims=True)
    return means


def _answers(scores: Sequence[Array]) -> Array:
    """The answers (2, lines) from 0 to 1 of a network whose bias puts its first answers around 0.5."""
    answers: Array = sigmoid(np.stack(scores) - scores[0].mean())
    return answers


def payload(result: Result) -> bytes:
    """The lines with their ids, in both numberings."""
    panels = {"By frequency": result.vocabulary, f"Numbering {result.settings.shuffle}": result.renumbered}
    return tokens([Panel(title, (_group(result.lines, one),)) for title, one in panels.items()])


def _group(lines: Sequence[str], vocabulary: Vocabulary) -> Group:
    rows = tuple(tuple(chip(vocabulary, word) for word in vocabulary.split(line)) for line in lines)
    return Group("Your lines", rows)


def table(result: Result) -> list[tuple[str, ...]]:
    """What both networks say of each line: before, and after it was numbered anew."""
    rows = zip(result.lines, result.amounts.T, result.table.T, strict=True)
    return [(line, *(f"{one[0]:.2f} → {one[1]:.2f}" for one in (amounts, vectors))) for line, amounts, vectors in rows]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    return {"changed": result.changed, "lines": len(result.lines), "amounts": AMOUNTS, "table": TABLE}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "names",
        lambda _: (f"The one with {AMOUNTS}", f"The one with {TABLE}", "Both", "Neither"),
        lambda result: f"The one with {AMOUNTS}" if result.settings.shuffle > 1 else "Neither",
        numbers,
        veils=lambda _: (f"{AMOUNTS.capitalize()} |",),
    ),
)


def code(result: Result) -> str:
    """The program that asks both networks in both numberings, and prints their answers."""
    return "\n".join(
        [
            "import keras",
            "import numpy as np",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            *reading_code(typed(result.lines)),
            "",
            "tokenizer = Tokenizer()",
            "tokenizer.fit_on_texts(texts)",
            "rows = keras.utils.pad_sequences(tokenizer.texts_to_sequences(texts))",
            f"order = np.array({_order(len(result.vocabulary.words), result.settings.shuffle).tolist()})",
            "renumbered = np.argsort(order)[rows]",
            "",
            f"generator = np.random.default_rng({SEED})",
            "weights = generator.normal(size=rows.shape[1]) / len(order)",
            f"vectors, head = generator.normal(size=(len(order), {DIMENSIONS})), generator.normal(size={DIMENSIONS})",
            "",
            "def answers(scores, first):",
            "    return keras.ops.sigmoid(scores - first.mean()).numpy().round(2).tolist()",
            "",
            "",
            "for ids, table in ((rows, vectors), (renumbered, vectors[order])):",
            f"    embedding = keras.layers.Embedding(len(order), {DIMENSIONS}, mask_zero=True)",
            "    network = keras.Sequential([embedding, keras.layers.GlobalAveragePooling1D()])",
            "    embedding.build()",
            "    embedding.set_weights([table])",
            "    print(answers(ids @ weights, rows @ weights))",
            "    first = first if ids is renumbered else network(ids).numpy() @ head",
            "    print(answers(network(ids).numpy() @ head, first))",
        ]
    )
