"""One answer, to be taken apart."""

import numpy as np

from lessons.figures.softmax import softmax
from tests.figures.sent import arrays, meta


def test_one_answer_travels_with_its_logits() -> None:
    sent = softmax(np.array([1.5, -2.0]), ["a", "b"], 1)
    assert arrays(sent)["logits"].tolist() == [1.5, -2.0]
    assert (meta(sent)["classes"], meta(sent)["truth"]) == (["a", "b"], 1)
    assert meta(softmax(np.zeros(2), ["a", "b"], None))["truth"] is None
    assert (meta(sent)["spare"], meta(softmax(np.zeros(2), ["a", "b"], None, spare=1))["spare"]) == (0, 1)


def test_sums_stay_away_while_they_are_asked_for() -> None:
    assert meta(softmax(np.zeros(2), ["a", "b"], 0))["sumTitle"] == "sum"
    assert "sumTitle" not in meta(softmax(np.zeros(2), ["a", "b"], 0, sums=False))
