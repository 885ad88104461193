"""What the picture of a sweep without a race is sent: the loss at each rate, and the rate to keep from the start."""

from lessons.figures import palette
from lessons.figures.overlay import SIGNS
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

SIGN = SIGNS[0]
"""What marks the rate to pick."""


def payload(rates: Array, losses: Array, pick: float) -> bytes:
    """The payload of a sweep over `rates` (n,) with their `losses` (n,) float32; the rate to `pick` is marked."""
    meta = {
        "pick": {"rate": pick, "colour": palette.RUNS[0], "sign": SIGN},
        "colours": {"loss": palette.TRAINING, "lowest": palette.BEST},
    }
    return pack(meta, {"swept": rates, "losses": losses})
