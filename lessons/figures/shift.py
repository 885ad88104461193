"""What the shift is sent: a picture to be dragged, and the map that is pooled while it moves."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from lessons.figures.marks import MARK
from lessons.figures.payload import pack
from lessons.figures.stepper import Scale
from lessons.maths.arrays import Array
from lessons.maths.geometry import padding_before_after


class Shift(NamedTuple):
    """A `picture` and its `values`, both (H, W), of which the middle `side` x `side` is seen before any move.

    `window` is its size, stride and padding; `start` the pixels down and to the right that the picture lies moved by.
    """

    picture: Array
    values: Array
    side: int
    window: tuple[int, int, str]
    scale: Scale
    start: tuple[int, int]
    of: str


def payload(shift: Shift, says: Mapping[str, str]) -> bytes:
    """The payload; `says` has the sentences `some`, `none`, `still` and `even`. Key `highlight` colours the winners."""
    size, stride, padding = shift.window
    meta = {
        "side": shift.side,
        "room": (len(shift.picture) - shift.side) // 2,
        "size": size,
        "stride": stride,
        "before": padding_before_after(shift.side, size, stride, padding)[0],
        "after": padding_before_after(shift.side, size, stride, padding)[1],
        "low": shift.scale.low,
        "high": shift.scale.high,
        "start": shift.start,
        "of": shift.of,
        "says": dict(says),
        "highlight": MARK,
    }
    arrays = {
        "picture": shift.picture,
        "values": shift.values.astype(np.float32),
        "colours": shift.scale.colours,
    }
    return pack(meta, arrays)
