"""What is behind and before the figures of coloured pictures: land, streets, rooms, and what hides a part of them."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from lessons.data.sets.drawn.canvas import (
    SIDE,
    Colour,
    Figure,
    Floats,
    Layer,
    Placement,
    PointsLike,
    blend,
    bow,
    ellipse,
    shade,
    vary,
)

_SOFTNESS = 2
"""Grounds are shrunk and enlarged by this: what is far away is out of focus."""
_GRADIENT = Image.linear_gradient("L")

_SKIES: tuple[Colour, ...] = ((128, 184, 232), (168, 206, 236), (214, 222, 228), (246, 200, 160), (150, 150, 176))
_LANDS: tuple[Colour, ...] = ((112, 160, 78), (88, 130, 66), (168, 168, 92), (212, 186, 136), (150, 118, 86))
_WALLS: tuple[Colour, ...] = ((222, 214, 200), (184, 202, 208), (206, 184, 168), (170, 186, 160), (144, 140, 160))
_FLOORS: tuple[Colour, ...] = ((166, 124, 84), (120, 90, 66), (188, 180, 172), (130, 130, 136), (176, 140, 120))
_THINGS: tuple[Colour, ...] = (
    (184, 64, 56),
    (60, 96, 150),
    (216, 168, 60),
    (92, 132, 92),
    (110, 82, 120),
    (90, 66, 50),
)
_LEAVES: tuple[Colour, ...] = ((72, 116, 60), (100, 140, 64), (54, 92, 62), (150, 132, 60))


class Ground:
    """A soft picture that figures are put before."""

    def __init__(self, colour: Colour) -> None:
        self._image = Image.new("RGB", (SIDE, SIDE), colour)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def fill(self, outline: PointsLike, colour: Colour, opacity: float = 1) -> None:
        """An area, which lets what is below shine through where its opacity is less than 1."""
        places = (np.asarray(outline) * SIDE).ravel().tolist()
        self._draw.polygon(places, (*colour, round(255 * opacity)))

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """An upright rectangle."""
        self._draw.rectangle((left * SIDE, top * SIDE, right * SIDE, bottom * SIDE), colour)

    def bands(self, top: float, bottom: float, first: Colour, last: Colour) -> None:
        """A change from the first colour at the top to the last at the bottom, from side to side."""
        area = (0, round(top * SIDE), SIDE, round(bottom * SIDE))
        self._image.paste(first, area)
        mask = _GRADIENT.resize((SIDE, area[3] - area[1]), Image.Resampling.NEAREST)
        self._image.paste(last, area, mask)

    def pixels(self) -> Floats:
        """(SIDE, SIDE, 3)."""
        soft = self._image.reduce(_SOFTNESS).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
        return np.asarray(soft, np.float32)


def outdoors(generator: np.random.Generator) -> Ground:
    """Sky, hills or houses, trees, and the land that a figure stands on."""
    horizon = generator.uniform(0.42, 0.66)
    sky = vary(_one(_SKIES, generator), generator)
    ground = Ground(sky)
    ground.bands(0, horizon, shade(sky, 0.9), blend(sky, (255, 255, 255), 0.5))
    for _ in range(generator.integers(0, 4)):
        _cloud(ground, generator, horizon)
    if generator.random() < 0.7:
        _hills(ground, generator, horizon)
    else:
        _houses(ground, generator, horizon)
    land = vary(_one(_LANDS, generator), generator)
    ground.bands(horizon, 1, shade(land, 1.12), shade(land, 0.82))
    for _ in range(generator.integers(0, 5)):
        _tree(ground, generator, horizon)
    for _ in range(generator.integers(3, 9)):
        centre = (generator.uniform(0, 1), generator.uniform(horizon, 1))
        radii = (generator.uniform(0.02, 0.12), generator.uniform(0.006, 0.02))
        ground.fill(ellipse(centre, radii), shade(land, generator.uniform(0.7, 1.25)), 0.6)
    return ground


def indoors(generator: np.random.Generator) -> Ground:
    """A wall with a window, pictures or stripes, furniture, and a floor."""
    floor = generator.uniform(0.58, 0.86)
    wall = vary(_one(_WALLS, generator), generator)
    ground = Ground(wall)
    ground.bands(0, floor, shade(wall, 1.06), shade(wall, 0.92))
    if generator.random() < 0.3:
        step = generator.uniform(0.06, 0.2)
        for left in np.arange(0, 1, step).tolist():
            ground.box(left, 0, left + step * 0.5, floor, shade(wall, 0.94))
    for _ in range(generator.integers(0, 4)):
        _frame(ground, generator)
    for _ in range(generator.integers(0, 3)):
        left, width, height = generator.uniform((-0.1, 0.15, 0.1), (0.9, 0.5, 0.4)).tolist()
        thing = vary(_one(_THINGS, generator), generator)
        ground.box(left, floor - height, left + width, floor + 0.02, thing)
        ground.box(left, floor - height, left + width, floor - height * 0.85, shade(thing, 1.2))
    boards = vary(_one(_FLOORS, generator), generator)
    ground.bands(floor, 1, shade(boards, 0.86), shade(boards, 1.1))
    ground.box(0, floor, 1, floor + 0.012, shade(wall, 0.7))
    if generator.random() < 0.5:
        rug = vary(_one(_THINGS, generator), generator)
        ground.fill(ellipse((generator.uniform(0.2, 0.8), (1 + floor) / 2), (0.45, (1 - floor) * 0.4)), rug, 0.8)
    return ground


def out_of_focus(generator: np.random.Generator) -> Ground:
    """Blots of any colour, as behind a portrait."""
    base = vary(_one(_SKIES + _LANDS + _WALLS + _FLOORS, generator), generator)
    ground = Ground(base)
    ground.bands(0, 1, shade(base, 1.1), shade(base, 0.85))
    for _ in range(generator.integers(3, 12)):
        radius = generator.uniform(0.05, 0.28)
        colour = vary(_one(_THINGS + _LEAVES + _WALLS, generator), generator)
        ground.fill(ellipse(_anywhere(generator), (radius, radius)), colour, generator.uniform(0.15, 0.6))
    return ground


PLACES: tuple[Callable[[np.random.Generator], Ground], ...] = (outdoors, indoors, out_of_focus)


def hide(layer: Layer, generator: np.random.Generator, most: float) -> None:
    """Put something in front of all: leaves or a box, which reach in from below or from a side by `most` at most."""
    reach = generator.uniform(0.3, 1) * most
    figure = Figure(layer, Placement(turn=90 * int(generator.integers(-1, 2))))
    if generator.random() < 0.5:
        leaf = vary(_one(_LEAVES, generator), generator)
        for _ in range(7):
            foot, tip = generator.uniform(-0.5, 0.5), generator.normal(0, 0.06)
            height = reach * generator.uniform(0.5, 1)
            curve = bow((foot, 0.52), (foot + tip / 3, 0.5 - height / 2), (foot + tip, 0.5 - height), 5)
            figure.limb(curve, (0.018, 0.015, 0.012, 0.008, 0.003), shade(leaf, generator.uniform(0.75, 1.2)))
    else:
        thing = vary(_one(_THINGS, generator), generator)
        left, width = generator.uniform((-0.6, 0.25), (0.2, 0.6)).tolist()
        figure.fill([(left, 0.6), (left, 0.5 - reach), (left + width, 0.5 - reach), (left + width, 0.6)], thing)


def _one(colours: tuple[Colour, ...], generator: np.random.Generator) -> Colour:
    return colours[generator.integers(len(colours))]


def _anywhere(generator: np.random.Generator) -> tuple[float, float]:
    return generator.uniform(), generator.uniform()


def _cloud(ground: Ground, generator: np.random.Generator, horizon: float) -> None:
    x, y = generator.uniform(0, 1), generator.uniform(0, horizon * 0.7)
    for _ in range(3):
        centre = (x + generator.normal(0, 0.07), y + generator.normal(0, 0.012))
        ground.fill(
            ellipse(centre, (generator.uniform(0.05, 0.13), generator.uniform(0.02, 0.045))), (255, 255, 255), 0.5
        )


def _hills(ground: Ground, generator: np.random.Generator, horizon: float) -> None:
    across = np.linspace(0, 1, 16)
    colour = vary(blend((120, 140, 130), (110, 120, 160), generator.uniform()), generator)
    for height in (0.16, 0.08):
        phases, waves = generator.uniform(0, 6, 2), generator.uniform(3, 11, 2)
        ridge = horizon - height * (
            0.6 + 0.25 * np.sin(waves[0] * across + phases[0]) + 0.2 * np.sin(waves[1] * across)
        )
        ground.fill([*zip(across.tolist(), ridge.tolist(), strict=True), (1.0, horizon), (0.0, horizon)], colour)
        colour = shade(colour, 0.85)


def _houses(ground: Ground, generator: np.random.Generator, horizon: float) -> None:
    left = -0.05
    while left < 1:
        width, height = generator.uniform((0.1, 0.1), (0.25, 0.4)).tolist()
        wall = vary(_one(_WALLS + _THINGS, generator), generator)
        ground.box(left, horizon - height, left + width, horizon, wall)
        for row in np.arange(horizon - height + 0.03, horizon - 0.05, 0.07).tolist():
            for column in np.arange(left + 0.025, left + width - 0.03, 0.06).tolist():
                ground.box(column, row, column + 0.025, row + 0.03, shade(wall, 0.6))
        left += width


def _tree(ground: Ground, generator: np.random.Generator, horizon: float) -> None:
    x, height = generator.uniform(0, 1), generator.uniform(0.12, 0.4)
    foot = horizon + generator.uniform(0, 0.08)
    ground.box(x - 0.012, foot - height, x + 0.012, foot, (96, 72, 54))
    leaf = vary(_one(_LEAVES, generator), generator)
    for _ in range(5):
        centre = (x + generator.normal(0, height / 7), foot - height + generator.normal(0, height / 7))
        ground.fill(ellipse(centre, (height * 0.24, height * 0.22)), shade(leaf, generator.uniform(0.8, 1.2)), 0.9)


def _frame(ground: Ground, generator: np.random.Generator) -> None:
    left, top, width, height = generator.uniform((0, 0.03, 0.1, 0.1), (0.85, 0.3, 0.35, 0.35)).tolist()
    ground.box(left, top, left + width, top + height, vary((236, 232, 224), generator))
    inside = vary(_one(_SKIES + _THINGS + _LEAVES, generator), generator)
    ground.box(left + 0.02, top + 0.02, left + width - 0.02, top + height - 0.02, inside)
