"""A horse from the side."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lessons.data.sets.drawn.canvas import Colour, Figure, Points, bow, joints, shade, smooth, vary

_COATS: tuple[Colour, ...] = (
    (126, 78, 46),
    (92, 56, 38),
    (166, 98, 54),
    (58, 48, 46),
    (204, 168, 118),
    (226, 220, 210),
    (156, 152, 150),
)
_DARK: Colour = (44, 34, 32)
_CREAM: Colour = (220, 196, 150)
_WHITE: Colour = (230, 224, 214)
_CLOTHS: tuple[Colour, ...] = ((150, 50, 50), (50, 70, 130), (60, 100, 70))
_DIM = 0.68
"""The legs that are farther away are darker."""

_TRUNK = np.array(
    [
        (-0.35, -0.1),
        (-0.24, -0.17),
        (-0.05, -0.12),
        (0.12, -0.13),
        (0.26, -0.18),
        (0.35, -0.02),
        (0.27, 0.11),
        (0.08, 0.13),
        (-0.1, 0.12),
        (-0.22, 0.1),
        (-0.34, 0.08),
        (-0.37, -0.02),
    ]
)
_ARCH = np.array([[0.0], [0.018], [0.025], [0.018], [0.0]])
_MANE = _ARCH + np.array([[0.1], [0.085], [0.07], [0.06], [0.05]])
"""How far the neck and its mane lie above a straight line from the shoulder to the head."""


@dataclass(frozen=True)
class Gait:
    """How a horse holds itself.

    Attributes:
        neck: degrees by which the neck is raised from straight ahead.
        stride: how far the legs swing forwards and back, in degrees.
        bend: how far the lower legs are folded back in stride, in degrees.
        phase: where in its stride it is, in radians.
    """

    neck: float
    stride: float
    bend: float
    phase: float


class _Leg(NamedTuple):
    """Where a leg begins, the degrees by which it stands forwards and is crooked, and how thick it is there."""

    root: tuple[float, float]
    forwards: float
    crook: float
    thick: float


_HIND = _Leg((-0.25, 0.0), 6, 14, 0.085)
_FORE = _Leg((0.24, 0.02), 0, 0, 0.07)


def draw(figure: Figure, gait: Gait, generator: np.random.Generator) -> None:
    """A horse that looks to the right: about 1 high and 1.1 long, its feet at y = 0.5, its trunk about x = 0."""
    coat = vary(_COATS[generator.integers(len(_COATS))], generator)
    crest = vary((coat, _DARK, _DARK, _CREAM)[generator.integers(4)], generator)
    socks = vary((coat, coat, _WHITE)[generator.integers(3)], generator, 6)
    _leg(figure, _HIND, gait, 0.5, shade(coat, _DIM), shade(socks, _DIM))
    _leg(figure, _FORE, gait, 3.6, shade(coat, _DIM), shade(socks, _DIM))
    _tail(figure, generator.uniform(0.05, 0.2) + gait.stride / 250, crest)
    _leg(figure, _HIND, gait, 3.9, coat, socks)
    _leg(figure, _FORE, gait, 0.2, coat, socks)
    figure.fill(smooth(_TRUNK * (1, generator.uniform(0.9, 1.12))), coat)
    if generator.random() < 0.2:
        for _ in range(3):
            _patch(figure, generator)
    _neck_and_head(figure, gait, coat, crest, generator)
    if generator.random() < 0.2:
        _saddle(figure, vary(_CLOTHS[generator.integers(len(_CLOTHS))], generator))


def _tail(figure: Figure, flying: float, colour: Colour) -> None:
    curve = bow((-0.33, -0.08), (-0.4 - flying / 2, 0.05), (-0.38 - flying, 0.3))
    figure.limb(curve, np.interp(range(9), (0, 5, 8), (0.03, 0.05, 0.01)), colour)


def _saddle(figure: Figure, cloth: Colour) -> None:
    figure.fill(smooth([(-0.12, -0.14), (0.1, -0.14), (0.12, 0.04), (-0.1, 0.05)]), cloth)
    figure.limb(bow((-0.08, -0.17), (0.0, -0.13), (0.09, -0.18)), np.full(9, 0.025), (80, 50, 36))


def _leg(figure: Figure, leg: _Leg, gait: Gait, offset: float, coat: Colour, sock: Colour) -> None:
    """A leg, `offset` radians ahead in the stride."""
    upper = gait.stride * float(np.sin(gait.phase + offset)) + leg.forwards
    fold = gait.bend * max(0.0, float(np.cos(gait.phase + offset)))
    lower = upper - fold - leg.crook
    places = joints(leg.root, (0.2, upper), (0.19, lower), (0.075, lower + fold / 2 + 14))
    figure.limb(places[:3], (leg.thick, 0.042, 0.026), coat)
    figure.limb(places[2:], (0.027, 0.024), sock)
    figure.limb(places[3:] + np.array([[-0.012, 0.012], [0.016, 0.012]]), (0.024, 0.026), _DARK)


def _neck_and_head(figure: Figure, gait: Gait, coat: Colour, crest: Colour, generator: np.random.Generator) -> None:
    lift = np.radians(gait.neck)
    along, above = np.array([np.cos(lift), -np.sin(lift)]), np.array([-np.sin(lift), -np.cos(lift)])
    neck = np.array([0.26, -0.06]) + np.linspace(0, 0.37, 5)[:, np.newaxis] * along
    figure.limb(neck + _ARCH * above, (0.14, 0.105, 0.08, 0.068, 0.058), coat)
    figure.limb(neck + _MANE * above, (0.025, 0.032, 0.034, 0.034, 0.026), crest)
    turn = lift - np.radians(generator.uniform(78, 100))
    face = np.array([np.cos(turn), -np.sin(turn)])

    def place(*points: tuple[float, float]) -> Points:
        """Points by how far they lie down the face from its top, and before it."""
        placed: Points = np.array(points) @ np.array([face, along]) + neck[-1]
        return placed

    for before in (-0.02, 0.03):
        figure.fill(place((-0.02, before - 0.03), (-0.12, before), (-0.02, before + 0.03)), shade(coat, 0.85))
    figure.limb(place((0, 0), (0.1, 0), (0.235, 0)), (0.062, 0.056, 0.038), coat)
    figure.limb(place((0.215, 0), (0.235, 0)), (0.036, 0.038), shade(coat, 0.62))
    if generator.random() < 0.4:
        figure.line(place((0, 0.045), (0.2, 0.02)), 0.025, _WHITE)
    figure.ball(place((0.045, 0.015))[0], 0.014, _DARK)
    figure.ball(place((0.235, 0.012))[0], 0.008, _DARK)
    figure.limb(place((-0.05, 0.02), (0.005, 0.035), (0.06, 0.05)), (0.022, 0.02, 0.008), crest)


def _patch(figure: Figure, generator: np.random.Generator) -> None:
    corners = np.exp(1j * np.arange(6)) * generator.uniform(0.03, 0.09, 6)
    x, y = generator.uniform((-0.22, -0.06), (0.2, 0.05)).tolist()
    figure.fill(smooth(np.column_stack((x + corners.real, y + 0.7 * corners.imag))), _WHITE)
