"""Mixes as data sets: whoever has the name of one makes the same series."""

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.dataset import SPLITS
from lessons.data.sets import made_series, mixed_series
from lessons.data.sets.mixed_series import PRESETS
from lessons.maths.series import exercise, lecture
from lessons.maths.series_mix import LENGTH, PERIODS, RANGES, SINE, Recipe, mix
from tests.programs import run_text


def test_recipes_are_written_and_read_and_nothing_else_is() -> None:
    for recipe in PRESETS.values():
        assert mixed_series.parse(mixed_series.write(recipe)) == recipe
    for written in (
        "",
        "1,2",
        "0.05,Lecture,40,5,0",
        "0.05,Moon,40,5,0,0",
        "9,Sine,40,5,0,0",
        "nan,Sine,40,5,0,0",
        "x,Sine,1,1,0,0",
    ):
        assert mixed_series.parse(written) is None


@pytest.mark.parametrize("preset", PRESETS)
def test_a_name_holds_the_whole_series_and_its_split(preset: str) -> None:
    name = mixed_series.name(PRESETS[preset], 900)
    row, parts = registry.describe(name), [load(name, split) for split in SPLITS]
    assert registry.knows(name)
    assert registry.kind_of(name) == "series"
    assert [len(part) for part in parts] == [row.train, row.validation] == [900, LENGTH - 900]
    values = np.concatenate([part.values for part in parts])
    np.testing.assert_array_equal(values, mix(PRESETS[preset]).values)
    noise = made_series.noise(name)
    assert noise is not None
    np.testing.assert_allclose(values - noise, mix(PRESETS[preset]).best_forecast)


def test_the_courses_mixes_are_its_series_to_the_digit() -> None:
    for preset, (_, values) in (("Lecture", lecture()), ("Exercise 4.1", exercise())):
        np.testing.assert_array_equal(load(mixed_series.name(PRESETS[preset], 1000)).values, values[:1000])


@pytest.mark.parametrize("end", ["", "0", "1461", "99999", "-5", "x", "9.5"])
def test_what_is_no_mix_has_no_row(end: str) -> None:
    name = f"mix:0.05,Lecture,40,5,0,0,{end}"
    assert not registry.knows(name)
    with pytest.raises(ValueError, match="There is no data set named mix:"):
        registry.describe(name)


def test_a_mix_is_called_by_what_is_in_it() -> None:
    assert mixed_series.title(PRESETS["Busy shop"]) == "Mix: Busy shop"
    assert mixed_series.title(Recipe(-0.03, SINE, 0, 3, 0.5, 20)) == "Mix: trend −0.03, noise 3, echo 0.5, break 20"
    assert mixed_series.title(Recipe(0, SINE, 0, 0)) == "Mix: nothing"


@pytest.mark.parametrize("season", PERIODS)
def test_the_program_mixes_the_same(season: str) -> None:
    recipe = Recipe(-0.02, season, 30, 4, 0.7, -40)
    lines = ["import numpy as np", *mixed_series.code(recipe), 'print(f"{series.mean():.6f} {series.std():.6f}")']
    values = mix(recipe).values
    assert run_text("\n".join(lines)).out.strip() == f"{values.mean():.6f} {values.std():.6f}"


def test_ranges_are_of_all_numbers_of_a_recipe() -> None:
    assert {"season", *RANGES} == set(vars(Recipe()))
