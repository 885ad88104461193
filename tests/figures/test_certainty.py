"""Answers are sent as whole numbers that stand for logits, up to the epoch that may be known."""

import numpy as np

from lessons.figures.certainty import Answers, payload
from tests.figures.sent import arrays, meta

LOGITS = np.array([[0.1, -0.2], [3.0, -4.0], [6.0, 1.0]])
ANSWERS = Answers([0, 1, 2], LOGITS, np.array([1, 0]), ["bad", "good"])


def test_all_answers_come_back_as_they_were() -> None:
    sent = payload(ANSWERS, None, with_parts=True, hottest=5.0)
    np.testing.assert_allclose(arrays(sent)["logits"] * meta(sent)["unit"], LOGITS, atol=2e-4)
    np.testing.assert_array_equal(arrays(sent)["labels"], [1, 0])
    assert (meta(sent)["parts"], meta(sent)["temperature"], meta(sent)["epochs"]) == (True, 5.0, [0, 1, 2])


def test_what_may_not_be_known_is_not_sent() -> None:
    sent = payload(ANSWERS, 1, with_parts=False, hottest=None)
    assert arrays(sent)["logits"].shape == (2, 2)
    assert (meta(sent)["parts"], "temperature" in meta(sent)) == (False, False)
    assert meta(sent)["all"] == [0, 1, 2]
