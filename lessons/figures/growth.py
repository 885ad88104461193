"""What the growth component is sent: how often networks are right that learned from ever more pictures."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


@dataclass(frozen=True)
class Step:
    """A network, and how many `pictures` it learned from.

    It gets the part `known` of these right, and the part `new` of others; `outputs` has the probability of the second
    of two classes for each picture on show.
    """

    pictures: int
    known: float
    new: float
    outputs: list[float]


def growth(
    steps: Sequence[Step],
    sizes: Sequence[int],
    at: int,
    class_names: Sequence[str],
    pictures: Sequence[Array],
    truths: Sequence[int],
) -> bytes:
    """The payload of `steps`, opened on number `at`; of `sizes` without a step only the place on the axis is sent.

    `pictures` (side, side, 3) uint8 are on show, and belong to the classes `truths`.
    """
    first, *later = map(asdict, steps)
    meta = {
        "first": first,
        **({"later": later} if later else {}),
        "sizes": list(sizes),
        "at": min(at, len(steps) - 1),
        "classes": [line(name) for name in class_names],
        "truths": list(truths),
        "colours": {
            "known": palette.TRAINING, "new": palette.VALIDATION, "right": palette.BEST, "wrong": palette.ERROR
        },
        "alt": "Right answers: " + "; ".join(map(_words, steps)),
    }  # fmt: skip
    return pack(meta, {"sheet": np.frombuffer(png.photograph(np.hstack(list(pictures))), np.uint8)})


def _words(step: Step) -> str:
    return f"learned from {step.pictures:,} pictures, {step.known:.1%} of these and {step.new:.1%} of new ones"
