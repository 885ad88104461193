"""What the window machine is sent: the series, how it is cut into windows, and how these are mixed and batched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

MOST_VALUES = 8000
"""Of a longer series the first values are drawn."""
LAST_WINDOWS = 30
"""So many windows at the end are shown as cells, to see which of them a way of cutting loses."""


class Way(NamedTuple):
    """A way to cut a series, as a line of code, and how many windows it makes."""

    line: str
    windows: int


@dataclass(frozen=True)
class Cut:
    """Windows of `window` values, one every `shift` steps: how many whole ones, and how many shorter ones at the end.

    The target is the value behind the window or, for `each`, the one behind each of its values.
    """

    window: int
    shift: int
    whole: int
    short: int
    each: bool


@dataclass(frozen=True)
class Mix:
    """A shuffle buffer, what it holds, and the batches made of it: how large, how many, and the last one."""

    buffer: int
    batch: int
    batches: int
    last: int


def payload(
    time: Array,
    values: Array,
    unit: str,
    cut: Cut,
    mix: Mix,
    order: Array | None,
    tell_count: bool,
    ways: Sequence[Way],
) -> bytes:
    """The payload of a series (n,): `order`, the numbers of the windows that leave the buffer first, once predicted.

    So are the number of windows, and what each way of cutting makes.
    """
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "count": len(values),
        "window": cut.window,
        "shift": cut.shift,
        "each": cut.each,
        "short": cut.short,
        "buffer": mix.buffer,
        "batch": mix.batch,
        "colours": {"x": palette.TRAINING, "y": palette.VALIDATION, "lost": palette.LEAK},
    }
    if tell_count:
        meta |= {"windowCount": cut.whole, "batches": mix.batches, "lastBatch": mix.last}
    if ways:
        meta |= {"windowsOfEach": [way._asdict() for way in ways], "lastWindows": LAST_WINDOWS}
    arrays = {
        "time": timeline.moments(time[:MOST_VALUES]),
        "values": values[:MOST_VALUES].astype(np.float32),
        "colours": palette.SEQUENTIAL,
    }
    return pack(meta, arrays | ({} if order is None else {"drawnWindows": order.astype(np.float32)}))
