"""Moments as every canvas over time is sent them."""

import numpy as np

from lessons.maths.arrays import Array

MOST = 25_000
"""Of a longer validation part the first steps are drawn: as many as the last tenth of the longest table has.

A canvas gets them all, thins them without losing an extreme, and zooms into what is there.
"""


def with_limit(note: str, count: int) -> str:
    """A note below a picture of `count` steps, which says so where not all of them are drawn."""
    return (
        f"{note} Drawn: the first {MOST:,} of {count:,} values; errors are of all.".lstrip() if count > MOST else note
    )


def moments(time: Array) -> Array:
    """Moments (n,) as float32: days since 1970 where they are dates, else as they are."""
    days: Array = time.astype("datetime64[D]").astype(np.int64) if are_dates(time) else time
    return days.astype(np.float32)


def are_dates(time: Array) -> bool:
    """Whether moments are dates."""
    return time.dtype.kind == "M"
