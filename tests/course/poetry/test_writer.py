"""Writing against Keras: the next word's likelihood, and lines drawn from it."""

import numpy as np
import pytest

from lessons.course.poetry import views
from lessons.course.poetry.writer import Dice, Writer, next_word, write, writer
from lessons.maths.generation import sharpen
from lessons.training.worker.build import from_plan

RECORD = views.recording("ballads")
LAST = RECORD.whole_epochs[-1]


@pytest.fixture(scope="module")
def network() -> Writer:
    return writer(RECORD, LAST)


def test_likelihood_is_kerass_without_padding_and_unknown_words(network: Writer) -> None:
    assert RECORD.architecture
    model = from_plan(RECORD.architecture.layers, RECORD.architecture.input_shape or ())
    model.set_weights([array for layer in RECORD.layers(LAST) for array in layer.weights])
    lines = [tuple(network.vocabulary.encode(text)) for text in ("the moon", "when anna gray was nine years old and")]
    theirs = model.predict(network.rows(lines), verbose=0)
    theirs[:, :2] = 0
    np.testing.assert_allclose(network.likely(lines), theirs / theirs.sum(axis=1, keepdims=True), atol=1e-5)


def test_cold_lines_take_the_likeliest_word_each_time(network: Writer) -> None:
    start = (network.vocabulary.encode("the moon")[0],)
    line, *_ = write(network, (start,), 5, Dice(0))
    for place in range(1, 6):
        assert line[place] == next_word(network, line[:place]).argmax()


def test_words_are_drawn_as_their_shares_and_numbers_say(network: Writer) -> None:
    dice, start = Dice(1.0, 3, seed=4), (5,)
    lines = write(network, (start,) * 5, 3, dice)
    assert lines == write(network, (start,) * 5, 3, Dice(1.0, 3, seed=4))
    assert len({write(network, (start,) * 5, 3, Dice(1.0, None, seed))[0] for seed in range(6)}) > 1
    for number, line in enumerate(lines):
        shares = sharpen(next_word(network, start), 1.0, 3)
        order = np.argsort(-shares, kind="stable")
        assert line[1] == order[np.searchsorted(np.cumsum(shares[order]), dice.number(number, 1), side="right")]


def test_neither_padding_nor_unknown_words_are_ever_written(network: Writer) -> None:
    lines = write(network, ((5,),) * 20, 8, Dice(2.0))
    assert min(word for line in lines for word in line) > 1
