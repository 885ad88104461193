"""The fan: runs that start at their places, and errors by name."""

import numpy as np

from lessons.figures import fan
from tests.figures import sent


def test_every_line_has_a_look_of_its_own() -> None:
    assert len(set(fan.LOOKS.values())) == len(fan.LOOKS)


def test_runs_and_errors_are_sent_by_name() -> None:
    runs = np.arange(6.0).reshape(2, 3)
    errors = {name: np.full(3, float(place)) for place, name in enumerate(fan.LOOKS)}
    payload = fan.payload(np.arange(9), np.arange(9.0), np.array([0, 6]), runs, errors, 2)
    meta, arrays = sent.meta(payload), sent.arrays(payload)
    np.testing.assert_array_equal(arrays["runs"], runs)
    np.testing.assert_array_equal(arrays["starts"], [0, 6])
    for place, line in enumerate(meta["lines"]):
        np.testing.assert_array_equal(arrays[line["key"]], place)
    assert meta["crossing"] == 2
