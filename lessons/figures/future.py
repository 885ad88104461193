"""What the canvas is sent on which a learner draws how a series goes on, and where what came is laid over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

COLOURS = (palette.ERROR, *palette.RUNS)
DASHES = ((), (0.5, 0.25), (0.15, 0.2), (0.8, 0.2), (0.5, 0.25), (0.15, 0.2), (0.8, 0.2))
"""As many as there are drawers at most; the learner's own is the first."""


@dataclass(frozen=True)
class Line:
    """What one says of the future, (steps,), and its mean absolute error; `place` among all gives it its look."""

    name: str
    place: int
    forecast: Array
    mae: float


def payload(
    time: Array,
    values: Array,
    unit: str,
    heights: tuple[float, float],
    steps: int,
    grain: int,
    lines: Sequence[Line],
    truth: Array | None,
    note: str,
) -> bytes:
    """The payload of the past `values` (n,) and `steps` to draw after them, `time` (n + steps,).

    What is drawn comes back as whole numbers from 0 to `grain`, the lowest and the highest of `heights`. The errors of
    `lines` are sent with the `truth` (steps,) alone.
    """
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "heights": heights,
        "steps": steps,
        "grain": grain,
        "note": note,
        "lines": [described(line, COLOURS, DASHES, truth is not None) for line in lines],
        "colours": {"past": palette.TRAINING, "truth": palette.TRAINING, "drawing": COLOURS[0]},
    }
    arrays = {"time": timeline.moments(time), "values": values.astype(np.float32)}
    arrays |= forecasts(lines)
    if truth is not None:
        arrays["whatCame"] = truth.astype(np.float32)
    return pack(meta, arrays)


def described(
    line: Line, colours: Sequence[str], dashes: Sequence[tuple[float, ...]], show_error: bool
) -> dict[str, Any]:
    """The name and the look of a line, by its place among `colours` and `dashes`, and its error where it is shown."""
    look = {"name": line.name, "key": _key(line), "colour": colours[line.place], "dash": dashes[line.place]}
    return look | {"absoluteError": line.mae} if show_error else look


def forecasts(lines: Sequence[Line]) -> dict[str, Array]:
    """The forecasts (steps,) of the lines, by the keys under which `described` names them."""
    return {_key(line): line.forecast.astype(np.float32) for line in lines}


def _key(line: Line) -> str:
    return f"line{line.place}"
