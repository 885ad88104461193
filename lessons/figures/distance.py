"""What the distance component is sent: how often networks are right, by how many words follow the one that decides."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "cross", "triangle-up", "star")
"""A dash, a symbol and a colour of `palette.RUNS` for each network, in their order."""


class Bin(NamedTuple):
    """Texts of which `first` to `last` words follow the one that decides, and how many there are."""

    first: int
    last: int
    texts: int


def distance(bins: Sequence[Bin], accuracies: Mapping[str, Array | None], ceiling: float) -> bytes:
    """The payload of one line a network: its accuracy in each bin (bins,).

    One whose line is yet to be predicted has none. `ceiling` is what nobody gets beyond but by luck.
    """
    lines = [
        {"name": name, "key": f"line{place}", "colour": colour, "dash": dash, "symbol": symbol}
        for place, ((name, line), colour, dash, symbol) in enumerate(
            zip(accuracies.items(), palette.RUNS, DASHES, SYMBOLS, strict=True)
        )
        if line is not None
    ]
    arrays = {
        f"line{place}": np.asarray(line, np.float32)
        for place, line in enumerate(accuracies.values())
        if line is not None
    }
    return pack({"bins": list(bins), "lines": lines, "ceiling": ceiling}, arrays)
