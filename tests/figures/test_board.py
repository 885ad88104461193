"""The board's payload: rows as they stand, on a scale that begins at 0."""

import pytest

from lessons.figures.board import Row, payload
from lessons.tasks import CLASSIFICATION, FORECAST
from tests.figures import sent

ROW = Row(1, "Learner 7", True, False, 0.925, "Rate 0.01", "/lesson?run=1")


def test_accuracy_is_drawn_from_nothing_to_all() -> None:
    meta = sent.meta(payload([ROW], CLASSIFICATION, 0.1))
    assert (meta["most"], meta["better"], meta["metric"]) == (1.0, "higher", "accuracy on validation")
    assert meta["baseline"] == {"value": 0.1, "text": "an even guess, 10.0%"}
    (row,) = meta["rows"]
    assert (row["text"], row["learner"], row["is_own"], row["is_tied"]) == ("92.5%", "Learner 7", True, False)


@pytest.mark.parametrize(("baseline", "most"), [(6.0, 6.0), (3.0, 4.5), (None, 4.5)])
def test_an_error_is_drawn_up_to_the_largest(baseline: float | None, most: float) -> None:
    rows = [Row(place, f"Learner {place}", False, False, value, "", "/") for place, value in ((1, 4.0), (2, 4.5))]
    meta = sent.meta(payload(rows, FORECAST, baseline))
    assert (meta["most"], meta["better"]) == (most, "lower")
    assert (meta["baseline"] is None) == (baseline is None)
