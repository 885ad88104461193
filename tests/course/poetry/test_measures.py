"""What is measured of recorded networks: read again from their weights, and told by what they have learned."""

import math

import numpy as np
import pytest

from lessons.course.poetry import measures, views
from lessons.course.poetry.writer import Dice, write, writer
from lessons.maths.continuations import Chain
from lessons.training.worker import examples

RECORDS = {name: views.recording(name) for name in views.RECORDINGS.values()}
every_recording = pytest.mark.parametrize("name", RECORDS)


@every_recording
def test_held_out_words_are_those_that_keras_was_validated_with(name: str) -> None:
    record = RECORDS[name]
    made = examples.read(record.spec)
    network = writer(record, record.whole_epochs[-1])
    new = measures.forecasts(record.spec.data, network.vocabulary)
    assert [pair.following for pair in new] == made.validation_targets.tolist()
    np.testing.assert_array_equal(network.rows([pair.beginning for pair in new]), made.validation_inputs)
    likely = network.likely([pair.beginning for pair in new])
    loss = -np.log(likely[np.arange(len(new)), made.validation_targets]).mean()
    assert loss == pytest.approx(record.epoch_points[-1].val_loss, rel=0.01)


@every_recording
def test_the_longer_it_trains_the_more_it_copies(name: str) -> None:
    record = RECORDS[name]
    copied = record.answers["copied"][:, measures.TEMPERATURES.index(0.5)]
    assert copied[-1] > 0.2
    assert copied[0] == 0
    assert copied[-1] > 2 * copied[record.whole_epochs.index(record.best_epoch or 0)]
    assert (record.answers["copied"][:, -1] < 0.1).all(), "hot, it copies next to nothing"


def test_perplexity_of_a_chain_is_by_hand() -> None:
    # Of ids 0 to 3, 1 came twice as a next word, 2 once: (2 + 2/4) / 5 and (1 + 2/4) / 5.
    chain = Chain.fit([(3, 1), (3, 1), (3, 2)], 0, 4)
    new = [measures.Forecast((3,), 1), measures.Forecast((2,), 2)]
    assert measures.perplexity(chain, new) == pytest.approx(1 / math.sqrt(2.5 / 5 * 1.5 / 5))


def test_a_copy_is_a_row_of_words_that_stands_in_the_text() -> None:
    network = writer(RECORDS["ballads"], RECORDS["ballads"].whole_epochs[-1])
    new = [measures.Forecast((5,), 6)]
    line, *_ = write(network, ((5,),) * measures.LINES, measures.WORDS, Dice(0))
    assert measures.share_copied(network, [line], new, 0) == 1
    assert measures.share_copied(network, [line[:3]], new, 0) == 0
    assert measures.share_copied(network, [line[1:5]], new, 0) == 4 / measures.WORDS
