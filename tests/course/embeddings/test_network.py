"""What networks that pool words answer, against Keras; and how words reach them."""

from typing import Any

import keras
import numpy as np
import pytest

from lessons.course.embeddings import network, views
from lessons.kinds.encoding import TextInput
from lessons.maths.network import Layer
from lessons.maths.tokens import Vocabulary, pad

LENGTH, IDS = 7, 12


def made(*layers: Any, mask: bool = False) -> tuple[keras.Model, list[Layer]]:
    keras.utils.set_random_seed(4)
    model = keras.Sequential([keras.Input((LENGTH,)), keras.layers.Embedding(IDS, 5, mask_zero=mask), *layers])
    for layer in model.layers:
        layer.set_weights([np.random.default_rng(1).normal(size=each.shape) for each in layer.get_weights()])
    return model, [Layer(type(one).__name__, one.get_config(), tuple(one.get_weights())) for one in model.layers]


def rows() -> np.ndarray:
    return pad([[3, 4], [5, 6, 7, 8, 9, 10, 11], [1]], LENGTH, "post")


def pooled(*hidden: int) -> tuple[Any, ...]:
    units = [keras.layers.Dense(count, activation="relu") for count in hidden]
    return (keras.layers.GlobalAveragePooling1D(), *units, keras.layers.Dense(1, activation="sigmoid"))


def flat() -> tuple[Any, ...]:
    return (keras.layers.Flatten(), *pooled(6)[1:])


@pytest.mark.parametrize(
    ("layers", "mask"),
    [
        (pooled, True),
        (pooled, False),
        (lambda: pooled(6), True),
        (flat, False),
    ],
)
def test_many_texts_at_once_and_one_alone_are_answered_as_keras_does(layers: Any, mask: bool) -> None:
    model, ours = made(*layers(), mask=mask)
    model.layers[-1].activation = keras.activations.linear
    theirs = np.array(model(rows()))[:, 0]
    np.testing.assert_allclose(network.logits(ours, rows()), theirs, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose([network.logit(ours, row) for row in rows()], theirs, rtol=1e-4, atol=1e-5)


def test_a_row_of_padding_alone_has_no_answer_under_a_mask() -> None:
    _, ours = made(*pooled(), mask=True)
    assert np.isnan(network.logits(ours, np.zeros((1, LENGTH), np.int32))).all()


@pytest.mark.parametrize("mask", [True, False])
def test_an_effect_is_what_a_word_adds_to_the_answer_to_an_average_text(mask: bool) -> None:
    model, ours = made(*pooled(6), mask=mask)
    table = model.layers[0].get_weights()[0]
    means = np.array(model.layers[1](model.layers[0](rows()), mask=model.layers[0].compute_mask(rows())))
    average, words = means.mean(axis=0), np.mean([2, 7, 1]) if mask else LENGTH
    joined = np.stack([average, average + (table[5] - average) / words])
    model.layers[-1].activation = keras.activations.linear
    before, after = np.array(model.layers[3](model.layers[2](joined)))[:, 0]
    assert network.effects(ours, rows(), [5])[0] == pytest.approx(after - before, abs=1e-4)


def test_only_the_mean_with_one_unit_is_an_account() -> None:
    account = {name: network.is_account(views.recording(name).layers(1)) for name in (views.WORDS, views.HIDDEN)}
    assert account == {views.WORDS: True, views.HIDDEN: False}


def test_words_without_an_id_are_left_out_and_long_texts_are_cut() -> None:
    known = TextInput(Vocabulary.fit(["a b c"], oov=False), 2)
    assert network.words_of(known, "a zebra C b") == ("a", "c")
    with_unknown = TextInput(Vocabulary.fit(["a b c"]), 3)
    assert network.words_of(with_unknown, "a zebra") == ("a", "zebra")
