"""A network that writes: the likelihood of each next word, and lines that are drawn from it word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.kinds.encoding import TextInput
from lessons.maths.arrays import Array
from lessons.maths.generation import landing, sharpen
from lessons.maths.network import Layer, outputs
from lessons.maths.tokens import Vocabulary, pad
from lessons.training.run.history import TrainingRecord

Ids = tuple[int, ...]
CACHE = 64
"""So many answers and lines are kept: whoever writes on asks for the same again."""


@dataclass(frozen=True, eq=False)
class Writer:
    """A network as it was after some epoch, and how lines reach it."""

    layers: Sequence[Layer]
    encoding: TextInput

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that it can read and say."""
        return self.encoding.vocabulary

    def rows(self, lines: Sequence[Ids]) -> Array:
        """What the network reads of lines (N, length): their last words, padded in front."""
        way = self.encoding
        return pad(lines, way.length, way.padding, way.truncating)

    def likely(self, lines: Sequence[Ids]) -> Array:
        """The probability of each word to come next after each line (N, ids) float64.

        Padding and unknown words follow nothing in a text, so that they are never written.
        """
        answers = outputs(self.layers, self.rows(lines)).astype(np.float64)
        answers[:, : 1 + self.vocabulary.oov] = 0
        probabilities: Array = answers / answers.sum(axis=1, keepdims=True)
        return probabilities


def writer(record: TrainingRecord, epoch: int) -> Writer:
    """The network of a run after an epoch. Raises LookupError where its weights were not kept."""
    architecture = record.architecture
    assert architecture is not None
    assert isinstance(architecture.item, TextInput)
    return Writer(record.layers(epoch), architecture.item)


@dataclass(frozen=True)
class Dice:
    """How words are drawn: at a temperature, from the `top` likeliest or from all, with the numbers of a seed."""

    temperature: float
    top: int | None = None
    seed: int = 0

    def number(self, line: int, place: int) -> float:
        """The random number, from 0 to below 1, that decides on the word at a place of a line."""
        return float(np.random.default_rng((self.seed, line, place)).random())

    def weigh(self, likely: Array) -> Array:
        """The probabilities (..., ids) with which words are drawn."""
        return sharpen(likely, self.temperature, self.top)


@lru_cache(maxsize=CACHE)
def next_word(writer: Writer, line: Ids) -> Array:
    """The probability of each word (ids,) float64 to come next after a line."""
    probabilities: Array = writer.likely([line])[0]
    probabilities.setflags(write=False)
    return probabilities


@lru_cache(maxsize=CACHE)
def write(writer: Writer, starts: tuple[Ids, ...], count: int, dice: Dice) -> tuple[Ids, ...]:
    """Lines with `count` words more, each drawn after those before it; each line has numbers of its own."""
    lines = starts
    for _ in range(count):
        shares = dice.weigh(writer.likely(lines))
        lines = tuple(
            (*line, landing(share, dice.number(number, len(line))))
            for number, (line, share) in enumerate(zip(lines, shares, strict=True))
        )
    return lines
