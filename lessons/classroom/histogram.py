"""Numbers that a room has answered, sorted into few bars."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MOST = 8
"""Bars at most."""
EDGES = (5.0, 95.0)
"""The percentiles between which the bars lie: a slip of one learner does not squeeze all others into one bar."""


@dataclass(frozen=True)
class Histogram:
    """Bars beside each other: each has the numbers from its own start on, up to the next one's.

    What lies below the first start is in the first bar.
    """

    starts: tuple[float, ...]
    labels: tuple[str, ...]

    def place(self, number: float) -> int:
        """Which bar has this number, from 0."""
        return max(0, bisect_right(self.starts, number) - 1)

    def counts(self, numbers: Sequence[float]) -> list[int]:
        """How many of the numbers each bar has."""
        places = [self.place(number) for number in numbers]
        return [places.count(bar) for bar in range(len(self.starts))]


def histogram(numbers: Sequence[float]) -> Histogram:
    """The bars for these numbers: one for each where few differ, else ranges of a round width."""
    distinct = sorted(set(numbers))
    if len(distinct) <= MOST:
        return Histogram(tuple(distinct), tuple(map(written, distinct)))
    low, high = (float(edge) for edge in np.percentile(numbers, EDGES))
    if low == high:
        low, high = distinct[0], distinct[-1]
    # A range of six widths touches eight bars at most.
    width = round_up((high - low) / (MOST - 2))
    first, last = math.floor(low / width), math.floor(high / width)
    # Without the error of the product: .3 belongs to the bar that starts at .3.
    starts = tuple(float(f"{step * width:.12g}") for step in range(first, last + 1))
    labels = [f"{written(start)} to {written(start + width)}" for start in starts]
    if distinct[0] < starts[0]:
        labels[0] = f"below {written(starts[1])}"
    if distinct[-1] >= starts[-1] + width:
        labels[-1] = f"{written(starts[-1])} and more"
    return Histogram(starts, tuple(labels))


def written(number: float) -> str:
    """A number as learners read it: thousands apart, and no more digits than it needs."""
    return f"{number:,.6g}" if abs(number) < 999_999 else f"{number:,.0f}"


def round_up(width: float) -> float:
    """The next of 1, 2, 5, 10, 20, … and of their tenths; `width` is above 0."""
    power = 10.0 ** math.floor(math.log10(width))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= width * (1 - 1e-9))
