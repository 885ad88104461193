"""What the parrot component is sent: lines of which parts are copied, and how much is copied when."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.figures.writer import Word
from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Line:
    """A line of words, and the line of the training text that its longest copied row comes from, empty for none."""

    words: Sequence[Word]
    source: str


@dataclass(frozen=True)
class Shares:
    """The shares of copied words (epochs, temperatures), from 0 to 1, and the place of what is set."""

    epochs: Sequence[int]
    temperatures: Sequence[float]
    values: Array
    epoch: int
    temperature: float


def parrot(lines: Sequence[Line], shares: Shares | None) -> bytes:
    """The payload of these lines; the `shares` where they are measured and may be seen."""
    meta: dict[str, Any] = {
        "lines": [{"words": list(map(asdict, line.words)), "source": line.source} for line in lines],
        "colours": {"copied": palette.ERROR},
    }
    if shares is None:
        return pack(meta, {})
    table = {
        "epochs": list(shares.epochs),
        "temperatures": list(shares.temperatures),
        "epoch": shares.epoch,
        "temperature": shares.temperature,
    }
    return pack(meta | {"table": table}, {"shares": shares.values.astype(np.float32)})
