"""The series that every section is about: the learner's own mix, a real one, or one that they bring."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from lessons.data import registry
from lessons.data.dataset import SPLITS, Row
from lessons.data.series import Series
from lessons.data.sets import made_series
from lessons.figures.mixer import Fader
from lessons.maths.arrays import Array
from lessons.maths.series_mix import EXERCISE, PERIODS, SINE, WEEK, Mix, Recipe, mix
from lessons.settings import menu, slider

MIX, OWN = "My mix", "My own table …"
ROWS: Mapping[str, Row] = {
    row.title: row for row in registry.ROWS.values() if row.kind == "series" and row not in made_series.ROWS
}
"""The real series, by their titles. What the course made, the mixer makes too."""
SEASONS = {
    "sunspots-yearly": 11,
    "co2-weekly": 52,
    "el-nino": 12,
    "seattle-temperature": 365,
    "seattle-wind": 365,
    "sunspots-monthly": 132,
    "melbourne-temperature": 365,
}
"""After how many steps the season of a real series comes again; the Nile's flow has none."""

FADERS = (
    Fader("slope", "trend", "Trend", -0.06, 0.06, 0.01, "How much the level climbs with each step."),
    Fader("amplitude", "season", "Season", 0, 80, 5, "How high a pattern is that comes again and again."),
    Fader("noise", "shocks", "Noise", 0, 20, 1, "How far the shocks go that nobody foresees."),
    Fader("echo", "echo", "Echo", 0, 1, 0.05, "Which part of what is left over is still there a step later."),
    Fader("jump", "level", "Break", -100, 100, 10, "By how much the level jumps halfway."),
)
PRESETS: Mapping[str, Recipe] = {
    "Lecture": Recipe(),
    "Exercise 4.1": Recipe(slope=0.01, season=EXERCISE, noise=2),
    "Busy shop": Recipe(slope=0.02, season=WEEK, amplitude=60, noise=8),
    "Long echo": Recipe(slope=0, season=SINE, amplitude=20, noise=5, echo=0.9),
    "Random walk": Recipe(slope=0, season=SINE, amplitude=0, noise=5, echo=1),
    "A break": Recipe(slope=0, amplitude=20, noise=5, jump=60),
}
SPLITS_OF_PRESETS = {PRESETS["Exercise 4.1"]: 1100}
MIX_SPLIT = 1000
LEAST, MOST = 0.1, 0.95
"""The part of a series that trains, at least and at most."""


@dataclass(frozen=True)
class Settings:
    """Which series it is."""

    series: str = menu("Series", (MIX, *ROWS, OWN), MIX, "Real ones have no recipe, so nobody knows their floor.")
    period: int = slider("Season, in steps", 0, 400, 12, help="After how many steps it comes again; 0 for none.")


@dataclass(frozen=True)
class Source:
    """A series: `time` and `values` (n,), of which the first `split` train. `period` is None without a season.

    `recipe` and `mix` are those of a learner's mix; None for all others.
    """

    title: str
    time: Array
    values: Array
    unit: str
    period: int | None
    split: int
    recipe: Recipe | None = None
    mix: Mix | None = None


def from_recipe(recipe: Recipe, split: int | None) -> Source:
    """A learner's mix; without a `split` the course's."""
    made = mix(recipe)
    place = split or SPLITS_OF_PRESETS.get(recipe, MIX_SPLIT)
    period = PERIODS[recipe.season] if recipe.amplitude else None
    source = Source(MIX, np.arange(len(made.values)), made.values, "", period, place, recipe, made)
    return with_split(source, place)


def from_row(row: Row) -> Source:
    """A series of the registry."""
    train, validation = (row.load(split) for split in SPLITS)
    time, values = (
        np.concatenate([getattr(part, name) for part in (train, validation)]) for name in ("time", "values")
    )
    return Source(row.title, time, values, train.unit, SEASONS.get(row.name), len(train))


def from_table(series: Series, period: int) -> Source:
    """A learner's own; the last tenth validates."""
    train, _ = series.parts()
    return Source(series.origin, series.time, series.values, series.unit, period or None, len(train))


def splits(count: int) -> tuple[int, int]:
    """How many of `count` values may train, at least and at most."""
    return max(2, round(LEAST * count)), min(count - 1, round(MOST * count))


def with_split(source: Source, split: int) -> Source:
    """The same series, of which so many values train."""
    low, high = splits(len(source.values))
    return replace(source, split=min(max(split, low), high))


def write_recipe(recipe: Recipe) -> str:
    """A recipe as the address keeps it: its numbers and the name of its season, with commas between."""
    return ",".join(
        f"{getattr(recipe, field.name):g}" if field.name != "season" else recipe.season for field in fields(recipe)
    )


def parse_recipe(written: str) -> Recipe | None:
    """The recipe that an address holds; None for anything that the faders cannot be set to."""
    names = [field.name for field in fields(Recipe)]
    parts = dict(zip(names, written.split(","), strict=False))
    if set(parts) != set(names) or parts["season"] not in PERIODS:
        return None
    try:
        numbers = {fader.name: float(parts[fader.name]) for fader in FADERS}
    except ValueError:
        return None
    if not all(fader.low <= numbers[fader.name] <= fader.high for fader in FADERS):
        return None
    return Recipe(season=parts["season"], **numbers)
