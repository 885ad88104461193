"""A series mixed of parts, each known: trend, season, an echo of what was, a break, and shocks that nobody foresees."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lessons.maths import series
from lessons.maths.arrays import Array

SHOP_WEEK = (0.2, 0.1, 0.1, 0.2, 0.6, 1.0, -0.4)
"""How busy a shop is on each day of the week."""

COURSE, EXERCISE, SINE, WEEK = "Lecture", "Exercise 4.1", "Sine", "Week"
PERIODS: Mapping[str, int] = {COURSE: series.YEAR, EXERCISE: series.YEAR, SINE: series.YEAR, WEEK: len(SHOP_WEEK)}
"""The seasons by name, and after how many steps each begins again."""
LENGTH = 4 * series.YEAR + 1
"""The steps of a mix, as many as the lecture's series has."""


@dataclass(frozen=True)
class Recipe:
    """What a series is mixed of.

    Attributes:
        slope: of the trend, a step.
        season: one of `PERIODS`.
        amplitude: what the season's pattern is multiplied by.
        noise: the standard deviation of the shocks.
        echo: the part of each residual that is still there a step later; with 1 it never fades: a random walk.
        jump: by how much the level breaks halfway.
    """

    slope: float = 0.05
    season: str = COURSE
    amplitude: float = 40.0
    noise: float = 5.0
    echo: float = 0.0
    jump: float = 0.0


RANGES: Mapping[str, tuple[float, float]] = {
    "slope": (-0.06, 0.06),
    "amplitude": (0, 80),
    "noise": (0, 20),
    "echo": (0, 1),
    "jump": (-100, 100),
}
"""The numbers of a recipe, each from its least to its greatest."""


@dataclass(frozen=True)
class Mix:
    """The parts of a series, each (n,) float64. `residual` is what the shocks and their echo add up to."""

    trend: Array
    season: Array
    residual: Array
    level: Array
    shocks: Array

    @property
    def values(self) -> Array:
        """The series (n,): the sum of its parts."""
        return self.level + self.trend + self.season + self.residual

    @property
    def best_forecast(self) -> Array:
        """What who knows the recipe says a step ahead (n,): the signal, and the echo of the residual before.

        Nobody can do better on average: only the shocks, which are new at each step, are missing.
        """
        return self.values - self.shocks


def seasons(time: Array) -> dict[str, Array]:
    """Every season by its name, of the amplitude 1: (n,) steps -> (n,)."""
    week = np.array(SHOP_WEEK)
    return {
        COURSE: series.seasonality(time, series.YEAR),
        EXERCISE: series.seasonality(time, series.YEAR, pattern=series.exercise_season),
        SINE: np.sin(2 * np.pi * time / series.YEAR),
        WEEK: week[time % len(week)],
    }


def mix(recipe: Recipe, length: int = LENGTH, seed: int = 42) -> Mix:
    """A series of `length` steps; the lecture's and exercise 4.1's recipes give theirs to the digit."""
    time = np.arange(length)
    shocks = series.noise(time, recipe.noise, seed)
    residual = shocks.copy()
    if recipe.echo:
        for step in range(1, length):
            residual[step] += recipe.echo * residual[step - 1]
    return Mix(
        trend=series.trend(time, recipe.slope),
        season=recipe.amplitude * seasons(time)[recipe.season],
        residual=residual,
        level=series.BASELINE + np.where(time >= length // 2, recipe.jump, 0.0),
        shocks=shocks,
    )
