"""Series that learners mix: the name of one holds its whole recipe, so whoever has the name makes it again."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache, partial

import numpy as np

from lessons.data.dataset import Row
from lessons.data.series import Series
from lessons.data.sets.series_row import row
from lessons.maths.series_mix import EXERCISE, LENGTH, PERIODS, RANGES, SINE, WEEK, Recipe, mix
from lessons.text.plain import with_minus

PREFIX = "mix:"
PRESETS: Mapping[str, Recipe] = {
    "Lecture": Recipe(),
    "Exercise 4.1": Recipe(slope=0.01, season=EXERCISE, noise=2),
    "Busy shop": Recipe(slope=0.02, season=WEEK, amplitude=60, noise=8),
    "Long echo": Recipe(slope=0, season=SINE, amplitude=20, noise=5, echo=0.9),
    "Random walk": Recipe(slope=0, season=SINE, amplitude=0, noise=5, echo=1),
    "A break": Recipe(slope=0, amplitude=20, noise=5, jump=60),
}
SPLITS = {PRESETS["Exercise 4.1"]: 1100}
SPLIT = 1000
"""How many values of a mix train, where nobody says so and it is none of `SPLITS`."""

_PATTERNS = {
    "Lecture": "np.where(part < 0.4, np.cos(2 * np.pi * part), np.exp(-3 * part))",
    "Exercise 4.1": "np.where(part < 0.1, np.cos(7 * np.pi * part), np.exp(-5 * part))",
    "Sine": "np.sin(2 * np.pi * part)",
}


def write(recipe: Recipe) -> str:
    """A recipe as addresses and names hold it: its numbers and the name of its season, with commas between."""
    return ",".join(
        f"{getattr(recipe, field.name):g}" if field.name != "season" else recipe.season for field in fields(recipe)
    )


def parse(written: str) -> Recipe | None:
    """The recipe that was written; None for anything that the faders cannot be set to."""
    names = [field.name for field in fields(Recipe)]
    parts = dict(zip(names, written.split(","), strict=False))
    if set(parts) != set(names) or parts["season"] not in PERIODS:
        return None
    try:
        numbers = {name: float(parts[name]) for name in RANGES}
    except ValueError:
        return None
    if not all(low <= numbers[name] <= high for name, (low, high) in RANGES.items()):
        return None
    return Recipe(season=parts["season"], **numbers)


def name(recipe: Recipe, split: int) -> str:
    """The name of a mix of which the first `split` values train."""
    return f"{PREFIX}{write(recipe)},{split}"


def recipe_of(name: str) -> Recipe | None:
    """The recipe in the name of a mix; None for any other name."""
    recipe, _ = _read(name)
    return recipe


@lru_cache(maxsize=64)
def row_of(name: str) -> Row | None:
    """What pages say about the mix of this name; None for any other name."""
    recipe, split = _read(name)
    if recipe is None:
        return None
    return row(
        name,
        title(recipe),
        split,
        LENGTH - split,
        cache(partial(_series, recipe)),
        unit="",
        origin="Mixed by a learner with the faders of lesson 4.1",
        licence="MIT, as Layerscope",
        preparation="The numbers come from a formula and a seed.",
    )


def _read(name: str) -> tuple[Recipe | None, int]:
    """The recipe in a name, and how many values train; no recipe where it is not the name of a mix."""
    written, _, split = name.removeprefix(PREFIX).rpartition(",")
    recipe = parse(written) if name.startswith(PREFIX) else None
    is_place = split.isascii() and split.isdecimal() and len(split) < 5 and 0 < int(split) < LENGTH
    return (recipe, int(split)) if recipe is not None and is_place else (None, 0)


def _series(recipe: Recipe) -> Series:
    return Series(np.arange(LENGTH), mix(recipe).values, "", "", "")


def title(recipe: Recipe) -> str:
    """A mix as a learner calls it: by the name of its preset, or by what is in it."""
    known = {preset: name for name, preset in PRESETS.items()}.get(recipe)
    parts = {
        "trend": recipe.slope,
        f"season {recipe.season}": recipe.amplitude,
        "noise": recipe.noise,
        "echo": recipe.echo,
        "break": recipe.jump,
    }
    amounts = [f"{part} {with_minus(value, 'g')}" for part, value in parts.items() if value]
    return f"Mix: {known or ', '.join(amounts) or 'nothing'}"


def code(recipe: Recipe) -> list[str]:
    """The lines of a program that mix the same series as `series`, with NumPy as `np`."""
    if recipe.season in _PATTERNS:
        season = ["part = (time % 365) / 365", f"season = {recipe.amplitude:g} * {_PATTERNS[recipe.season]}"]
    else:
        season = [
            "week = np.array([0.2, 0.1, 0.1, 0.2, 0.6, 1.0, -0.4])",
            f"season = {recipe.amplitude:g} * week[time % 7]",
        ]
    return [
        "time = np.arange(4 * 365 + 1)",
        f"trend = {recipe.slope:g} * time",
        *season,
        f"rest = np.random.RandomState(42).randn(len(time)) * {recipe.noise:g}",
        *(
            ["for step in range(1, len(time)):", f"    rest[step] += {recipe.echo:g} * rest[step - 1]"]
            if recipe.echo
            else []
        ),
        f"level = 10 + np.where(time >= len(time) // 2, {recipe.jump:g}, 0.0)",
        "series = level + trend + season + rest",
    ]
