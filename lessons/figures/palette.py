"""Every colour that carries meaning. Signed values diverge around zero, magnitudes run along one sequential scale.

Blue against orange and viridis stay apart for colour-blind eyes and on a pale projector.
"""

import numpy as np

from lessons.maths.arrays import Array

TRAINING = "#3B6FE0"
VALIDATION = "#E0792B"
TRAINING_DASH = "solid"
VALIDATION_DASH = "dot"
REMEASURED_DASH = "dash"
BEST = "#1F9E6E"

# Apart for colour-blind eyes, and each at least 3 to 1 against the light and the dark page; a symbol goes with each.
RUNS = ("#7A5AE0", "#B07D00", "#C8187F", "#187860", "#3F92DC", "#1FA03C")

# What is known, what a model makes of it, by how much it is wrong, and what it could not have known.
POINT = "#3B6FE0"
MODEL = "#1F9E6E"
ERROR = "#E0792B"
LEAK = "#D64545"

# On small pictures: what stands around that which matters, and the ground of what is known or foreseen.
AROUND = "#8391AD"
KNOWN_GROUND = "#DCE6FB"
FUTURE_GROUND = "#FBEBDD"

# Weights that training leaves as they are, and weights that it changes.
LOCKED = "#3F92DC"
OPEN = "#1FA03C"

NEGATIVE = (224, 112, 20)
ZERO = (247, 247, 245)
POSITIVE = (38, 92, 214)

# What speaks against an answer, and what speaks for it: laid over photographs, and seen on sky and on black fur.
AGAINST = ((90, 190, 255), (30, 100, 225))
SPEAKS_FOR = ((215, 50, 20), (255, 205, 45))

# Anchors of matplotlib's viridis, interpolated between.
MAGNITUDE = (
    (68, 1, 84),
    (71, 44, 122),
    (59, 81, 139),
    (44, 113, 142),
    (33, 144, 141),
    (39, 173, 129),
    (92, 200, 99),
    (170, 220, 50),
    (253, 231, 37),
)


def rgb(colour: str) -> tuple[int, int, int]:
    """The three numbers of a colour that is written as #RRGGBB."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def ramp(*anchors: tuple[int, int, int]) -> Array:
    """256 colours through evenly spaced anchors: (256, 3) uint8."""
    places = np.linspace(0, 255, len(anchors))
    channels = [np.interp(np.arange(256), places, [anchor[i] for anchor in anchors]) for i in range(3)]
    return np.stack(channels, axis=-1).round().astype(np.uint8)


SIGNED = ramp(NEGATIVE, ZERO, POSITIVE)
SEQUENTIAL = ramp(*MAGNITUDE)
HEAT = ramp(*AGAINST, (128, 128, 128), *SPEAKS_FOR)
GREY = ramp((0, 0, 0), (255, 255, 255))


def index(values: Array, low: float, high: float) -> Array:
    """Places values on a 256-colour scale from low to high: uint8 of the same shape; what lies outside is clipped."""
    span = high - low or 1.0
    return ((np.clip(values, low, high) - low) / span * 255 + 0.5).astype(np.uint8)


def signed_limit(values: Array) -> float:
    """The magnitude that the signed scale must reach on either side of zero for values of any shape; 1 for zeros."""
    return float(np.abs(values).max(initial=0.0)) or 1.0
