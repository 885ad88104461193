"""What the padlocks component is sent: a base and its head, what of them is locked, and how often they are right."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from lessons.figures import palette, png
from lessons.figures.overlay import SIGNS
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


class Part(NamedTuple):
    """A block of the base, or the head, which has no `maps`.

    `size` says what it hands on; `maps` are some of its feature maps (n, side, side) uint8. It is `taught` where it
    starts with what it learned before, `locked` where training does not change it, not `kept` where it is cut off.
    """

    name: str
    size: str
    locked: bool
    taught: bool
    kept: bool
    maps: Array | None = None


class Bar(NamedTuple):
    """How often one network is right, from 0 to 1; `place` tells its colour and sign."""

    name: str
    place: int
    share: float
    chosen: bool


def padlocks(
    picture: Array,
    parts: Sequence[Part],
    counts: tuple[int, int] | None,
    bars: Mapping[str, Sequence[Bar]],
    guess: float,
) -> bytes:
    """The payload of a `picture` (side, side, 3) uint8 and of the `parts` that it goes through.

    `counts` are the numbers that learn and those that are frozen, None where they are not to be known yet; `bars` are
    the networks to compare, in groups by name, none where that is not to be known; `guess` is what guessing gets right.
    """
    meta: dict[str, Any] = {
        "parts": [part._asdict() | {"maps": part.maps is not None} for part in parts],
        "guess": guess,
        "colours": {"locked": palette.LOCKED, "open": palette.OPEN},
    }
    if counts is not None:
        meta["weightCounts"] = dict(zip(("learning", "frozen"), counts, strict=True))
    if bars:
        meta["accuracies"] = [{"name": name, "bars": [_bar(bar) for bar in group]} for name, group in bars.items()]
    maps = {f"maps{place}": part.maps for place, part in enumerate(parts) if part.maps is not None}
    page = np.frombuffer(png.photograph(picture), np.uint8)
    return pack(meta, {"page": page, "mapColours": palette.SEQUENTIAL, **maps})


def _bar(bar: Bar) -> dict[str, Any]:
    return bar._asdict() | {"colour": palette.RUNS[bar.place], "sign": SIGNS[bar.place]}
