"""The account adds up to what Keras answers, in any order; with a hidden layer it is what each word is missed by."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import text
from lessons.course.embeddings import ledger, network, views
from lessons.maths.activations import sigmoid
from lessons.training.run.history import TrainingRecord
from lessons.training.worker.build import from_plan
from tests.figures.sent import meta

RECORDS = {name: views.recording(name) for name in (views.WORDS, views.PADDED, views.HIDDEN)}
VOCABULARY = network.encoding(RECORDS[views.WORDS]).vocabulary.words
SENTENCES = st.lists(st.sampled_from(VOCABULARY[2:]), min_size=1, max_size=12).map(" ".join)


def in_keras(record: TrainingRecord, sentence: str) -> float:
    """The probability that a network of Keras with the recorded weights gives."""
    layers, item = record.layers(network.last_epoch(record)), network.encoding(record)
    model = from_plan(record.architecture.layers, item.shape)
    model.set_weights([weight for layer in layers for weight in layer.weights])
    return float(np.array(model(item.apply(sentence)[None]))[0, 0])


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("sentence", [ledger.SENTENCE, "I really loved the zyzzyva", "not good"])
def test_the_total_is_what_keras_answers(name: str, sentence: str) -> None:
    result = ledger.compute(RECORDS[name], sentence)
    assert sigmoid(np.float64(result.total)) == pytest.approx(in_keras(RECORDS[name], sentence), abs=1e-5)
    keras.backend.clear_session()


@pytest.mark.parametrize("name", [views.WORDS, views.PADDED])
@given(sentence=SENTENCES)
def test_shares_bias_and_padding_add_up_to_the_total(name: str, sentence: str) -> None:
    result = ledger.compute(RECORDS[name], sentence)
    assert sum(result.amounts) + result.bias + result.padding == pytest.approx(result.total, abs=1e-4)
    assert (result.padding != 0) == (name == views.PADDED)


@given(sentence=SENTENCES, data=st.data())
def test_the_order_changes_nothing_and_a_word_less_does(sentence: str, data: st.DataObject) -> None:
    whole = ledger.compute(RECORDS[views.WORDS], sentence)
    order = data.draw(st.permutations(whole.places))
    other = ledger.compute(RECORDS[views.WORDS], sentence, order)
    assert other.total == pytest.approx(whole.total, abs=1e-4)
    assert [line.place for line in ledger.account(other).lines] == order
    shorter = ledger.compute(RECORDS[views.WORDS], sentence, order[1:])
    rest = " ".join(whole.words[place] for place in order[1:])
    if rest:
        assert shorter.total == pytest.approx(ledger.compute(RECORDS[views.WORDS], rest).total, abs=1e-4)
    assert [line.place for line in ledger.account(shorter).out] == [order[0]]


def test_with_a_hidden_layer_an_amount_is_what_the_answer_loses_without_the_word() -> None:
    result = ledger.compute(RECORDS[views.HIDDEN], "I loved the story")
    assert not result.adds_up
    without = ledger.compute(RECORDS[views.HIDDEN], "I the story")
    assert result.amounts[1] == pytest.approx(result.total - without.total, abs=1e-5)
    assert abs(sum(result.amounts) + result.bias - result.total) > 0.01


def test_a_sentence_without_a_word_has_no_verdict() -> None:
    assert ledger.account(ledger.compute(RECORDS[views.WORDS], " ?! ")).total is None
    assert ledger.account(ledger.compute(RECORDS[views.WORDS], "good", [])).total is None


def test_amounts_wait_for_their_question_and_places_that_are_not_there_are_left_out() -> None:
    result = ledger.compute(RECORDS[views.WORDS], "good zyzzyva", [5, 1, 1])
    lines = meta(ledger.payload(result, with_amounts=True))["lines"]
    assert [(line["word"], line["unknown"]) for line in lines] == [("zyzzyva", True)]
    assert "amount" not in meta(ledger.payload(result, with_amounts=False))["lines"][0]


@pytest.mark.parametrize("name", RECORDS)
def test_not_good_and_good_not_are_the_same_to_a_mean(name: str) -> None:
    words, result = text.read(views.SLUG), ledger.compute(RECORDS[name], ledger.SENTENCE)
    assert {each.name: each.answer(result) for each in ledger.QUESTIONS}["order"] == ledger.SAME
    for each in ledger.QUESTIONS:
        assert each.answer(result) in each.options(result)
        assert words[f"ask {each.name}"].format(**each.numbers(result))
