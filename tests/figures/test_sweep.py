"""The sweep: as many looks as rates can race, and arrays under their rates."""

import numpy as np

from lessons.figures import sweep
from tests.figures import sent


def test_each_run_comes_under_its_rate() -> None:
    race = {1e-7: [9.0, 8.0], 0.0001: [7.0, np.nan]}
    payload = sweep.payload([1e-8, 1e-7], [3.0, 2.0], (1e-7, 1e-4), 3, (1e-7, 1e-4), 5.9, 2, race)
    assert sent.meta(payload)["raceErrors"] == ["1e-07", "0.0001"]
    assert len({look["sign"] for look in sent.meta(payload)["looks"]}) == 3
    np.testing.assert_array_equal(sent.arrays(payload)["race0.0001"], [7, np.nan])
