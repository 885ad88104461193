"""What is missing or twice in a learner's series, and how it is filled."""

import numpy as np

from lessons.data.own import tables
from lessons.maths.arrays import Array

LEAVE, LINE, BEFORE = "Leave out", "Straight line", "Value before"
WAYS = (LEAVE, LINE, BEFORE)
"""What is done about a value that is missing: its neighbours close up, or it is filled."""

_GAP = 1.5
"""A step in time of more than this number of usual ones jumps over something."""
_MOST_DOUBLE = 0.1
"""Where a larger part of the rows repeats a moment, the table holds several series."""


def merge(time: Array, values: Array, name: str) -> tuple[Array, Array, list[str]]:
    """Sorted moments (n,), each once, the mean of the values of each, and what to tell about it.

    Values that are missing (NaN) count in no mean. Raises ValueError, in one sentence, where too many moments repeat.
    """
    distinct, first, place = np.unique(time, return_index=True, return_inverse=True)
    double = len(time) - len(distinct)
    if not double:
        return time, values, []
    if double > _MOST_DOUBLE * len(time):
        same = written(time[np.setdiff1d(np.arange(len(time)), first)[0]])
        raise ValueError(f"{name} has several rows of {same}, and more such: bring a table with one value at a time.")
    measured = ~np.isnan(values)
    counts = np.bincount(place, measured, len(distinct))
    sums = np.bincount(place, np.where(measured, values, 0), len(distinct))
    means = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    rows = "1 row repeats a moment" if double == 1 else f"{double:,} rows repeat a moment"
    return distinct, means, [f"{rows}: the mean counts."]


def close(time: Array, values: Array) -> tuple[Array, Array, list[str]]:
    """The moments and values (n,) that were measured, without the NaN, and what to tell about those that were not."""
    measured = ~np.isnan(values)
    return time[measured], values[measured], [*_missing_note(int((~measured).sum())), *_jump_note(time[measured])]


def fill(time: Array, values: Array, way: str, name: str) -> tuple[Array, Array, list[str]]:
    """The moments and values (n,) with all between the first and the last that was measured, and how many are filled.

    Raises ValueError, in one sentence, where there would be more values than a table may have rows.
    """
    measured = np.flatnonzero(~np.isnan(values))
    time, values = (each[measured[0] : measured[-1] + 1] for each in (time, values))
    whole = _without_jumps(time, name)
    known = ~np.isnan(values)
    places, known_places = whole.astype(np.float64), time[known].astype(np.float64)
    if way == LINE:
        filled = np.interp(places, known_places, values[known])
    else:
        filled = values[known][np.searchsorted(known_places, places, side="right") - 1]
    count = len(whole) - int(known.sum())
    how = "a straight line between its neighbours" if way == LINE else "the value before it"
    values_are = "1 missing value is" if count == 1 else f"{count:,} missing values are"
    return whole, filled, [f"{values_are} filled, each by {how}."] if count else []


def _without_jumps(time: Array, name: str) -> Array:
    """The moments, and between them those that are jumped over, in even steps."""
    steps = np.diff(time).astype(np.float64)
    usual = np.median(steps)
    missing = np.where(steps > _GAP * usual, np.round(steps / usual) - 1, 0)
    if len(time) + missing.sum() > tables.MAX_ROWS:
        raise ValueError(
            f"{name} would have more than {tables.MAX_ROWS:,} values once its gaps are filled: leave them out."
        )
    pieces = missing.astype(np.int64) + 1
    within = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    between = np.repeat(time[:-1].astype(np.float64), pieces) + within * np.repeat(steps / pieces, pieces)
    whole = np.append(between, time[-1:].astype(np.float64))
    return whole.round().astype(time.dtype) if time.dtype.kind in "Mi" else whole


def written(moment: object) -> str:
    """A moment as a sentence says it."""
    return str(moment).removesuffix("T00:00:00").removesuffix(".0")


def _missing_note(count: int) -> list[str]:
    if not count:
        return []
    return [
        "1 row has no number and is left out." if count == 1 else f"{count:,} rows have no number and are left out."
    ]


def _jump_note(time: Array) -> list[str]:
    steps = np.diff(time).astype(np.float64)
    jumps = np.flatnonzero(steps > _GAP * np.median(steps))
    if not len(jumps):
        return []
    places = "1 place" if len(jumps) == 1 else f"{len(jumps):,} places"
    return [
        f"Time jumps at {places}, first after {written(time[jumps[0]])}: the values on both sides count as neighbours."
    ]
