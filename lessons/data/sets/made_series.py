"""The course's made series: known to the digit, so what is noise in them is known, too."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from lessons.data.dataset import Row
from lessons.data.series import Series
from lessons.data.sets import mixed_series
from lessons.data.sets.series_row import row
from lessons.maths import series
from lessons.maths.arrays import Array
from lessons.maths.series import exercise, lecture
from lessons.maths.series_mix import mix


def _row(name: str, title: str, train: int, validation: int, make: Callable[[], tuple[Array, Array]]) -> Row:
    @lru_cache(maxsize=1)
    def read() -> Series:
        time, values = make()
        return Series(time, values, "", "", "")

    return row(
        name,
        title,
        train,
        validation,
        read,
        unit="",
        origin="Made by Layerscope as the course makes it: baseline, trend, season and noise",
        licence="MIT, as Layerscope",
        preparation="The numbers come from a formula and a seed.",
    )


ROWS = (
    _row("lecture-series", "The lecture's series", 1000, 461, lecture),
    _row("exercise-series", "The series of exercise 4.1", 1100, 361, exercise),
    _row("later-exercise-series", "The series of exercises 4.2 and 4.3", 3000, 651, lambda: exercise(week=2)),
)
"""Split as the course splits them."""
_NOISE = {
    "lecture-series": series.LECTURE_NOISE,
    "exercise-series": series.EXERCISE_NOISE,
    "later-exercise-series": series.LATER_EXERCISE_NOISE,
}


def noise(name: str) -> Array | None:
    """The noise in the values of a made series or a mix, (n,) as they are: what nobody can foresee of them.

    None of any other series, whose noise nobody knows.
    """
    recipe = mixed_series.recipe_of(name)
    if recipe is not None:
        return mix(recipe).shocks
    if name not in _NOISE:
        return None
    about = next(row for row in ROWS if row.name == name)
    return series.noise(np.arange(about.train + about.validation), *_NOISE[name])
