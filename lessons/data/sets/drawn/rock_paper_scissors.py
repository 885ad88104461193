"""Hands that play rock, paper, scissors, in colour, drawn by us."""

import numpy as np
import numpy.typing as npt

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import hand, relief, source
from lessons.data.sets.drawn.hand import Finger, Pose, Thumb, View

SIDE = 150

_PALE, _DARK = np.array([246.0, 208.0, 182.0]), np.array([92.0, 58.0, 40.0])
_STEPS = np.linspace(0, 1, SIDE, dtype=np.float32)
_BETWEEN = np.stack([(1 - _STEPS) ** 2, 2 * _STEPS * (1 - _STEPS), _STEPS**2], axis=1)
"""How much each of three values counts along a side, so that they run into each other."""
_FROM = (-90, 0, 90)
"""Degrees of roll: the arm comes from the left, from below, or from the right."""
_FIST = Finger(85, 100)
_CLOSED = Thumb((0.46, 0.5, 0.3), (0.24, 0.7, 0.62), (-0.04, 0.74, 0.64))
_OPEN = Thumb((0.54, 0.5, 0.1), (0.78, 0.74, 0.12), (0.92, 0.98, 0.12))

_GESTURES: dict[str, tuple[Pose, tuple[float, ...]]] = {
    "paper": (Pose((Finger(4, 5, 8), Finger(2, 4, 1), Finger(3, 5, -6), Finger(6, 8, -15)), _OPEN), (0, 180)),
    "rock": (Pose((_FIST,) * 4, _CLOSED), (0, -35)),
    "scissors": (Pose((Finger(2, 4, 13), Finger(2, 4, -10), _FIST, _FIST), _CLOSED), (0, 180)),
}
"""Class name to the hand's shape, and the sides that it shows: degrees of yaw."""


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A hand as uint8 (150, 150, 3)."""
    pose, sides = tuple(_GESTURES.values())[label]
    yaw, pitch, roll = generator.normal((generator.choice(sides), 0, generator.choice(_FROM)), (15, 10, 18)).tolist()
    column, row = (SIDE / 2 + generator.uniform(-12, 12, 2)).tolist()
    size = SIDE * generator.uniform(0.65, 0.9)
    view = View(yaw, pitch, roll, size, (column, row), mirrored=generator.random() < 0.5)
    scene = relief.render(hand.limbs(pose.vary(generator, 4), view), SIDE)
    skin = _PALE + generator.random() ** 1.2 * (_DARK - _PALE) + generator.normal(0, 3, 3)
    nails, sleeve = skin * 0.7 + (95, 65, 65), generator.uniform(30, 230, 3)
    picture = _ground(generator)
    scene.paint([skin, nails, sleeve], generator.uniform(-np.pi, 0), picture)
    noise = generator.integers(-128, 128, (SIDE, SIDE, 1), np.int8)
    picture += noise * np.float32(generator.uniform(0.01, 0.06))
    return np.clip(picture, 0, 255).astype(np.uint8)


def _ground(generator: np.random.Generator) -> npt.NDArray[np.float32]:
    """A wall that is lit unevenly, above a table in half of the pictures."""
    wall, table = generator.uniform(70, 235, (2, 1)) + generator.normal(0, 22, (2, 3))
    patches = (wall + generator.normal(0, 20, (3, 3, 1))).astype(np.float32)
    ground = _BETWEEN @ np.tensordot(_BETWEEN, patches, 1)
    ground[generator.integers(SIDE // 2, SIDE * 3 // 2) :] = table
    return ground


ROW = source.row(
    name="rock-paper-scissors",
    title="Rock, paper, scissors, drawn",
    class_names=tuple(_GESTURES),
    shape=(SIDE, SIDE, 3),
    counts={"train": (840,) * len(_GESTURES), "validation": (124,) * len(_GESTURES)},
    draw=draw,
    preparation="The pictures are as they are drawn.",
    split="Each picture is drawn from a seed of its own, for training and for validation in the same way.",
)
