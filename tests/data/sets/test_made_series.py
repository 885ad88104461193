"""The made series as data sets."""

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.dataset import SPLITS, Row
from lessons.data.sets import made_series
from lessons.maths.series import YEAR, exercise, lecture


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


@pytest.mark.parametrize("row", made_series.ROWS, ids=lambda row: row.name)
def test_without_its_noise_a_made_series_is_a_line_and_a_season(row: Row) -> None:
    noise = made_series.noise(row.name)
    assert noise is not None
    smooth = np.concatenate([load(row.name, part).values for part in SPLITS]) - noise
    yearly = smooth[YEAR:] - smooth[:-YEAR]
    np.testing.assert_allclose(yearly, yearly[0], atol=1e-9)
    assert noise.std() > 1


def test_of_a_real_series_nobody_knows_the_noise() -> None:
    assert made_series.noise("nile") is None
