"""The diagram of confidence against accuracy: its bins travel whole."""

import numpy as np

from lessons.figures.reliability import reliability
from tests.figures.sent import arrays


def test_bins_travel_whole() -> None:
    sent = arrays(reliability(np.array([0, 4]), np.array([0, 0.9]), np.array([0, 0.75])))
    assert sent["counts"].tolist() == [0, 4]
    np.testing.assert_allclose(sent["confidence"], [0, 0.9], rtol=1e-6)
    assert sent["rightShares"].tolist() == [0, 0.75]


def test_what_may_not_be_known_yet_does_not_travel() -> None:
    assert set(arrays(reliability(np.array([4]), np.array([0.9]), None))) == {"counts", "confidence"}
