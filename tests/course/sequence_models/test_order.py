"""The section Readers, shuffled words: the same words in another order, and who notices."""

import pytest

from lessons.course.sequence_models import order, views
from tests.figures.sent import meta


@pytest.mark.parametrize("shuffle", [1, 20])
def test_a_shuffled_review_has_the_same_words(shuffle: int) -> None:
    for review in (1, order.EXAMPLES):
        result = order.compute(order.Settings(review, shuffle))
        assert sorted(result.shuffled.words) == sorted(result.in_order.words)
        assert result.shuffled.words != result.in_order.words
        there, back = result.verdicts[views.AVERAGE]
        assert there == pytest.approx(back, abs=1e-5)


def test_there_are_as_many_reviews_as_the_slider_offers() -> None:
    assert len(set(order.examples())) == order.EXAMPLES


def test_average_pooling_turns_no_verdict_and_the_lstm_many() -> None:
    measured = order.measured()
    assert measured[views.AVERAGE].turned == 0
    assert measured[views.AVERAGE].in_order == measured[views.AVERAGE].shuffled
    assert measured[views.LSTM].turned > 0.05
    assert measured[views.LSTM].in_order - measured[views.LSTM].shuffled > 0.05


def test_what_shuffling_costs_travels_once_it_is_predicted() -> None:
    result = order.compute(order.Settings())
    assert all(pair["shuffled"] is None for pair in meta(order.chart(result, with_shuffled=False))["pairs"])
    sent = meta(order.chart(result, with_shuffled=True))["pairs"]
    assert [pair["turned"] for pair in sent] == [measure.turned for measure in order.measured().values()]
    says = ["negative", "positive"]
    assert [says.index(pair["after"]) for pair in sent] == [back > 0.5 for _, back in result.verdicts.values()]
