"""What is told of answers at every step, as far as it may be."""

import numpy as np

from lessons.figures import every_step
from tests.figures import sent


def test_mean_errors_are_sent_when_they_may_be_told() -> None:
    lines = np.arange(3.0), np.arange(3.0) + 1, np.arange(3.0) + 2
    silent = every_step.payload(*lines, 4.0, None, None)
    assert set(sent.arrays(silent)) == {"values", "targets", "answers"}
    assert sent.meta(silent)["last"] == 4
    told = every_step.payload(*lines, 4.0, np.ones(3), 0.5)
    np.testing.assert_array_equal(sent.arrays(told)["meanErrors"], 1)
    assert sent.meta(told)["lastError"] == 0.5
