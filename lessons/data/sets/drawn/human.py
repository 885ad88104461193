"""A person from head to foot."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lessons.data.sets.drawn.canvas import Colour, Figure, Points, bow, ellipse, joints, shade, smooth, vary

_SKINS: tuple[Colour, ...] = ((244, 208, 180), (226, 180, 144), (196, 144, 106), (150, 102, 72), (104, 70, 52))
_HAIRS: tuple[Colour, ...] = ((36, 28, 26), (74, 48, 34), (124, 82, 46), (204, 164, 96), (170, 168, 166), (150, 66, 36))
_CLOTHES: tuple[Colour, ...] = (
    (186, 60, 56),
    (52, 84, 140),
    (70, 120, 84),
    (222, 178, 74),
    (234, 230, 222),
    (56, 54, 60),
    (126, 78, 46),
    (150, 110, 160),
    (156, 152, 150),
    (204, 168, 118),
)

_HAIRLINE = np.array([(-0.07, -0.01), (-0.05, -0.085), (0.05, -0.085), (0.07, -0.01)])
_CAP = np.array([(-0.08, -0.03), (-0.06, -0.1), (0.06, -0.1), (0.08, -0.03)])
_BEARD = np.array([(-0.062, 0.02), (0.0, 0.035), (0.062, 0.02), (0.035, 0.09), (-0.035, 0.09)])
_DIM = (0.86, 1.0)
"""The arm and the leg that are farther away are darker."""


@dataclass(frozen=True)
class Stance:
    """How a person holds arms and legs, in degrees: 0 hangs down, above 0 points to the right; left, then right.

    Attributes:
        arms, legs: of the upper part.
        elbows, knees: by how much the lower part is turned further.
        lean: of the trunk.
    """

    arms: tuple[float, float]
    elbows: tuple[float, float]
    legs: tuple[float, float]
    knees: tuple[float, float]
    lean: float


class _Look(NamedTuple):
    """How a person is dressed: colours from head to foot; `stout` multiplies widths."""

    skin: Colour
    hair: Colour
    top: Colour
    sleeve: Colour
    bottom: Colour
    stocking: Colour
    shoes: Colour
    stout: float


class _Spine(NamedTuple):
    """Two directions, along and across the trunk, and where the neck begins. The hips are at (0, 0)."""

    up: Points
    across: Points
    neck: Points


def draw(figure: Figure, stance: Stance, generator: np.random.Generator) -> None:
    """A person about 1 high, whose hips are at (0, 0) and, when standing straight, feet at y = 0.5."""
    look = _look(generator)
    lean = np.radians(stance.lean)
    up, across = np.array([np.sin(lean), -np.cos(lean)]), np.array([np.cos(lean), np.sin(lean)])
    spine = _Spine(up, across, 0.31 * up)
    head = spine.neck + 0.1 * up
    if generator.random() < 0.45:
        figure.limb([head, spine.neck - 0.02 * up], (0.078, 0.07), shade(look.hair, 0.85))
    for side in (0, 1):
        _leg(figure, stance, side, look)
    _arm(figure, spine, stance, 0, look)
    _trunk(figure, spine, look, generator)
    _arm(figure, spine, stance, 1, look)
    figure.limb([spine.neck - 0.02 * up, head], (0.033, 0.033), shade(look.skin, 0.85))
    _head(figure, head, look, generator)


def _look(generator: np.random.Generator) -> _Look:
    skin = vary(_SKINS[generator.integers(len(_SKINS))], generator, 6)
    hair = vary(_HAIRS[generator.integers(len(_HAIRS))], generator, 8)
    top, bottom, shoes = (vary(_CLOTHES[index], generator) for index in generator.integers(0, len(_CLOTHES), 3))
    sleeve = top if generator.random() < 0.6 else skin
    stocking = bottom if generator.random() < 0.55 else skin
    return _Look(skin, hair, top, sleeve, bottom, stocking, shoes, generator.uniform(0.85, 1.25))


def _leg(figure: Figure, stance: Stance, side: int, look: _Look) -> None:
    dim, upper = _DIM[side], stance.legs[side]
    lower = upper + stance.knees[side]
    leg = joints((0.045 * look.stout * (2 * side - 1), 0), (0.235, upper), (0.215, lower))
    figure.limb(leg, (0.062 * look.stout, 0.045, 0.03), shade(look.stocking, dim))
    figure.limb(leg[:2], (0.064 * look.stout, 0.048), shade(look.bottom, dim))
    toe = 0.05 if lower > -12 else 0.03
    figure.limb([leg[2], leg[2] + (toe, 0.012)], (0.03, 0.022), look.shoes)


def _arm(figure: Figure, spine: _Spine, stance: Stance, side: int, look: _Look) -> None:
    dim, upper = _DIM[side], stance.arms[side]
    x, y = (spine.neck - 0.03 * spine.up + 0.1 * look.stout * (2 * side - 1) * spine.across).tolist()
    arm = joints((x, y), (0.155, upper), (0.135, upper + stance.elbows[side]))
    figure.limb(arm, (0.042, 0.034, 0.025), shade(look.sleeve, dim))
    figure.limb([arm[0], (arm[0] + arm[1]) / 2], (0.045, 0.04), shade(look.top, dim))
    figure.ball(arm[2], 0.031, look.skin)


def _trunk(figure: Figure, spine: _Spine, look: _Look, generator: np.random.Generator) -> None:
    up, across, neck = spine.up, look.stout * spine.across, spine.neck
    waist = generator.uniform(0.068, 0.085)
    right = [neck + 0.05 * across, neck - 0.035 * up + 0.115 * across, 0.14 * up + waist * across, 0.085 * across]
    left = [neck - 0.05 * across, neck - 0.035 * up - 0.115 * across, 0.14 * up - waist * across, -0.085 * across]
    figure.fill(smooth([*right, -0.05 * up, *reversed(left)]), look.top)
    if look.stocking is look.skin and generator.random() < 0.6:
        width, length = generator.uniform((0.12, 0.14), (0.19, 0.3)).tolist()
        skirt = [0.08 * up - waist * across, 0.08 * up + waist * across, (width, length), (-width, length)]
        figure.fill(np.array(skirt), look.bottom)
    else:
        figure.limb([-0.05 * across, 0.05 * across], (0.055, 0.055), look.bottom)
    if generator.random() < 0.4:
        figure.line([0.26 * up, 0.02 * up], 0.012, shade(look.top, 0.7))


def _head(figure: Figure, head: Points, look: _Look, generator: np.random.Generator) -> None:
    x, y = head.tolist()
    aside = generator.uniform(-0.028, 0.028)
    figure.fill(ellipse((x, y - 0.012), (0.076, 0.086)), look.hair)
    figure.fill(ellipse((x + aside / 3, y + 0.008), (0.064, 0.078)), look.skin)
    fringe = (aside, generator.uniform(-0.055, -0.03))
    figure.fill(smooth(head + np.array([*_HAIRLINE, fringe])), look.hair)
    for side in (-0.026, 0.026):
        figure.ball((x + aside + side, y + 0.005), 0.0095, (40, 30, 28))
    kind = generator.random()
    if kind < 0.15:
        cap = vary(_CLOTHES[generator.integers(len(_CLOTHES))], generator)
        figure.fill(smooth(head + _CAP), cap)
        figure.limb([(x - 0.07, y - 0.035), (x + 0.07 + aside, y - 0.035)], (0.012, 0.012), shade(cap, 0.8))
    elif kind < 0.25:
        figure.fill(smooth(head + _BEARD), look.hair)
    mouth = bow((x + aside - 0.02, y + 0.045), (x + aside, y + 0.052), (x + aside + 0.02, y + 0.045), 5)
    figure.line(mouth, 0.01, (150, 70, 66))
