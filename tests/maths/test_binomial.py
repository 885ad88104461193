"""Chance against SciPy's, for any number of pictures and any probability."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lessons.maths import binomial

trials = st.integers(1, 600)
probabilities = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@given(trials, probabilities)
def test_distribution_equals_scipys(count: int, probability: float) -> None:
    theirs = stats.binom.pmf(np.arange(count + 1), count, probability)
    np.testing.assert_allclose(binomial.distribution(count, probability), theirs, rtol=1e-8, atol=1e-12)


@given(trials, probabilities, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_likely_counts_are_scipys_central_interval(count: int, probability: float, level: float) -> None:
    low, high = binomial.likely(count, probability, level)
    below, above = stats.binom.cdf([low - 1, high - 1], count, probability)
    assert below < (1 - level) / 2 + 1e-9
    assert above < (1 + level) / 2 + 1e-9
    assert stats.binom.cdf(low, count, probability) >= (1 - level) / 2 - 1e-9
    assert stats.binom.cdf(high, count, probability) >= (1 + level) / 2 - 1e-9


@given(trials, st.floats(0, 1), st.sampled_from([0.9, 0.95, 0.99]))
def test_plausible_probabilities_are_scipys_exact_interval(count: int, share: float, level: float) -> None:
    successes = round(share * count)
    theirs = stats.binomtest(successes, count).proportion_ci(level, method="exact")
    assert binomial.plausible(successes, count, level) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_two_hundred_and_fifty_six_pictures_leave_nine_points_to_chance() -> None:
    low, high = binomial.likely(256, 0.85)
    assert (low / 256, high / 256) == pytest.approx((0.805, 0.891), abs=0.002)
