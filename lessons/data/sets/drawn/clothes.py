"""What is worn above the shoes, and the bag: each is cut, sewn and decorated as its kind allows."""

from typing import NamedTuple

import numpy as np

from lessons.data.sets.drawn.fabric import Fabric, Points


class Cut(NamedTuple):
    """The measures of what is worn above the waist, in units of the ground; widths are half widths, from the middle.

    Attributes:
        length: from the shoulders to the hem.
        lift: degrees between a sleeve and the vertical.
    """

    neck: float
    neck_depth: float
    shoulder: float
    chest: float
    waist: float
    hem: float
    length: float
    sleeve: float
    cuff: float
    lift: float


_TOP = -0.88
_SLEEVELESS = 0.15
"""A sleeve shorter than this is none."""
_T_SHIRT = (
    Cut(0.17, 0.05, 0.48, 0.42, 0.36, 0.40, 1.35, 0.20, 0.20, 25),
    Cut(0.30, 0.30, 0.62, 0.52, 0.52, 0.56, 1.75, 0.75, 0.28, 55),
)
_PULLOVER = (
    Cut(0.15, 0.04, 0.48, 0.42, 0.38, 0.38, 1.40, 1.25, 0.13, 10),
    Cut(0.25, 0.20, 0.60, 0.52, 0.50, 0.52, 1.75, 1.60, 0.20, 28),
)
_COAT = (
    Cut(0.14, 0.05, 0.46, 0.40, 0.36, 0.42, 1.50, 1.25, 0.14, 8),
    Cut(0.24, 0.25, 0.58, 0.50, 0.48, 0.58, 1.80, 1.60, 0.20, 25),
)
_SHIRT = (
    Cut(0.14, 0.04, 0.44, 0.38, 0.32, 0.38, 1.40, 0.30, 0.13, 10),
    Cut(0.25, 0.22, 0.60, 0.50, 0.48, 0.54, 1.78, 1.55, 0.24, 40),
)
_DRESS = (
    Cut(0.14, 0.08, 0.26, 0.24, 0.16, 0.26, 1.70, 0.00, 0.10, 12),
    Cut(0.26, 0.35, 0.36, 0.34, 0.28, 0.62, 1.82, 0.90, 0.16, 30),
)
"""Each garment's smallest and largest measures: their ranges overlap, as the garments do."""


def t_shirt(fabric: Fabric, generator: np.random.Generator) -> None:
    """Short sleeves, an open neck, sometimes a print; rarely the collar of a polo shirt."""
    cut = _sew(fabric, _T_SHIRT, generator)
    if generator.random() < 0.55:
        _print(fabric, cut, generator)
    _neckline(fabric, cut, generator)
    if generator.random() < 0.12:
        _collar(fabric, cut, generator)
        _buttons(fabric, _TOP + 0.5, generator)


def pullover(fabric: Fabric, generator: np.random.Generator) -> None:
    """Long sleeves, ribs at hem and cuffs, no opening; sometimes a collar or a short zip."""
    cut = _sew(fabric, _PULLOVER, generator)
    if generator.random() < 0.45:
        _print(fabric, cut, generator)
    _neckline(fabric, cut, generator)
    if generator.random() < 0.7:
        _ribs(fabric, cut, generator)
    if generator.random() < 0.2:
        fabric.line([(0, _TOP + cut.neck_depth), (0, _TOP + generator.uniform(0.4, 0.7))], 0.4)
    if generator.random() < 0.15:
        _collar(fabric, cut, generator)


def coat(fabric: Fabric, generator: np.random.Generator) -> None:
    """Long sleeves and an opening from top to hem; mostly with lapels, buttons or pockets."""
    cut = _sew(fabric, _COAT, generator)
    _neckline(fabric, cut, generator)
    side = generator.normal(0, 0.03)
    fabric.line(
        [(0, _TOP + cut.neck_depth), (side, _TOP + cut.length)],
        generator.uniform(0.1, 0.6),
        generator.uniform(0.03, 0.1),
    )
    if generator.random() < 0.65:
        _lapels(fabric, cut, generator)
    if generator.random() < 0.45:
        _buttons(fabric, _TOP + cut.length - 0.2, generator)
    if generator.random() < 0.5:
        _pockets(fabric, generator)


def shirt(fabric: Fabric, generator: np.random.Generator) -> None:
    """Sleeves of any length; mostly a collar and a row of buttons, often stripes or checks."""
    cut = _sew(fabric, _SHIRT, generator)
    if generator.random() < 0.5:
        _print(fabric, cut, generator)
    _neckline(fabric, cut, generator)
    if generator.random() < 0.75:
        _collar(fabric, cut, generator)
    if generator.random() < 0.75:
        _buttons(fabric, _TOP + cut.length - 0.1, generator)
    if generator.random() < 0.3:
        fabric.line([(0.14, -0.3), (0.32, -0.3), (0.32, -0.08), (0.14, -0.08), (0.14, -0.3)], 0.75)


def dress(fabric: Fabric, generator: np.random.Generator) -> None:
    """Narrow above, wider below, with or without sleeves; sometimes a belt or pleats."""
    cut = _sew(fabric, _DRESS, generator)
    if generator.random() < 0.35:
        _print(fabric, cut, generator)
    _neckline(fabric, cut, generator)
    if generator.random() < 0.4:
        fabric.line([(-cut.waist, -0.15), (cut.waist, -0.15)], generator.uniform(0.2, 0.7), 0.08)
    if generator.random() < 0.5:
        for place in np.linspace(-0.6, 0.6, generator.integers(2, 6)):
            fabric.line([(place * cut.waist, 0.0), (place * cut.hem, _TOP + cut.length)], 0.75, 0.03)


def trouser(fabric: Fabric, generator: np.random.Generator) -> None:
    """Two legs below a waistband."""
    waist, hip, foot = generator.uniform(0.26, 0.4), generator.uniform(0.3, 0.44), generator.uniform(0.13, 0.26)
    crotch, end = generator.uniform(-0.4, -0.2), generator.uniform(0.75, 0.92)
    gap, apart = generator.uniform(0.0, 0.05), generator.uniform(0.2, 0.34)
    for side in (-1, 1):
        fabric.polygon(
            [
                (0, -0.9),
                (side * waist, -0.9),
                (side * hip, crotch),
                (side * (apart + foot / 2), end),
                (side * (apart - foot / 2), end),
                (side * gap, crotch + 0.05),
                (0, crotch),
            ],
            1 - 0.12 * (side > 0),
        )
        if generator.random() < 0.5:
            fabric.line([(side * hip * 0.6, -0.7), (side * apart, end)], generator.uniform(0.7, 1.2), 0.04)
    fabric.line([(0, -0.9), (0, crotch)], 0.5, 0.03)
    fabric.line([(-waist, -0.84), (waist, -0.84)], generator.uniform(0.4, 0.9), 0.05)


def bag(fabric: Fabric, generator: np.random.Generator) -> None:
    """A body with a handle, and mostly a flap, a clasp or a seam."""
    top, low = generator.uniform(-0.4, 0.05), generator.uniform(0.6, 0.9)
    above, below = generator.uniform(0.5, 0.95), generator.uniform(0.55, 0.95)
    reach, rise = above * generator.uniform(0.35, 0.9), generator.uniform(0.25, 0.95)
    arch = np.linspace(0, np.pi, 9)
    handle = [(reach * np.cos(angle), max(-0.95, top - rise * np.sin(angle))) for angle in arch]
    fabric.line(handle, generator.uniform(0.5, 1.1), generator.uniform(0.05, 0.16))
    corner = [(above, top), (below, low - 0.08), (below - 0.1, low)]
    fabric.polygon(corner + [(-x, y) for x, y in reversed(corner)])
    if generator.random() < 0.55:
        deep = top + (low - top) * generator.uniform(0.3, 0.7)
        fabric.polygon(
            [(-above, top), (above, top), (above * 0.9, deep), (-above * 0.9, deep)], generator.uniform(0.6, 0.9)
        )
        fabric.dot(0, deep, generator.uniform(0.2, 1.4), 0.08)
    if generator.random() < 0.4:
        fabric.line([(-below, low - 0.25), (below, low - 0.25)], 0.6, 0.04)
    if generator.random() < 0.3:
        for side in (-0.5, 0.5):
            fabric.line([(side * above, top), (side * below, low)], 0.6, 0.06)


def _sew(fabric: Fabric, bounds: tuple[Cut, Cut], generator: np.random.Generator) -> Cut:
    """Choose the measures, and lay out sleeves and body."""
    cut = Cut(*generator.uniform(*bounds).tolist())
    slope = generator.uniform(0.06, 0.2)
    half = [
        (cut.neck, _TOP),
        (cut.shoulder, _TOP + slope),
        (cut.chest, _TOP + slope + 0.4),
        (cut.waist, _TOP + cut.length * 0.55),
        (cut.hem, _TOP + cut.length),
    ]
    for side in (-1, 1):
        if cut.sleeve > _SLEEVELESS:
            fabric.polygon(_sleeve(cut, side, slope), generator.uniform(0.75, 0.95))
    fabric.polygon(half + [(-x, y) for x, y in reversed(half)])
    for side in (-1, 1):
        fabric.line([(side * x, y) for x, y in half[1:3]], 0.6, 0.03)
    return cut


def _sleeve(cut: Cut, side: int, slope: float) -> Points:
    angle = np.radians(cut.lift)
    along, across = np.array([np.sin(angle), np.cos(angle)]), np.array([np.cos(angle), -np.sin(angle)])
    shoulder = np.array([cut.shoulder, _TOP + slope])
    outer = shoulder + cut.sleeve * along
    corners = [
        shoulder - 0.1 * across,
        shoulder,
        shoulder + 0.15 * along + 0.02 * across,
        outer,
        outer - cut.cuff * across,
        np.array([cut.chest, _TOP + slope + 0.45]),
    ]
    return [(side * x, y) for x, y in np.array(corners).tolist()]


def _neckline(fabric: Fabric, cut: Cut, generator: np.random.Generator) -> None:
    """The opening, round or pointed, and the back of the collar seen through it."""
    arch = np.linspace(0, np.pi, 7)
    depth = 1 - abs(np.cos(arch)) if generator.random() < 0.3 else np.sin(arch)
    opening = [(x, y) for x, y in zip(cut.neck * np.cos(arch), _TOP + cut.neck_depth * depth, strict=True)]
    fabric.polygon(opening, generator.choice([0.0, 0.3, 0.5]))
    fabric.line(opening, generator.uniform(0.6, 1.2), 0.05)


def _collar(fabric: Fabric, cut: Cut, generator: np.random.Generator) -> None:
    deep = generator.uniform(0.12, 0.28)
    grey = generator.uniform(0.8, 1.25)
    for side in (-1, 1):
        tip = (side * (cut.neck + 0.04), _TOP + deep)
        fabric.polygon([(side * cut.neck, _TOP - 0.06), tip, (side * 0.03, _TOP + cut.neck_depth + 0.04)], grey)
        fabric.line([tip, (side * 0.03, _TOP + cut.neck_depth + 0.04)], 0.5, 0.03)


def _buttons(fabric: Fabric, low: float, generator: np.random.Generator) -> None:
    """A seam down the middle with buttons on it."""
    grey = generator.choice([0.35, 0.5, 1.4])
    fabric.line([(0, _TOP + 0.2), (0, low)], generator.uniform(0.6, 0.85), 0.03)
    for y in np.arange(_TOP + 0.3, low, generator.uniform(0.18, 0.32)):
        fabric.dot(0.02, y, grey)


def _lapels(fabric: Fabric, cut: Cut, generator: np.random.Generator) -> None:
    deep = _TOP + generator.uniform(0.4, 0.8)
    grey = generator.uniform(0.6, 0.9)
    for side in (-1, 1):
        fabric.polygon(
            [(side * cut.neck, _TOP - 0.04), (side * (cut.neck + 0.1), _TOP + 0.3), (side * 0.02, deep)], grey
        )
        fabric.line([(side * (cut.neck + 0.1), _TOP + 0.3), (side * 0.02, deep)], 0.4, 0.03)


def _pockets(fabric: Fabric, generator: np.random.Generator) -> None:
    height = generator.uniform(0.1, 0.4)
    for side in (-1, 1):
        fabric.line([(side * 0.18, height), (side * 0.38, height + generator.uniform(-0.1, 0.1))], 0.5, 0.06)


def _ribs(fabric: Fabric, cut: Cut, generator: np.random.Generator) -> None:
    low = _TOP + cut.length
    fabric.polygon(
        [(-cut.hem, low - 0.12), (cut.hem, low - 0.12), (cut.hem - 0.03, low), (0.03 - cut.hem, low)],
        generator.uniform(0.65, 0.9),
    )


class _Cloth(NamedTuple):
    """Where a print may go: to both sides of the middle, and down to the hem; in what grey, and how wide its lines."""

    reach: float
    low: float
    grey: float
    width: float


def _print(fabric: Fabric, cut: Cut, generator: np.random.Generator) -> None:
    """Stripes, checks, or a patch on the chest, on the body alone."""
    grey, width = generator.uniform(0.35, 1.5), generator.uniform(0.04, 0.14)
    cloth = _Cloth(min(cut.waist, cut.chest) - 0.04, _TOP + cut.length - 0.08, grey, width)
    for pattern in _PRINTS[generator.integers(len(_PRINTS))]:
        pattern(fabric, cloth, generator)


def _stripes_across(fabric: Fabric, cloth: _Cloth, generator: np.random.Generator) -> None:
    for y in np.arange(_TOP + 0.35, cloth.low, cloth.width + generator.uniform(0.06, 0.25)):
        fabric.line([(-cloth.reach, y), (cloth.reach, y)], cloth.grey, cloth.width)


def _stripes_along(fabric: Fabric, cloth: _Cloth, generator: np.random.Generator) -> None:
    for x in np.arange(-cloth.reach, cloth.reach, cloth.width + generator.uniform(0.06, 0.2)):
        fabric.line([(x, _TOP + 0.3), (x, cloth.low)], cloth.grey, cloth.width)


def _patch(fabric: Fabric, cloth: _Cloth, generator: np.random.Generator) -> None:
    wide, high = generator.uniform(0.1, cloth.reach), generator.uniform(0.1, 0.35)
    middle = generator.uniform(-0.4, 0.0)
    top, bottom = middle - high, middle + high
    fabric.polygon([(-wide, top), (wide, top), (wide, bottom), (-wide, bottom)], cloth.grey)


_PRINTS = ((_stripes_across,), (_stripes_along,), (_stripes_across, _stripes_along), (_patch,))
