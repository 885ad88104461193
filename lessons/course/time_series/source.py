"""The series that every section is about: the learner's own mix, a real one, or one that they bring."""

from dataclasses import dataclass

from lessons.data import split_series
from lessons.data.sets import mixed_series
from lessons.data.split_series import MIX, ROWS, SplitSeries
from lessons.maths.series_mix import Mix, Recipe, mix
from lessons.settings import menu, slider

OWN = "My own table …"


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


def of(series: SplitSeries) -> Source:
    """A series, taken apart where its name says what it was mixed of."""
    recipe = mixed_series.recipe_of(series.data) if series.data is not None else None
    return Source(**vars(series), recipe=recipe, mix=None if recipe is None else mix(recipe))


def from_recipe(recipe: Recipe, split: int | None) -> Source:
    """A learner's mix; without a `split` the course's."""
    return of(split_series.from_mix(recipe, split))
