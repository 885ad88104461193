"""What the gap component is sent: the curves of one run or more, and where the gap between two of them is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.tasks import Task
from lessons.text.plain import line


@dataclass(frozen=True)
class Run:
    """One run: its name, what is said of it, and its curves.

    `curves` has a value after each of the epochs 1, 2, ...: accuracies from 0 to 1 under `training`, `validation` and
    `again` (training measured again), losses under `training_loss` and `validation_loss`. Those that are not there are
    not drawn; a run without any cannot be chosen. `best` is the epoch of the lowest validation loss, if it is marked.
    """

    name: str
    note: str
    curves: Mapping[str, Sequence[float]]
    best: int | None = None


@dataclass(frozen=True)
class Bars:
    """A bar for each run: what is measured, the values, and the same in words."""

    label: str
    values: Sequence[float]
    texts: Sequence[str]


class Position(NamedTuple):
    """Which run is drawn, by its place, and after which epoch its gap is read."""

    run: int
    epoch: int


def payload(
    runs: Sequence[Run], position: Position, task: Task, baseline: float | None, bars: Sequence[Bars] = ()
) -> bytes:
    """The payload of runs, the first of which is the one to compare the others with.

    Array `<name><i>` has the curve of that name of run i, accuracies as percent.
    """
    meta = {
        "runs": [
            {"name": line(run.name), "note": run.note, "best": run.best, "curves": list(run.curves)} for run in runs
        ],
        "position": position,
        "baseline": None if baseline is None else {"value": 100 * baseline, "label": task.words.baseline},
        "bars": [{"label": bar.label, "values": bar.values, "texts": bar.texts} for bar in bars],
        "colours": {"training": palette.TRAINING, "validation": palette.VALIDATION, "best": palette.BEST},
    }
    curves = {
        f"{name}{place}": np.array(values, np.float32) * (1 if name.endswith("loss") else 100)
        for place, run in enumerate(runs)
        for name, values in run.curves.items()
    }
    return pack(meta, curves)
