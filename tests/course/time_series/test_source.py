"""Which series there is to choose: mixes from the address, and others without a recipe."""

import pytest

from lessons.course.time_series import source
from lessons.course.time_series.source import PRESETS
from lessons.data import registry
from lessons.data.split_series import from_row


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


def test_a_real_series_has_no_recipe() -> None:
    found = source.without_recipe(from_row(registry.ROWS["nile"]))
    assert (found.recipe, found.mix) == (None, None)
    assert len(found.values) == 100


def test_a_mix_without_a_season_has_no_period() -> None:
    assert source.from_recipe(PRESETS["Random walk"], None).period is None
    assert source.from_recipe(PRESETS["Busy shop"], None).period == 7


@pytest.mark.parametrize(("place", "split"), [(1, 146), (900, 900), (99_999, 1388), (None, 1000)])
def test_a_link_cannot_leave_a_part_of_a_mix_empty(place: int | None, split: int) -> None:
    assert source.from_recipe(PRESETS["Lecture"], place).split == split
