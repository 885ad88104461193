"""Which series there is to choose: mixes from the address, real ones, and a learner's own, each with its split."""

import numpy as np
import pytest

from lessons.course.time_series import source
from lessons.course.time_series.source import PRESETS, ROWS
from lessons.data.series import Series
from lessons.data.sets import made_series


def test_menu_has_the_real_series_and_not_what_the_mixer_makes() -> None:
    assert {row.name for row in ROWS.values()} >= {"nile", "co2-weekly", "seattle-wind", "sunspots-monthly"}
    assert not {row.name for row in made_series.ROWS} & {row.name for row in ROWS.values()}


def test_recipes_go_through_the_address_and_nothing_else_does() -> None:
    for recipe in PRESETS.values():
        assert source.parse_recipe(source.write_recipe(recipe)) == recipe
    for written in (
        "",
        "1,2",
        "0.05,Lecture,40,5,0",
        "0.05,Moon,40,5,0,0",
        "9,Sine,40,5,0,0",
        "nan,Sine,40,5,0,0",
        "x,Sine,1,1,0,0",
    ):
        assert source.parse_recipe(written) is None


@pytest.mark.parametrize("row", [row for row in ROWS.values() if row.available()], ids=lambda row: row.name)
def test_a_real_series_is_whole_and_split_as_its_row_says(row) -> None:
    found = source.from_row(row)
    assert len(found.values) == len(found.time) == row.train + row.validation
    assert found.split == row.train
    assert found.mix is None
    assert found.unit


def test_a_learners_own_validates_on_its_last_tenth_or_from_where_they_say() -> None:
    series = Series(np.arange(200), np.arange(200.0), "m", "The series in own.csv", "")
    assert (
        source.from_table(series, 7).split,
        source.from_table(series, 7).period,
        source.from_table(series, 0).period,
    ) == (180, 7, None)
    for place, split in ((150, 150), (0, 20), (9999, 190)):
        assert source.with_split(source.from_table(series, 0), place).split == split


@pytest.mark.parametrize("count", [10, 11, 100, 250_000])
def test_both_parts_always_hold_something(count: int) -> None:
    low, high = source.splits(count)
    assert 2 <= low < high <= count - 1


def test_a_mix_without_a_season_has_no_period() -> None:
    assert source.from_recipe(PRESETS["Random walk"], None).period is None
    assert source.from_recipe(PRESETS["Busy shop"], None).period == 7


@pytest.mark.parametrize(("place", "split"), [(1, 146), (900, 900), (99_999, 1388), (None, 1000)])
def test_a_link_cannot_leave_a_part_of_a_mix_empty(place: int | None, split: int) -> None:
    assert source.from_recipe(PRESETS["Lecture"], place).split == split
