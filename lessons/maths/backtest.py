"""Backtests: one series cut into many pasts and futures, and what was missed made into intervals."""

from typing import NamedTuple

import numpy as np

from lessons.maths.arrays import Array


class Fold(NamedTuple):
    """A past to learn from, and the values right after it to be tested on, both as steps from the first to the next."""

    start: int
    origin: int
    end: int


def folds(count: int, number: int, expanding: bool = True) -> tuple[Fold, ...]:
    """`number` tests of one length, one behind the other up to the end of `count` values: a rolling origin.

    Each learns from all values before it or, where the past is not `expanding`, from as many as the first one has. They
    are those of scikit-learn's TimeSeriesSplit. Raises ValueError where there are too few values.
    """
    size = count // (number + 1)
    if number < 1 or size < 1:
        raise ValueError(f"{count} values are too few for {number} folds.")
    first = count - number * size
    origins = range(first, count, size)
    return tuple(Fold(0 if expanding else origin - first, origin, origin + size) for origin in origins)


def interval(errors: Array, level: float) -> tuple[float, float]:
    """How far below and above a forecast values lie, so that a `level` of these past errors fits: (n,) -> low, high.

    Errors are values minus forecasts; as many are left out below as above. `level` is above 0 and below 1.
    """
    low, high = np.quantile(errors, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def coverage(errors: Array, bounds: tuple[float, float]) -> float:
    """Which part of errors (n,) lies within bounds: 0 to 1."""
    low, high = bounds
    return float(np.mean((low <= errors) & (errors <= high)))
