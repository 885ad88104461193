"""The made series as data sets."""

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.dataset import SPLITS
from lessons.maths.series import exercise, lecture


@pytest.mark.parametrize(
    ("name", "whole", "split"),
    [
        ("lecture-series", lecture(), 1000),
        ("exercise-series", exercise(), 1100),
        ("later-exercise-series", exercise(week=3), 3000),
    ],
)
def test_made_series_are_the_courses_split_as_it_splits_them(
    name: str, whole: tuple[np.ndarray, np.ndarray], split: int
) -> None:
    train, validation = (load(name, part) for part in SPLITS)
    row = registry.describe(name)
    assert (len(train), len(validation)) == (split, len(whole[0]) - split) == (row.train, row.validation)
    np.testing.assert_array_equal(np.concatenate([train.time, validation.time]), whole[0])
    np.testing.assert_array_equal(np.concatenate([train.values, validation.values]), whole[1])
