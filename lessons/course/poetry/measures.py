"""What is measured: how much of what a network writes is copied, and how well chains of counts foresee new lines."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, islice
from typing import NamedTuple

import numpy as np

from lessons.course.poetry.writer import Dice, Ids, Writer, write, writer
from lessons.data import registry
from lessons.data.dataset import Split
from lessons.maths.arrays import Array
from lessons.maths.continuations import Chain, beginnings, rows_of, spans
from lessons.maths.network import Layer
from lessons.maths.tokens import Vocabulary
from lessons.training.run.history import TrainingRecord

TEMPERATURES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
LINES, WORDS = 40, 8
"""How many lines are written to measure what is copied, and the new words of each."""
LEAST = 4
"""From this number of words in a row on, a copy is hardly an accident."""


class Forecast(NamedTuple):
    """A beginning, and the word that really comes next."""

    beginning: Ids
    following: int


def measure(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """What is kept of a recording: `copied` (epochs, temperatures), shares of words, after each whole epoch."""
    networks = [writer(record, epoch) for epoch in record.whole_epochs]
    vocabulary = networks[0].vocabulary
    text = lines(record.spec.data, vocabulary, "train")
    new = forecasts(record.spec.data, vocabulary)
    copied = [[share_copied(network, text, new, temperature) for temperature in TEMPERATURES] for network in networks]
    return {"copied": np.array(copied)}


def lines(data: str, vocabulary: Vocabulary, split: Split) -> list[Ids]:
    """The lines of a part of a set, as ids."""
    return [tuple(vocabulary.encode(text)) for text in registry.load(data, split).texts]


def forecasts(data: str, vocabulary: Vocabulary) -> list[Forecast]:
    """What can be foreseen of the lines that are held out: next words that are in the vocabulary."""
    pairs = (Forecast(*pair) for pair in beginnings(lines(data, vocabulary, "validation")))
    return [pair for pair in pairs if pair.following > vocabulary.oov]


def perplexity(chain: Chain, new: Sequence[Forecast]) -> float:
    """Among how many equally likely words a guess would be as hard as foreseeing these with a chain of counts."""
    return math.exp(-float(np.mean([math.log(chain.probability(*pair)) for pair in new])))


def share_copied(network: Writer, text: Sequence[Ids], new: Sequence[Forecast], temperature: float) -> float:
    """The share of new words in rows of `LEAST` or more that are copied, in lines that begin as the held-out ones."""
    known = rows_of(text, LEAST)
    starts = tuple(islice(cycle(first_words(new, network.vocabulary)), LINES))
    written = write(network, starts, WORDS, Dice(temperature))
    return float(np.mean([spans(line, known, LEAST)[-WORDS:] for line in written]))


def first_words(new: Iterable[Forecast], vocabulary: Vocabulary) -> list[Ids]:
    """The first words of the held-out lines that are in the vocabulary, each once."""
    firsts = (pair.beginning for pair in new if len(pair.beginning) == 1)
    return list(dict.fromkeys(first for first in firsts if first[0] > vocabulary.oov))
