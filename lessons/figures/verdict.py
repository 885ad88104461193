"""What the verdict component is sent: a network's answers to "which of two?" as one number between 0 and 1 each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


class Row(NamedTuple):
    """A picture in one state, by name: `answer` is the score that goes into the sigmoid, and the output, 0 to 1.

    None while it is not to be shown.
    """

    name: str
    answer: tuple[float, float] | None


class Pair(NamedTuple):
    """One answer as a sigmoid gives it and as a softmax does: both `scores`, and the `output` for the second class."""

    scores: tuple[float, float]
    output: float


def verdict(
    classes: tuple[str, str], rows: Sequence[Row], pictures: Sequence[Array], truth: int | None, pair: Pair | None
) -> bytes:
    """The payload of a picture's answers, the first as it is, the second changed.

    `pictures` (side, side, 3) uint8, one a row, are what the network reads; `truth` is the right class, if it is known.
    """
    first, second = map(line, classes)
    plain, changed = rows
    meta: dict[str, Any] = {
        "classes": [first, second],
        "names": [row.name for row in rows],
        "plain": _answer(plain, first, second),
        "truth": truth,
        "colours": palette.RUNS[:2],
    }
    if changed.answer is not None:
        meta["changed"] = _answer(changed, first, second)
    if pair is not None:
        meta["both"] = pair._asdict()
    return pack(meta, {"sheet": np.frombuffer(png.exact(np.hstack(list(pictures))), np.uint8)})


def _answer(row: Row, first: str, second: str) -> dict[str, Any]:
    score, output = row.answer or (0.0, 0.0)
    alt = f"{row.name}: the output is {output:.3f}, on a line from {first} at 0 to {second} at 1"
    return {"score": score, "output": output, "alt": alt}
