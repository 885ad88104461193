"""The window machine: of a long series the first values travel."""

import numpy as np

from lessons.figures import machine
from tests.figures import sent


def test_a_long_series_is_counted_whole_and_sent_in_part() -> None:
    values = np.arange(20_000.0)
    cut, mix = machine.Cut(20, 1, 19_980, 0, False), machine.Mix(1000, 32, 625, 12)
    payload = machine.payload(values, values, "m", cut, mix, None, True, ())
    assert (sent.meta(payload)["count"], sent.meta(payload)["windowCount"]) == (20_000, 19_980)
    assert len(sent.arrays(payload)["values"]) == machine.MOST_VALUES
    assert len(payload) < 100_000
