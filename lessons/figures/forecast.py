"""What the forecast is sent: the validation part of a series, and what a network says of it epoch after epoch."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

NAIVE = palette.RUNS[0]


def payload(
    run: str,
    time: Array,
    values: Array,
    unit: str,
    naive: Array,
    epochs: Sequence[int],
    forecasts: Array,
    errors: Sequence[float | None],
    naive_error: float,
    is_live: bool,
    count: int,
    reach: Array | None = None,
) -> bytes:
    """The payload of `run`: values and naive forecast (n,), and forecasts (epochs, n) with an error each.

    They are the first of `count` values.

    Errors are None where they are not known, or not to be told yet. While the run `is_live`, the newest epoch is shown.
    `reach` (epochs, 2) is the least and the most that the network can say at all, where that is to be drawn.
    """
    meta = {
        "run": run,
        "dates": timeline.are_dates(time),
        "unit": unit,
        "epochs": list(epochs),
        "errors": list(errors),
        "naiveError": naive_error,
        "live": is_live,
        "count": count,
        "colours": {"validation": palette.VALIDATION, "forecast": palette.MODEL, "naive": NAIVE},
    }
    lines = {"values": values, "naive": naive, "forecasts": forecasts} | (
        {} if reach is None else {"answerBounds": reach}
    )
    arrays = {name: line.astype(np.float32) for name, line in lines.items()}
    return pack(meta, {"time": timeline.moments(time), **arrays})
