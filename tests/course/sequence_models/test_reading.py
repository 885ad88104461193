"""How a sentence is read: word by word, as Keras would answer if it ended there."""

from typing import Any

import keras
import numpy as np
import pytest

from lessons.course.sequence_models import views
from lessons.course.sequence_models.reading import MOST_LETTERS, best, encoding, read, verdict, verdicts
from lessons.maths.layer import Layer
from lessons.maths.tokens import pad
from lessons.training.worker.build import from_plan

SENTENCE = "The film was not good, but my brother loved a dragon"


def in_keras(name: str) -> tuple[keras.Sequential, tuple[Layer, ...]]:
    """The recorded network of the best epoch, built by Keras, and as we read it."""
    record = views.recording(name)
    assert record.architecture
    layers = record.layers(best(record))
    network = from_plan(record.architecture.layers, encoding(record).shape)
    network.set_weights([weight for layer in layers for weight in layer.weights])
    return network, layers


@pytest.mark.parametrize("name", views.TITLES)
def test_verdicts_are_what_keras_says_of_each_beginning(name: str) -> None:
    network, layers = in_keras(name)
    record = views.recording(name)
    item, ids = encoding(record), read(record, SENTENCE).ids
    rows = pad([ids[:count] for count in range(1, len(ids) + 1)], item.length, item.padding, item.truncating)
    expected = network.predict(rows, verbose=0)[:, -1]
    np.testing.assert_allclose(verdicts(layers, item, ids), expected, atol=1e-4)
    assert verdict(layers, item, ids) == pytest.approx(expected[-1], abs=1e-4)


def test_a_sentence_keeps_its_words_and_tells_the_unknown_ones() -> None:
    sentence = read(views.recording(views.LSTM), SENTENCE)
    assert sentence.words == tuple(SENTENCE.lower().replace(",", "").split())
    assert sentence.unknown == ("dragon",)
    assert sentence.ids.dtype == np.int32
    assert len(sentence.ids) == len(sentence.words)


@pytest.mark.parametrize("written", ["", "?!", "good " * 500, "x" * 1000])
def test_a_sentence_is_no_longer_than_a_row(written: str) -> None:
    record = views.recording(views.LSTM)
    sentence = read(record, written)
    assert len(sentence.words) <= encoding(record).length
    assert sum(map(len, sentence.words)) <= MOST_LETTERS
    found: Any = verdicts(record.layers(best(record)), encoding(record), sentence.ids)
    assert len(found) == len(sentence.words)
