"""A right hand made of rolled balls: a palm, four fingers that bend and spread, a thumb, and a sleeve."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lessons.data.sets.drawn.relief import Limb

Floats = npt.NDArray[np.float64]
Point = tuple[float, float, float]


class Finger(NamedTuple):
    """How a finger is held, in degrees: bent at the knuckle and at the middle joint, and spread towards the thumb."""

    knuckle: float = 0
    joint: float = 0
    spread: float = 0


class Thumb(NamedTuple):
    """Where the thumb's knuckle, joint and tip are."""

    knuckle: Point
    joint: Point
    tip: Point


@dataclass(frozen=True)
class Pose:
    """A shape of the hand.

    It is told for fingers that point up and a palm that looks at us: x to the thumb's side, y up, z towards us; the
    wrist is near the origin, and the middle finger's knuckle one unit above it.

    Attributes:
        fingers: index, middle, ring and little finger.
        thumb: the thumb.
    """

    fingers: tuple[Finger, Finger, Finger, Finger]
    thumb: Thumb

    def vary(self, generator: np.random.Generator, degrees: float) -> "Pose":
        """The same shape as another person would make it: every joint bent about `degrees` more or less."""
        index, middle, ring, little = (
            Finger(*finger) for finger in (self.fingers + generator.normal(0, degrees, (4, 3)) * _FREEDOM).tolist()
        )
        return replace(self, fingers=(index, middle, ring, little))


@dataclass(frozen=True)
class View:
    """How a hand is held and seen.

    Attributes:
        yaw, pitch, roll: degrees about the upright axis, about the axis to the right, and in the picture's plane.
        size: pixels that the longer side of a stretched hand takes, without the forearm. A closed hand comes nearer,
            so that it is not lost: half way, in proportion, to the same size.
        place: the column and row of the hand's middle.
        mirrored: whether it is a left hand.
    """

    yaw: float
    pitch: float
    roll: float
    size: float
    place: tuple[float, float]
    mirrored: bool = False


SKIN, NAIL, SLEEVE = range(3)
"""The materials of a hand's limbs."""

_FREEDOM = (1.0, 1.0, 0.3)
"""How much of a variation each of a finger's angles takes: neighbouring fingers must not cross."""
_KNUCKLES = np.array([(0.31, 0.97, 0.0), (0.105, 1.0, 0.02), (-0.105, 0.96, 0.02), (-0.3, 0.87, 0.0)])
_LENGTHS = np.array([(0.45, 0.27, 0.2), (0.5, 0.31, 0.21), (0.46, 0.29, 0.21), (0.35, 0.21, 0.18)])
_RADII = np.outer((0.13, 0.133, 0.127, 0.11), (1.0, 0.95, 0.9, 0.8))
"""Of each finger at its knuckle, joints and tip."""
_BENDS = np.array([(1, 0), (1, 1), (1, 1.7)])
"""How much the bends at knuckle and middle joint turn each bone of a finger; the last joint follows the middle one."""
_NAIL = 0.65
"""A nail's radius, as a part of its finger's."""
_THUMB_ROOT = (0.2, 0.2, 0.06)
_THUMB_RADII = np.array([(0.21, 0.16), (0.155, 0.135), (0.138, 0.11)])
_PALM = 0.23
_PALM_LINES = 6
_WRIST, _CUFF, _ELBOW = 0.05, -0.6, -3.0
_STRETCHED = 2.3
"""How long a stretched hand is."""


class _Bones(NamedTuple):
    """N limbs in the hand's own units: where they start and end (N, 2, 3), the radii there (N, 2), one material."""

    ends: Floats
    radii: Floats
    material: int


def limbs(pose: Pose, view: View) -> list[Limb]:
    """The hand with its forearm and sleeve, for `relief.render`."""
    hand = (_PALM_BONES, _thumb(pose.thumb), *_fingers(pose.fingers))
    bones = (*hand, _FOREARM, _SLEEVE)
    ends = np.concatenate([group.ends for group in bones]) @ _turn(view).T
    of_hand = ends[: sum(len(group.ends) for group in hand)].reshape(-1, 3)
    low, high = of_hand.min(axis=0), of_hand.max(axis=0)
    width, height, depth = high - low
    scale = view.size / np.sqrt(_STRETCHED * (max(width, height) + 2 * _RADII[0, 0]))
    # The middle is lifted by the whole depth, so that nothing is below the ground.
    ends = (ends - (low + high) / 2 + (0, 0, depth)) * scale + (*view.place, 0)
    radii = np.concatenate([group.radii for group in bones]) * scale
    materials = [group.material for group in bones for _ in group.ends]
    return list(map(Limb, ends[:, 0], ends[:, 1], *radii.T.tolist(), materials))


def _fingers(fingers: tuple[Finger, ...]) -> tuple[_Bones, _Bones]:
    """The three bones of each finger, and the nails on their backs."""
    angles = np.radians(fingers)
    bends, spread = angles[:, :2] @ _BENDS.T, angles[:, 2:]
    ways = np.stack([np.sin(spread) * np.cos(bends), np.cos(spread) * np.cos(bends), np.sin(bends)], axis=2)
    steps = ways * _LENGTHS[..., np.newaxis]
    joints = np.cumsum(np.concatenate([_KNUCKLES[:, np.newaxis], steps], axis=1), axis=1)
    radii = np.stack([_RADII[:, :-1], _RADII[:, 1:]], axis=2)
    bones = np.stack([joints[:, :-1], joints[:, 1:]], axis=2)

    last, side, tips = bends[:, 2], spread[:, 0], _RADII[:, 3:]
    back = np.stack([np.sin(side) * np.sin(last), np.cos(side) * np.sin(last), -np.cos(last)], axis=1)
    middles, along = joints[:, 3] + back * tips * 0.5, ways[:, 2] * tips
    nails = np.stack([middles - along * 0.4, middles + along * 0.2], axis=1)
    return (
        _Bones(bones.reshape(-1, 2, 3), radii.reshape(-1, 2), SKIN),
        _Bones(nails, np.repeat(tips * _NAIL, 2, axis=1), NAIL),
    )


def _thumb(thumb: Thumb) -> _Bones:
    joints = np.array([_THUMB_ROOT, *thumb])
    return _Bones(np.stack([joints[:-1], joints[1:]], axis=1), _THUMB_RADII, SKIN)


def _palm() -> _Bones:
    """Lines from the wrist to the knuckles, side by side, behind the fingers so that the palm is flat."""
    places = np.linspace(0, len(_KNUCKLES) - 1, _PALM_LINES)
    tops = np.stack([np.interp(places, range(len(_KNUCKLES)), axis) for axis in _KNUCKLES.T], axis=1)
    tops = tops * (0.7, 0.93, 1) - (0, 0, _PALM - _RADII[0, 0])
    roots = tops * (0.5, 0, 1) + (0, _WRIST, 0)
    return _Bones(np.stack([roots, tops], axis=1), np.full((_PALM_LINES, 2), _PALM), SKIN)


def _arm(top: float, bottom: float, radii: tuple[float, float], material: int) -> _Bones:
    """A part of the forearm."""
    return _Bones(np.array([[(0, top, -0.05), (0, bottom, -0.05)]]), np.array([radii]), material)


def _turn(view: View) -> Floats:
    """The matrix from the hand's axes to columns, rows and nearness."""
    yaw, pitch, roll = np.radians([view.yaw, view.pitch, view.roll])
    about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    axes = np.diag([-1.0 if view.mirrored else 1.0, -1.0, 1.0])
    turn: Floats = axes @ about_z @ about_x @ about_y
    return turn


_PALM_BONES = _palm()
_FOREARM = _arm(_WRIST, _CUFF, (0.29, 0.3), SKIN)
_SLEEVE = _arm(_CUFF, _ELBOW, (0.36, 0.45), SLEEVE)
