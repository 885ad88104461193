"""Series, and the part of them that validates."""

import numpy as np
import pytest

from lessons.data.series import Series

SERIES = Series(np.arange(45), np.arange(45.0), "m", "here", "CC0")


def test_the_end_of_a_series_validates() -> None:
    train, validation = SERIES.parts()
    assert (train.values.tolist(), validation.values.tolist()) == (list(range(41)), list(range(41, 45)))
    assert validation.time.tolist() == list(range(41, 45))
    assert [len(part) for part in SERIES.parts(30)] == [30, 15]
    for split in (0, 45, -1):
        with pytest.raises(ValueError, match="between 1 and 44"):
            SERIES.parts(split)


def test_series_are_shared_and_so_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        SERIES.values[0] = 1
