"""Series with the place where training ends: real ones as their rows say, a learner's own as they say."""

import numpy as np
import pytest

from lessons.data import split_series
from lessons.data.series import Series
from lessons.data.sets import made_series, mixed_series
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.split_series import ROWS


def test_rows_are_the_real_series_alone() -> None:
    assert {row.name for row in ROWS.values()} >= {"nile", "co2-weekly", "seattle-wind", "sunspots-monthly"}
    assert not {row.name for row in made_series.ROWS} & {row.name for row in ROWS.values()}


@pytest.mark.parametrize("row", [row for row in ROWS.values() if row.available()], ids=lambda row: row.name)
def test_a_real_series_is_whole_and_split_as_its_row_says(row) -> None:
    found = split_series.from_row(row)
    assert len(found.values) == len(found.time) == row.train + row.validation
    assert (found.split, found.data) == (row.train, row.name)
    assert found.unit


def test_a_learners_own_validates_on_its_last_tenth_or_from_where_they_say() -> None:
    series = Series(np.arange(200), np.arange(200.0), "m", "The series in own.csv", "")
    own = split_series.from_table(series, 7)
    assert own.data is None
    assert (own.split, own.period, split_series.from_table(series, 0).period) == (180, 7, None)
    for place, split in ((150, 150), (0, 20), (9999, 190)):
        assert split_series.with_split(own, place).split == split


def test_a_mix_without_a_season_has_no_period() -> None:
    assert split_series.from_mix(PRESETS["Random walk"], None).period is None
    assert split_series.from_mix(PRESETS["Busy shop"], None).period == 7


@pytest.mark.parametrize(
    ("preset", "place", "split"),
    [
        ("Lecture", 1, 146),
        ("Lecture", 900, 900),
        ("Lecture", 99_999, 1388),
        ("Lecture", None, 1000),
        ("Exercise 4.1", None, 1100),
    ],
)
def test_a_link_cannot_leave_a_part_of_a_mix_empty(preset: str, place: int | None, split: int) -> None:
    found = split_series.from_mix(PRESETS[preset], place)
    assert found.split == split
    assert found.data == mixed_series.name(PRESETS[preset], split)


@pytest.mark.parametrize("count", [10, 11, 100, 250_000])
def test_both_parts_always_hold_something(count: int) -> None:
    low, high = split_series.splits(count)
    assert 2 <= low < high <= count - 1
