"""The futures that a class has drawn: all lines, their mean, those of networks, and once it is shown, what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lessons.course.real_series import future
from lessons.course.real_series.ladder import DEEP, DENSE
from lessons.data.simple_forecasts import NAIVE
from lessons.data.split_series import SplitSeries
from lessons.figures import crowd
from lessons.figures.future import Line
from lessons.maths import series as maths
from lessons.maths.arrays import Array

MEAN, CLOSEST = "The class's mean", "The closest learner"
NAMES = (MEAN, CLOSEST, DENSE, DEEP, NAIVE)
"""Whose lines stand out, as far as they are there."""


@dataclass(frozen=True)
class Result:
    """What came after the past of a series, and what a class and others have said of these steps.

    `drawings` are the learners' lines (n, steps), `errors` the mean absolute error of each (n,). `lines` are those that
    stand out, as `NAMES` calls them.
    """

    series: SplitSeries
    past: slice
    truth: Array
    heights: tuple[float, float]
    drawings: Array
    errors: Array
    lines: tuple[Line, ...]


def compute(series: SplitSeries, drawings: Sequence[Array], networks: Mapping[str, Array]) -> Result:
    """Lays the class's drawings, each (steps,), beside the others; `networks` have run free for (steps,)."""
    alone = future.compute(series, "", networks)
    drawn = np.array(drawings).reshape(len(drawings), alone.steps)
    errors = np.abs(drawn - alone.truth).mean(axis=1)
    said = {line.name: line.forecast for line in alone.lines}
    if len(drawn):
        said |= {MEAN: drawn.mean(axis=0), CLOSEST: drawn[errors.argmin()]}
    lines = tuple(
        Line(name, place, said[name], maths.mae(alone.truth, said[name]))
        for place, name in enumerate(NAMES)
        if name in said
    )
    return Result(series, alone.past, alone.truth, alone.heights, drawn, errors, lines)


def before(result: Result) -> bytes:
    """The payload of the canvas until what came is shown: the class alone, with no error."""
    return _payload(result, [line for line in result.lines if line.name == MEAN])


def after(result: Result) -> bytes:
    """The payload of the canvas with what came, and everybody's error."""
    return _payload(result, result.lines, result.truth, float(result.errors.mean()) if len(result.errors) else None)


def _payload(
    result: Result, lines: Sequence[Line], truth: Array | None = None, learners_error: float | None = None
) -> bytes:
    series, past, steps = result.series, result.past, len(result.truth)
    return crowd.payload(
        series.time[past.start : past.stop + steps],
        series.values[past],
        series.unit,
        result.heights,
        steps,
        result.drawings,
        lines,
        truth,
        learners_error,
    )
