"""How a network reads a sentence: the words it knows, and what it would say if the sentence ended after each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lessons.kinds.encoding import TextInput
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.maths.layer import Layer
from lessons.maths.recurrent import GATES
from lessons.maths.tokens import pad
from lessons.training.run.history import TrainingRecord, best_among

MOST_LETTERS = 160
"""A longer sentence would not fit the page."""
_WORD_BY_WORD = ("Embedding", "Dropout", "Dense", *GATES)


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence as a network reads them, their ids (n,) int32, and which of them it does not know."""

    words: tuple[str, ...]
    ids: Array
    unknown: tuple[str, ...]


def encoding(record: TrainingRecord) -> TextInput:
    """How texts reach the network of a run that has begun."""
    item = record.architecture and record.architecture.item
    if not isinstance(item, TextInput):
        raise LookupError("This network reads no texts.")
    return item


def best(record: TrainingRecord) -> int:
    """The epoch whose network reads: that of the lowest validation loss, or the last that is kept whole."""
    return best_among(record, record.whole_epochs)


def read(record: TrainingRecord, written: str) -> Sentence:
    """What a learner has written, as the network of a run reads it: at most as many words as its rows are long."""
    item = encoding(record)
    split = item.vocabulary.split(written[:MOST_LETTERS])
    words = [(word, ids[0]) for word in split if (ids := item.vocabulary.encode(word))][: item.length]
    unknown = tuple(word for word, number in words if item.vocabulary.oov and number == 1)
    return Sentence(tuple(word for word, _ in words), np.array([number for _, number in words], np.int32), unknown)


def verdicts(layers: Sequence[Layer], item: TextInput, ids: Array) -> Array:
    """The probability of the second of two classes after each of some words (n,): what a network says up to there."""
    if not len(ids):
        return np.zeros(0, np.float32)
    if all(layer.class_name in _WORD_BY_WORD for layer in layers):
        answers = network.forward(_handing_on(layers), ids)[-1]
    else:
        answers = np.stack([network.forward(layers, row)[-1] for row in _beginnings(layers, item, ids)])
    return answers[:, -1]


def verdict(layers: Sequence[Layer], item: TextInput, ids: Array) -> float:
    """The same after the last word alone."""
    *_, whole = _beginnings(layers, item, ids)
    return float(network.forward(layers, whole)[-1][-1])


def _handing_on(layers: Sequence[Layer]) -> list[Layer]:
    """A network whose memories hand on every step, so that it answers after each word; its padding is passed over."""
    return [
        replace(layer, config={**layer.config, "return_sequences": True}) if layer.class_name in GATES else layer
        for layer in layers
    ]


def _beginnings(layers: Sequence[Layer], item: TextInput, ids: Array) -> list[Array]:
    """What the network is given of the first word, of the first two, and so on.

    Padding is left out where the network passes it over: its steps would only take time.
    """
    starts = [ids[:count] for count in range(1, len(ids) + 1)]
    if layers[0].config.get("mask_zero"):
        return starts
    return list(pad(starts, item.length, item.padding, item.truncating))
