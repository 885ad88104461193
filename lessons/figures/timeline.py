"""Moments as every canvas over time is sent them."""

import numpy as np

from lessons.maths.arrays import Array


def moments(time: Array) -> Array:
    """Moments (n,) as float32: days since 1970 where they are dates, else as they are."""
    days: Array = time.astype("datetime64[D]").astype(np.int64) if are_dates(time) else time
    return days.astype(np.float32)


def are_dates(time: Array) -> bool:
    """Whether moments are dates."""
    return time.dtype.kind == "M"
