"""The curves of several runs on shared axes: colour and symbol tell the runs apart, the line's style its curves."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lessons.figures import curves, palette
from lessons.figures.curves import Row
from lessons.figures.payload import pack
from lessons.tasks import Task
from lessons.text.plain import line

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
SIGNS = ("●", "■", "◆", "▲", "✚", "★")
"""The symbols again, for words."""


@dataclass(frozen=True)
class Curves:
    """One run: its place among `palette.RUNS`, its name, the ends of its epochs, and the one of lowest validation loss.

    A row has `epoch`, and of `loss` and the task's metric what is known: as it is, and with `val_` before its name.
    """

    place: int
    name: str
    rows: Sequence[Row]
    best: int | None


def overlay(runs: Sequence[Curves], task: Task, baseline: float | None, ceiling: float | None = None) -> bytes:
    """The payload of the chart; `baseline` and `ceiling` are those of every run, if they agree.

    Array `run<i>` has the rows (n, columns) of run i, NaN where a value is not known.
    """
    meta = {
        "runs": [
            {
                # Plotly reads names as HTML.
                "name": escape(line(run.name), quote=False),
                "colour": palette.RUNS[run.place],
                "symbol": SYMBOLS[run.place],
                "best": run.best,
                "columns": curves.columns(run.rows),
            }
            for run in runs
        ],
        "metric": curves.metric(task, baseline, ceiling),
        "dashes": {"training": palette.TRAINING_DASH, "validation": palette.VALIDATION_DASH},
        "alt": f"Loss and {task.metric.label} of training and validation, epoch by epoch: "
        + "; ".join(f"{line(run.name)}, lowest validation loss after epoch {run.best or '–'}" for run in runs),
    }
    return pack(meta, {f"run{number}": curves.table(run.rows) for number, run in enumerate(runs)})
