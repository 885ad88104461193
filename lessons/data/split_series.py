"""A series with a season and the place where training ends, as the lessons on series look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from lessons.data import registry
from lessons.data.dataset import SPLITS, Row
from lessons.data.series import Series
from lessons.data.sets import made_series, mixed_series
from lessons.maths.arrays import Array
from lessons.maths.series_mix import LENGTH, PERIODS, Recipe

ROWS: Mapping[str, Row] = {
    row.title: row for row in registry.ROWS.values() if row.kind == "series" and row not in made_series.ROWS
}
"""The real series, by their titles."""
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
MIX = "My mix"
"""What a learner calls the series that they mix."""
LEAST, MOST = 0.1, 0.95
"""The part of a series that trains, at least and at most."""


@dataclass(frozen=True)
class SplitSeries:
    """A series: `time` and `values` (n,), of which the first `split` train. `period` is None without a season.

    `data` is the name by which the registry knows it, as it comes; None for a learner's own, which `own` is.
    """

    title: str
    time: Array
    values: Array
    unit: str
    period: int | None
    split: int
    own: Series | None = None
    data: str | None = None


Split = TypeVar("Split", bound=SplitSeries)


def from_row(row: Row) -> SplitSeries:
    """A series of the registry, split as its row says. Raises FileNotFoundError where it must be downloaded first."""
    train, validation = (row.load(split) for split in SPLITS)
    time, values = (
        np.concatenate([getattr(part, name) for part in (train, validation)]) for name in ("time", "values")
    )
    return SplitSeries(row.title, time, values, train.unit, SEASONS.get(row.name), len(train), data=row.name)


def from_table(series: Series, period: int) -> SplitSeries:
    """A learner's own; the last tenth validates. A `period` of 0 stands for no season."""
    train, _ = series.parts()
    return SplitSeries(series.origin, series.time, series.values, series.unit, period or None, len(train), series)


def from_mix(recipe: Recipe, split: int | None) -> SplitSeries:
    """A learner's mix, of which the first `split` values train, or as near to that as may be; None: the course's."""
    low, high = splits(LENGTH)
    place = min(max(split or mixed_series.SPLITS.get(recipe, mixed_series.SPLIT), low), high)
    found = from_row(registry.describe(mixed_series.name(recipe, place)))
    return replace(found, title=MIX, period=PERIODS[recipe.season] if recipe.amplitude else None)


def splits(count: int) -> tuple[int, int]:
    """How many of `count` values may train, at least and at most."""
    return max(2, round(LEAST * count)), min(count - 1, round(MOST * count))


def with_split(series: Split, split: int) -> Split:
    """The same series, of which the first `split` values train, or as near to that as may be."""
    low, high = splits(len(series.values))
    return replace(series, split=min(max(split, low), high))
