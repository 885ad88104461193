"""What chance alone does to a count: how many of `trials` pictures are right, each with the same probability."""

from collections.abc import Callable

import numpy as np

from lessons.maths.arrays import Array

LEVEL = 0.95
_HALVINGS = 50
"""How often a range of probabilities is halved: to the last digit of a float."""


def distribution(trials: int, probability: float) -> Array:
    """The probability of 0, 1, ... `trials` successes: (trials + 1,) float64. `probability` is from 0 to 1."""
    if probability in (0.0, 1.0):
        sure = np.zeros(trials + 1)
        sure[round(probability) * trials] = 1
        return sure
    counts = np.arange(1, trials + 1)
    ways = np.concatenate([[0.0], np.cumsum(np.log((trials - counts + 1) / counts))])
    wins = np.arange(trials + 1)
    chances: Array = np.exp(ways + wins * np.log(probability) + (trials - wins) * np.log1p(-probability))
    return chances


def likely(trials: int, probability: float, level: float = LEVEL) -> tuple[int, int]:
    """The least and the most successes that are no surprise: fewer, and more, come up in (1 - level) / 2 of tries."""
    cumulated = np.cumsum(distribution(trials, probability))
    low, high = np.searchsorted(cumulated, [(1 - level) / 2, (1 + level) / 2])
    return int(low), min(int(high), trials)


def plausible(successes: int, trials: int, level: float = LEVEL) -> tuple[float, float]:
    """The probabilities that `successes` of `trials` leave plausible: the exact interval of a level, 0 to 1.

    Source: Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
    Biometrika 1934.
    """
    tail = (1 - level) / 2
    low = _where(lambda p: float(distribution(trials, p)[successes:].sum()), tail) if successes else 0.0
    high = (
        _where(lambda p: -float(distribution(trials, p)[: successes + 1].sum()), -tail) if successes < trials else 1.0
    )
    return low, high


def _where(rising: Callable[[float], float], value: float) -> float:
    """The probability at which a function that rises with it reaches a value."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2
