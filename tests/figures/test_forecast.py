"""The forecast is sent the validation part, and a line for every epoch."""

import numpy as np

from lessons.figures import forecast
from tests.figures import sent


def test_a_line_for_every_epoch_with_its_error() -> None:
    values = np.array([1.0, 2.0, 4.0])
    lines = np.array([[0.0, 0.0, 0.0], [1.0, 1.5, 3.0]])
    time = np.array(["2020-01-01", "2020-01-02", "2020-01-03"], "datetime64[s]")
    payload = forecast.payload("run", time, values, "m", values - 1, (0, 7), lines, (None, 0.5), 1.2, True, 20)
    arrays, meta = sent.arrays(payload), sent.meta(payload)
    np.testing.assert_array_equal(arrays["forecasts"], lines)
    np.testing.assert_array_equal(arrays["naive"], [0, 1, 3])
    assert (meta["epochs"], meta["errors"], meta["naiveError"], meta["live"]) == ([0, 7], [None, 0.5], 1.2, True)
    assert meta["dates"]
    assert meta["count"] == 20
    assert arrays["time"][0] == 18262
    assert "answerBounds" not in arrays


def test_bounds_of_what_can_be_said_are_sent_where_they_are_known() -> None:
    line, bounds = np.ones((1, 2)), np.array([[-3.0, 3.0]])
    payload = forecast.payload("run", np.arange(2), line[0], "", line[0], (0,), line, (None,), 1.0, False, 2, bounds)
    np.testing.assert_array_equal(sent.arrays(payload)["answerBounds"], bounds)
