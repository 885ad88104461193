"""Weights over a window: a row and a colour for everything that forecasts."""

import numpy as np

from lessons.figures import window_weights
from tests.figures import sent


def test_rows_have_names_and_colours_of_their_own() -> None:
    rows = {name: np.full(3, place) for place, name in enumerate("abcd")}
    payload = window_weights.payload(rows)
    assert [row["name"] for row in sent.meta(payload)["rows"]] == list("abcd")
    assert len({row["colour"] for row in sent.meta(payload)["rows"]}) == 4
    np.testing.assert_array_equal(sent.arrays(payload)["weights"][:, 0], [0, 1, 2, 3])
