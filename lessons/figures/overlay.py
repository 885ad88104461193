"""The curves of several runs on shared axes: colour and symbol tell the runs apart, the line's style its curves."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.text.plain import line

Row = tuple[float, float, float, float | None, float | None]
"""The end of an epoch: epoch, loss, accuracy, validation loss, validation accuracy."""

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
SIGNS = ("●", "■", "◆", "▲", "✚", "★")
"""The symbols again, for words."""


@dataclass(frozen=True)
class Curves:
    """One run: its place among `palette.RUNS`, its name, its epochs, and the one of lowest validation loss."""

    place: int
    name: str
    rows: Sequence[Row]
    best: int | None


def overlay(runs: Sequence[Curves], epoch: int | None = None) -> bytes:
    """The payload of the chart, with a line at `epoch` if there is one.

    Array `run<i>` has the rows (n, 5) of run i, NaN where a value is not known.
    """
    meta = {
        "runs": [
            {
                # Plotly reads names as HTML.
                "name": escape(line(run.name), quote=False),
                "colour": palette.RUNS[run.place],
                "symbol": SYMBOLS[run.place],
                "best": run.best,
            }
            for run in runs
        ],
        "epoch": epoch,
        "dashes": {"training": palette.TRAINING_DASH, "validation": palette.VALIDATION_DASH},
        "alt": "Loss and accuracy of training and validation, epoch by epoch: "
        + "; ".join(f"{line(run.name)}, lowest validation loss after epoch {run.best or '–'}" for run in runs),
    }
    arrays = {f"run{number}": np.array(run.rows, np.float32).reshape(-1, 5) for number, run in enumerate(runs)}
    return pack(meta, arrays)
