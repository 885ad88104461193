"""Weights over the window: a linear network's are its kernel, and they come close to least squares."""

import numpy as np
import pytest

from lessons.course.windows import weights
from lessons.course.windows.views import recording
from lessons.data.simple_forecasts import LINEAR
from lessons.maths import series
from tests.figures import sent

NETWORK, DENSE = weights.RECORDED


def test_all_three_stand_beside_each_other_on_the_same_windows() -> None:
    result = weights.compute(recording("dense"))
    assert list(result.weights) == [LINEAR, NETWORK, DENSE]
    record = recording("linear")
    kernel = record.layers(record.best_epoch)[0].weights[0][:, 0]
    np.testing.assert_allclose(result.weights[NETWORK], kernel, atol=1e-6)
    exact = series.least_squares_weights(series.lecture()[1], 20, 1000)
    np.testing.assert_array_equal(result.weights[LINEAR], exact[:-1])
    assert all(set(np.argsort(row)[-3:]) == {17, 18, 19} for row in result.weights.values()), "the last values count"
    assert result.share_of_latest(LINEAR) == pytest.approx(0.68, abs=0.01)
    assert 0.9 < result.weights[DENSE].sum() < 1.1, "what all values gain, the forecast gains"


def test_a_network_of_other_windows_stands_alone_beside_least_squares() -> None:
    result = weights.compute(recording("exercise"))
    assert list(result.weights) == [LINEAR, weights.ON_SHOW]
    assert result.weights[weights.ON_SHOW].shape == (40,)
    assert sent.arrays(weights.payload(result))["weights"].shape == (2, 40)
