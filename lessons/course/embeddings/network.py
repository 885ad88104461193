"""The networks that the lesson looks into: whether one fits, what it answers to many texts, and how it reads one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lessons.data import registry
from lessons.data.dataset import evenly
from lessons.data.texts import Texts
from lessons.kinds.encoding import TextInput
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward, run_layer
from lessons.training.run.history import TrainingRecord, best_among

EMBEDDING, AVERAGE, FLATTEN = "Embedding", "GlobalAveragePooling1D", "Flatten"


def has_words(record: TrainingRecord) -> bool:
    """Whether the run has learned, and its network looks words up in a table first."""
    plan = record.architecture
    looks_up = plan is not None and plan.layers[0].class_name == EMBEDDING
    return looks_up and max(record.whole_epochs, default=0) > 0 and not record.diverged


def says_how_sure(record: TrainingRecord) -> bool:
    """Whether it pools words, too, and answers with one probability for two classes."""
    if not has_words(record):
        return False
    plan = record.architecture
    assert plan is not None
    pools = plan.layers[1].class_name in (AVERAGE, FLATTEN)
    return pools and plan.layers[-1].config.get("activation") == "sigmoid"


def weighs_means(record: TrainingRecord) -> bool:
    """Whether it answers so from the mean of the words of a text."""
    plan = record.architecture
    return says_how_sure(record) and plan is not None and plan.layers[1].class_name == AVERAGE


def encoding(record: TrainingRecord) -> TextInput:
    """How texts reach the network of a run that `has_words`."""
    item = record.architecture and record.architecture.item
    assert isinstance(item, TextInput)
    return item


def last_epoch(record: TrainingRecord) -> int:
    """The epoch whose network answers: the best, or the last that is kept whole."""
    return best_among(record, record.whole_epochs)


def is_account(layers: Sequence[Layer]) -> bool:
    """Whether the answer is a sum with a share for each word: the mean of vectors, and one unit."""
    return [layer.class_name for layer in layers] == [EMBEDDING, AVERAGE, "Dense"]


def logit(layers: Sequence[Layer], ids: Array) -> float:
    """What the network answers to one text, ids (length,), before its sigmoid."""
    return float(forward(_without_sigmoid(layers), ids)[-1][0])


def logits(layers: Sequence[Layer], rows: Array) -> Array:
    """What the network answers to many texts at once, ids (N, length) -> (N,) float32, before its sigmoid.

    For networks that `says_how_sure` knows.
    """
    if layers[1].class_name == AVERAGE:
        return _answers(layers, _means(layers, rows))
    return _answers(layers, layers[0].weights[0][rows].reshape(len(rows), -1))


def effects(layers: Sequence[Layer], rows: Array, ids: Sequence[int]) -> Array:
    """By how much each of some words (V,) moves the answer when it joins an average text, as a logit, float32.

    For networks that take means, `rows` (N, length) are texts; the average one has the mean of their means, and as many
    words as they have on average.
    """
    average, words = _means(layers, rows).mean(axis=0), _counting(layers, rows).sum(axis=1).mean()
    joined = average + (layers[0].weights[0][list(ids)] - average) / words
    moved: Array = _answers(layers, joined) - _answers(layers, average[None])
    return moved


def _counting(layers: Sequence[Layer], rows: Array) -> Array:
    """Which places of the rows count in the mean (N, length)."""
    counting: Array = rows != 0 if layers[0].config.get("mask_zero") else np.ones(rows.shape, bool)
    return counting


def _means(layers: Sequence[Layer], rows: Array) -> Array:
    """The mean of each text's vectors (N, dimensions); NaN where a mask leaves none."""
    counts = _counting(layers, rows)[..., None]
    with np.errstate(invalid="ignore"):
        means: Array = (layers[0].weights[0][rows] * counts).sum(axis=1) / counts.sum(axis=1)
    return means


def _answers(layers: Sequence[Layer], values: Array) -> Array:
    """What the layers behind the pooling make of its outputs (N, n): (N,), before the sigmoid."""
    for layer in _without_sigmoid(layers)[2:]:
        values = run_layer(layer, values)
    answers: Array = values[:, 0]
    return answers


def _without_sigmoid(layers: Sequence[Layer]) -> list[Layer]:
    *before, last = layers
    return [*before, replace(last, config={**last.config, "activation": "linear"})]


def validation(record: TrainingRecord, most: int) -> tuple[Array, Array]:
    """Texts that the run's network has never seen, as it reads them (N, length), and their labels (N,): `most` of them.

    Raises as `lessons.data.registry.load`.
    """
    texts: Texts = registry.load(record.spec.data, "validation")
    places, item = evenly(len(texts), most), encoding(record)
    return np.stack([item.apply(texts.texts[place]) for place in places]), texts.labels[places]


def words_of(item: TextInput, text: str) -> tuple[str, ...]:
    """The words of a text that the network reads, each as its vocabulary writes it: those without an id are left out.

    At most as many as a row has room for.
    """
    known = [word for word in item.vocabulary.split(text) if item.vocabulary.encode(word)]
    return tuple(known[: item.length])
