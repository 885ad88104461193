"""The hand shapes of the American manual alphabet that stand still: A to Y without J, simplified, drawn by us."""

from typing import NamedTuple

import numpy as np

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import hand, relief, source
from lessons.data.sets.drawn.hand import Finger, Pose, Thumb, View

SIDE = 28
_DETAIL = 2
"""Hands are drawn this many times larger than they are shown."""

_UP = Finger()
_LEFT, _RIGHT = Finger(spread=-8), Finger(spread=8)
_FIST = Finger(85, 100)
_LOW = Finger(95, 60)
_ROUND = Finger(70, 75)

_BESIDE = Thumb((0.52, 0.5, 0.2), (0.56, 0.85, 0.22), (0.54, 1.12, 0.2))
_OVER = Thumb((0.46, 0.5, 0.3), (0.24, 0.7, 0.62), (-0.06, 0.74, 0.64))
_OUT = Thumb((0.56, 0.44, 0.1), (0.88, 0.56, 0.1), (1.14, 0.62, 0.1))
_ACROSS = Thumb((0.44, 0.5, 0.22), (0.22, 0.6, 0.36), (-0.08, 0.62, 0.36))
_BELOW = Thumb((0.44, 0.45, 0.25), (0.22, 0.52, 0.48), (-0.1, 0.52, 0.5))
_OPPOSITE = Thumb((0.5, 0.42, 0.3), (0.6, 0.55, 0.62), (0.55, 0.75, 0.95))
_TO_INDEX = Thumb((0.5, 0.46, 0.25), (0.5, 0.7, 0.5), (0.36, 0.95, 0.68))
_TO_MIDDLE = Thumb((0.46, 0.45, 0.3), (0.36, 0.66, 0.58), (0.16, 0.86, 0.68))
_TO_ALL = Thumb((0.48, 0.42, 0.3), (0.5, 0.58, 0.62), (0.36, 0.78, 0.84))
_ALONG_INDEX = Thumb((0.46, 0.5, 0.32), (0.46, 0.9, 0.42), (0.42, 1.22, 0.4))
_BETWEEN = Thumb((0.46, 0.5, 0.25), (0.36, 0.84, 0.36), (0.2, 1.16, 0.36))
_UNDER_ONE = Thumb((0.46, 0.52, 0.26), (0.34, 0.84, 0.36), (0.22, 1.24, 0.36))
_UNDER_TWO = Thumb((0.42, 0.46, 0.26), (0.2, 0.64, 0.3), (-0.02, 0.7, 0.3))
_UNDER_THREE = Thumb((0.42, 0.46, 0.26), (0.16, 0.62, 0.3), (-0.2, 0.66, 0.3))


class Sign(NamedTuple):
    """A hand's shape, and how it is turned, in degrees: about the forearm, and in the picture's plane."""

    pose: Pose
    yaw: float = 0
    roll: float = 0


SIGNS = {
    "A": Sign(Pose((_FIST, _FIST, _FIST, _FIST), _BESIDE)),
    "B": Sign(Pose((Finger(spread=-2), _UP, Finger(spread=2), Finger(spread=5)), _ACROSS)),
    "C": Sign(Pose((Finger(35, 50),) * 4, _OPPOSITE), yaw=-60),
    "D": Sign(Pose((_UP, _ROUND, _ROUND, _ROUND), _TO_MIDDLE), yaw=-25),
    "E": Sign(Pose((Finger(45, 120),) * 4, _BELOW)),
    "F": Sign(Pose((Finger(55, 65, 4), _UP, _LEFT, Finger(spread=-18)), _TO_INDEX)),
    "G": Sign(Pose((_UP, _FIST, _FIST, _FIST), _ALONG_INDEX), yaw=-70, roll=90),
    "H": Sign(Pose((_UP, _UP, _FIST, _FIST), _OVER), yaw=-20, roll=90),
    "I": Sign(Pose((_FIST, _FIST, _FIST, _LEFT), _OVER)),
    "K": Sign(Pose((_RIGHT, Finger(25, 0, -8), _FIST, _FIST), _BETWEEN)),
    "L": Sign(Pose((_UP, _FIST, _FIST, _FIST), _OUT)),
    "M": Sign(Pose((_LOW, _LOW, _LOW, _FIST), _UNDER_THREE)),
    "N": Sign(Pose((_LOW, _LOW, _FIST, _FIST), _UNDER_TWO)),
    "O": Sign(Pose((Finger(52, 70),) * 4, _TO_ALL), yaw=-60),
    "P": Sign(Pose((_RIGHT, Finger(35, 0, -8), _FIST, _FIST), _BETWEEN), yaw=-40, roll=140),
    "Q": Sign(Pose((_UP, _FIST, _FIST, _FIST), _ALONG_INDEX), yaw=-60, roll=165),
    "R": Sign(Pose((Finger(spread=-16), Finger(8, 0, 12), _FIST, _FIST), _OVER)),
    "S": Sign(Pose((_FIST, _FIST, _FIST, _FIST), _OVER)),
    "T": Sign(Pose((_ROUND, _FIST, _FIST, _FIST), _UNDER_ONE)),
    "U": Sign(Pose((Finger(spread=-2), Finger(spread=2), _FIST, _FIST), _OVER)),
    "V": Sign(Pose((Finger(spread=13), Finger(spread=-10), _FIST, _FIST), _OVER)),
    "W": Sign(Pose((Finger(spread=14), _UP, Finger(spread=-14), _FIST), _OVER)),
    "X": Sign(Pose((Finger(15, 95), _FIST, _FIST, _FIST), _OVER), yaw=-25),
    "Y": Sign(Pose((_FIST, _FIST, _FIST, Finger(spread=-22)), _OUT)),
}
"""Letter to its sign, for a right hand whose palm looks at us; J and Z are drawn in the air and have no picture."""

_SIGNS = tuple(SIGNS.values())


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A hand as uint8 (28, 28, 1); both splits are drawn alike."""
    side = SIDE * _DETAIL
    sign = _SIGNS[label]
    yaw, pitch, roll = generator.normal((sign.yaw, 0, sign.roll), (8, 6, 7)).tolist()
    column, row = (side / 2 + generator.uniform(-0.05, 0.05, 2) * side).tolist()
    view = View(yaw, pitch, roll, side * generator.uniform(0.85, 1), (column, row))
    scene = relief.render(hand.limbs(sign.pose.vary(generator, 4), view), side)
    skin, sleeve, contrast = generator.uniform((120, 20, 60), (250, 220, 195)).tolist()
    wall = (skin + contrast) % 255
    large = np.full((side, side, 1), wall, np.float32)
    scene.paint([[skin], [skin * 1.1], [sleeve]], generator.uniform(-np.pi, 0), large)
    small = large.reshape(SIDE, _DETAIL, SIDE, _DETAIL, 1).mean(axis=(1, 3))
    picture: Pixels = np.clip(small + generator.normal(0, 3, small.shape), 0, 255).astype(np.uint8)
    return picture


ROW = source.row(
    name="signs",
    title="Signs of the hand alphabet, drawn",
    class_names=tuple(SIGNS),
    shape=(SIDE, SIDE, 1),
    counts={"train": (200,) * len(SIGNS), "validation": (40,) * len(SIGNS)},
    draw=draw,
    preparation=(
        "The hands are drawn at 56×56 pixels and shrunk to 28×28. "
        "They simplify the American manual alphabet; J and Z are movements, so they are left out."
    ),
    split="Each picture is drawn from a seed of its own, for training and for validation in the same way.",
)
