"""What the ladder of real series is sent: forecasts, how much better than naive each is, and how late each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

COLOURS = (*palette.RUNS, palette.POINT)
"""As many as there are rungs at most; each is also named beside its line."""


@dataclass(frozen=True)
class Rung:
    """One method's forecast (n,) of the validation part and its mean absolute error.

    `place` is its place among all methods, which gives it its colour. `skill` is 1 - its error / naive's: 0 for naive,
    1 for a forecast that is always right. `shift_errors` (2 * most + 1,) are the errors of the forecast moved by -most
    to most steps earlier.
    """

    name: str
    place: int
    forecast: Array
    mae: float
    skill: float
    shift_errors: Array


def payload(
    time: Array,
    values: Array,
    unit: str,
    rungs: Sequence[Rung],
    chosen: str,
    note: str,
    show_errors: bool,
    show_shifts: bool,
) -> bytes:
    """The payload of a ladder over the validation part (n,), of whose steps `timeline.MOST` are drawn.

    The rung `chosen` is drawn until a learner says another.

    Errors, and what they become when the forecast is moved, are sent when they are to be shown.
    """
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "chosen": chosen,
        "note": timeline.with_limit(note, len(values)),
        "most": len(rungs[0].shift_errors) // 2,
        "rungs": [_described(rung, show_errors, show_shifts) for rung in rungs],
        "colours": {"validation": palette.VALIDATION, "better": palette.MODEL, "worse": palette.ERROR},
    }
    lines = {"values": values} | {_key(rung): rung.forecast for rung in rungs}
    drawn = {name: line[: timeline.MOST].astype(np.float32) for name, line in lines.items()}
    return pack(meta, {"time": timeline.moments(time[: timeline.MOST]), **drawn})


def _key(rung: Rung) -> str:
    return f"forecast{rung.place}"


def _described(rung: Rung, show_errors: bool, show_shifts: bool) -> dict[str, Any]:
    errors = {"absoluteError": rung.mae, "againstNaive": rung.skill} if show_errors else {}
    shifts = {"shiftErrors": rung.shift_errors.tolist()} if show_shifts else {}
    return {"name": rung.name, "key": _key(rung), "colour": COLOURS[rung.place]} | errors | shifts
