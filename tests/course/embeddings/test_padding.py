"""Longer rows: the mean slides as far as arithmetic says, the mask holds it, and Keras says the same."""

import keras
import numpy as np
import pytest

from lessons import text
from lessons.course.embeddings import network, padding, views
from lessons.maths.activations import sigmoid
from lessons.maths.tokens import pad
from lessons.training.worker.build import from_plan
from tests.figures.sent import arrays, meta

RESULT = padding.compute(padding.SENTENCE)


@pytest.mark.parametrize("title", [padding.WITHOUT, padding.WITH])
@pytest.mark.parametrize("length", [10, 57, 120])
def test_rows_of_any_length_are_answered_as_keras_does(title: str, length: int) -> None:
    record = padding.recordings()[title]
    model = from_plan(record.architecture.layers, (length,))
    weights = [weight for layer in record.layers(network.last_epoch(record)) for weight in layer.weights]
    model.set_weights(weights)
    ids = network.encoding(record).vocabulary.encode(padding.SENTENCE)
    theirs = float(np.array(model(pad([ids], length, "post")))[0, 0])
    assert sigmoid(RESULT.answers[title][length - padding.SHORTEST]) == pytest.approx(theirs, abs=1e-4)
    keras.backend.clear_session()


def test_without_a_mask_the_answer_is_the_mean_of_words_and_padding() -> None:
    words = len(RESULT.words)
    for length, answer in zip(padding.LENGTHS, RESULT.answers[padding.WITHOUT], strict=True):
        mean = (RESULT.alone[padding.WITHOUT].sum() + (length - words) * RESULT.padding) / length
        assert answer == pytest.approx(mean, abs=1e-3)


def test_with_a_mask_the_length_changes_nothing() -> None:
    assert np.ptp(RESULT.answers[padding.WITH]) < 1e-4
    assert RESULT.sure(padding.WITH, 0) == RESULT.sure(padding.WITH, -1)


def test_padding_takes_the_certainty_that_the_page_asks_about() -> None:
    first, last = (int(RESULT.sure(padding.WITHOUT, place)[:-1]) for place in (0, -1))
    assert (first >= 95, last <= 70) == (True, True)


def test_long_rows_are_learned_much_sooner_with_a_mask() -> None:
    long, masked = (padding.first_epoch(views.recording(name)) for name in (views.LONG, views.LONG_MASKED))
    assert masked <= 2
    assert long >= 4 * masked


def test_longer_rows_wait_for_their_questions() -> None:
    closed = arrays(padding.payload(RESULT, ()))
    assert (closed["answers0"].shape, closed["answers1"].shape) == ((1,), (1,))
    whole = padding.payload(RESULT, ("flip", "mask"))
    assert arrays(whole)["answers1"].shape == (len(padding.LENGTHS),)
    assert [reader["padding"] is None for reader in meta(whole)["readers"]] == [False, True]


def test_an_empty_field_is_read_as_the_first_sentence_and_a_long_one_is_cut() -> None:
    assert padding.compute(" ").words == RESULT.words
    assert len(padding.compute("good " * 30).words) == padding.SHORTEST


def test_every_answer_is_among_its_options() -> None:
    words = text.read(views.SLUG)
    for each in padding.QUESTIONS:
        assert each.answer(RESULT) in each.options(RESULT)
        assert words[f"because {each.name}"].format(**each.numbers(RESULT))
    assert words["long rows"].format(**padding.numbers(RESULT))
