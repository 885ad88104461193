"""What the ladder is sent: forecasts of the validation part, their errors, and the floor under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

COLOURS = (*palette.RUNS, palette.POINT, palette.LEAK, palette.LEAK)
DASHES = ((), (), (), (0.5, 0.25), (0.5, 0.25), (), (0.5, 0.25), (0.15, 0.2), (0.5, 0.25))
"""As many as there are rungs at most; colour and dash together tell them apart."""


@dataclass(frozen=True)
class Rung:
    """One method's forecast (n,) of the validation part, its errors, and whether it has seen the future.

    `place` is its place among all methods, which gives it its colour.
    """

    name: str
    place: int
    forecast: Array
    mae: float
    mse: float
    leaks: bool


def payload(
    time: Array,
    values: Array,
    unit: str,
    rungs: Sequence[Rung],
    chosen: Sequence[str],
    note: str,
    floor: float | None = None,
    show_errors: bool = True,
) -> bytes:
    """The payload of a ladder over the validation part (n,), of whose steps `timeline.MOST` are drawn.

    The `chosen` rungs are drawn until a learner says others.

    Without a `floor` none is drawn; until errors are to be shown they are not sent.
    """
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "chosen": chosen,
        "note": timeline.with_limit(note, len(values)),
        "rungs": [_described(rung, show_errors) for rung in rungs],
        "colours": {"validation": palette.VALIDATION, "leak": palette.LEAK},
    }
    if floor is not None:
        meta["leastError"] = floor
    lines = {"values": values} | {f"forecast{rung.place}": rung.forecast for rung in rungs}
    drawn = {name: line[: timeline.MOST].astype(np.float32) for name, line in lines.items()}
    return pack(meta, {"time": timeline.moments(time[: timeline.MOST]), **drawn})


def _described(rung: Rung, show_errors: bool) -> dict[str, Any]:
    look = {
        "name": rung.name,
        "key": f"forecast{rung.place}",
        "colour": COLOURS[rung.place],
        "dash": DASHES[rung.place],
    }
    return look | {"absoluteError": rung.mae, "squaredError": rung.mse, "leaks": rung.leaks} if show_errors else look
