"""Backtests: folds against scikit-learn, intervals against what they promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from sklearn.model_selection import TimeSeriesSplit

from lessons.maths.backtest import coverage, folds, interval


@given(st.integers(2, 400), st.integers(2, 12), st.booleans())
def test_folds_are_those_of_scikit_learn(count: int, number: int, expanding: bool) -> None:
    if count // (number + 1) < 1:
        with pytest.raises(ValueError, match="too few"):
            folds(count, number, expanding)
        return
    first = count - number * (count // (number + 1))
    known = TimeSeriesSplit(number, max_train_size=None if expanding else first).split(np.arange(count))
    for fold, (train, test) in zip(folds(count, number, expanding), known, strict=True):
        assert (fold.start, fold.origin - 1) == (train[0], train[-1])
        assert (fold.origin, fold.end - 1) == (test[0], test[-1])


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95])
def test_interval_of_a_bell_curve_is_its_own(level: float) -> None:
    errors = np.random.default_rng(1).normal(2, 3, 100_000)
    assert interval(errors, level) == pytest.approx(norm.interval(level, 2, 3), abs=0.1)


@given(st.lists(st.floats(-1e6, 1e6), min_size=20, max_size=200, unique=True), st.sampled_from([0.5, 0.8, 0.95]))
def test_interval_covers_the_errors_that_it_is_made_of(errors: list[float], level: float) -> None:
    assert coverage(np.array(errors), interval(np.array(errors), level)) == pytest.approx(level, abs=2 / len(errors))


def test_coverage_counts_the_bounds_too() -> None:
    assert coverage(np.array([-2.0, -1.0, 0.0, 1.0, 5.0]), (-1.0, 1.0)) == 0.6
