"""What the canvas is sent on which a class's drawings of a future lie, thin, and those that stand out over them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.future import Line, described, forecasts
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

COLOURS = (palette.ERROR, palette.RUNS[0], palette.RUNS[2], palette.RUNS[3], palette.RUNS[4])
DASHES = ((), (0.15, 0.2), (0.5, 0.25), (0.8, 0.2), (0.5, 0.25))
"""By the place of a line; colour and dash together tell them apart."""
THIN = f"{palette.AROUND}99"


def payload(
    time: Array,
    values: Array,
    unit: str,
    heights: tuple[float, float],
    steps: int,
    drawings: Array,
    lines: Sequence[Line],
    truth: Array | None,
    learners_error: float | None,
) -> bytes:
    """The payload of the past `values` (n,), and of `drawings` (learners, steps) after them, `time` (n + steps,).

    The errors of `lines`, and `learners_error`, that of a learner on average, are sent with the `truth` (steps,) alone.
    """
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "heights": heights,
        "steps": steps,
        "lines": [described(line, COLOURS, DASHES, truth is not None) for line in lines],
        "colours": {"past": palette.TRAINING, "truth": palette.TRAINING, "thin": THIN},
    }
    arrays = {
        "time": timeline.moments(time),
        "values": values.astype(np.float32),
        "drawings": drawings.astype(np.float32),
    }
    arrays |= forecasts(lines)
    if truth is not None:
        arrays["whatCame"] = truth.astype(np.float32)
        meta["learnersError"] = learners_error
    return pack(meta, arrays)
