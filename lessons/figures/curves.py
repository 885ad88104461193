"""What every chart of training curves is sent: a table of named numbers, and the metric to draw beside the loss."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from lessons.maths.arrays import Array
from lessons.tasks import Task

Row = Mapping[str, float | None]
"""One point of the curves: its `epoch`, and its numbers by name."""


def columns(rows: Sequence[Row]) -> list[str]:
    """The names of all numbers in the rows, in the order in which they come up."""
    return list(dict.fromkeys(name for row in rows for name in row))


def table(rows: Sequence[Row]) -> Array:
    """The rows as (rows, columns) float32, NaN where a number is not known."""
    names = columns(rows)
    return np.array([[row.get(name) for name in names] for row in rows], np.float32).reshape(len(rows), len(names))


def metric(task: Task, baseline: float | None, ceiling: float | None = None) -> dict[str, Any]:
    """What the browser must know of the task's metric, of its `baseline` and its `ceiling` where they are known.

    `guess` is the loss of a guess, with which every training begins; None where only a training can tell.
    """
    line = None if baseline is None else {"value": baseline, "label": task.words.baseline}
    guess = task.chance_loss(baseline) if task.chance_loss and baseline else None
    limit = None if ceiling is None else {"value": ceiling, "label": task.words.ceiling}
    return asdict(task.metric) | {"baseline": line, "guess": guess, "ceiling": limit}
