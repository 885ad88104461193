"""The series that every section is about: the learner's own mix, a real one, or one that they bring."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from lessons.data.split_series import ROWS, SplitSeries, with_split
from lessons.figures.mixer import Fader
from lessons.maths.series_mix import EXERCISE, PERIODS, SINE, WEEK, Mix, Recipe, mix
from lessons.settings import menu, slider

MIX, OWN = "My mix", "My own table …"

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


@dataclass(frozen=True)
class Settings:
    """Which series it is."""

    series: str = menu("Series", (MIX, *ROWS, OWN), MIX, "Real ones have no recipe, so nobody knows their floor.")
    period: int = slider("Season, in steps", 0, 400, 12, help="After how many steps it comes again; 0 for none.")


@dataclass(frozen=True)
class Source(SplitSeries):
    """A series, with `recipe` and `mix` where it is a learner's mix; None for all others."""

    recipe: Recipe | None = None
    mix: Mix | None = None


def from_recipe(recipe: Recipe, split: int | None) -> Source:
    """A learner's mix; without a `split` the course's."""
    made = mix(recipe)
    place = split or SPLITS_OF_PRESETS.get(recipe, MIX_SPLIT)
    period = PERIODS[recipe.season] if recipe.amplitude else None
    source = Source(MIX, np.arange(len(made.values)), made.values, "", period, place, recipe=recipe, mix=made)
    return with_split(source, place)


def without_recipe(series: SplitSeries) -> Source:
    """A series that nobody mixed."""
    return Source(**vars(series))


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
