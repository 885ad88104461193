"""What coloured pictures are drawn with: outlines, figures that light makes round, and the camera that takes them.

Points are (N, 2): to the right, and down. In a picture its side is 1; a figure has coordinates of its own.
Colours are red, green and blue from 0 to 255.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from lessons.data.pictures import Pixels

Floats = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]
PointsLike = Points | Sequence[Points] | Sequence[tuple[float, float]] | tuple[float, float]
Colour = tuple[int, int, int]

SIDE = 150
_FINE = 2
"""Figures are drawn this many times as large, and shrunk: that smooths their edges."""
_COARSE = 4
_ROUNDNESS = 2.5
"""How far the light creeps around a figure's edge, in pixels of the relief, which is coarser by `_COARSE`."""
_GRAIN = 512

_STEPS = np.linspace(0, 1, 6, endpoint=False)[:, np.newaxis] ** np.arange(4)
_CATMULL_ROM = _STEPS @ (np.array([[0, 2, 0, 0], [-1, 0, 1, 0], [2, -5, 4, -1], [-1, 3, -3, 1]]) / 2)
_CIRCLE = np.exp(1j * np.linspace(0, 2 * np.pi, 28, endpoint=False)).view(np.float64).reshape(-1, 2)


def shade(colour: Colour, factor: float) -> Colour:
    """The colour, darker for a factor below 1 and brighter above."""
    red, green, blue = (min(255, round(value * factor)) for value in colour)
    return red, green, blue


def blend(first: Colour, second: Colour, part: float) -> Colour:
    """The colour `part` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def vary(colour: Colour, generator: np.random.Generator, spread: float = 12) -> Colour:
    """A colour near this one: brightness and tint differ by `spread` or so."""
    bright, *tints = generator.normal(0, (spread, spread / 3, spread / 3, spread / 3)).tolist()
    red, green, blue = (min(255, max(0, round(a + bright + tint))) for a, tint in zip(colour, tints, strict=True))
    return red, green, blue


def ellipse(centre: tuple[float, float], radii: tuple[float, float]) -> Points:
    """An upright ellipse."""
    outline: Points = _CIRCLE * radii + centre
    return outline


def smooth(corners: PointsLike) -> Points:
    """A closed curve through the corners (a Catmull-Rom spline)."""
    corners = np.asarray(corners, np.float64)
    neighbours = (np.arange(len(corners))[:, np.newaxis] + (-1, 0, 1, 2)) % len(corners)
    curve: Points = (_CATMULL_ROM @ corners[neighbours]).reshape(-1, 2)
    return curve


def bow(start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float], points: int = 9) -> Points:
    """An open curve from start to end, through the middle."""
    along = np.linspace(0, 1, points)[:, np.newaxis]
    pull = 2 * np.array(middle) - (np.array(start) + np.array(end)) / 2
    curve: Points = (1 - along) ** 2 * np.array(start) + 2 * along * (1 - along) * pull + along**2 * np.array(end)
    return curve


def joints(start: tuple[float, float], *bones: tuple[float, float]) -> Points:
    """The joints of an arm or a leg: from the start along bones of a length, turned by degrees from down to right."""
    places = [start]
    for length, degrees in bones:
        x, y = places[-1]
        turn = math.radians(degrees)
        places.append((x + length * math.sin(turn), y + length * math.cos(turn)))
    return np.array(places)


class Placement(NamedTuple):
    """How a figure gets into the picture: mirrored, turned clockwise by degrees, scaled, its origin put at a centre."""

    centre: tuple[float, float] = (0.5, 0.5)
    scale: float = 1
    turn: float = 0
    mirrored: bool = False

    def __call__(self, points: PointsLike) -> Points:
        turn = math.radians(self.turn)
        cos, sin = self.scale * math.cos(turn), self.scale * math.sin(turn)
        side = -1 if self.mirrored else 1
        placed: Points = np.asarray(points) @ np.array([[side * cos, side * sin], [-sin, cos]]) + self.centre
        return placed


class Layer:
    """What is drawn before a ground: figures, and what hides a part of them."""

    def __init__(self) -> None:
        # Colours multiplied by their opacity: these can be shrunk and laid over a ground without a rim.
        self.image = Image.new("RGBa", (SIDE * _FINE, SIDE * _FINE))

    def over(self, ground: Floats, light: float, fur: float) -> Floats:
        """The picture (SIDE, SIDE, 3) of the layer over a ground of the same shape.

        Light falls from above and from `light`, in radians clockwise from the right. `fur` is how rough the surface is,
        in steps of brightness.
        """
        drawn = np.asarray(self.image.reduce(_FINE), np.float32)
        lit = self._relief(light) + _grain()[:SIDE, :SIDE, 0] * np.float32(fur / 255)
        clear = 1 - drawn[..., 3:] * np.float32(1 / 255)
        picture: Floats = ground * clear + drawn[..., :3] * lit[..., np.newaxis]
        return picture

    def opacity(self) -> Floats:
        """How much of each place (SIDE, SIDE) the layer covers, from 0 to 1."""
        covered: Floats = np.asarray(self.image.getchannel(3).reduce(_FINE), np.float32) * np.float32(1 / 255)
        return covered

    def _relief(self, light: float) -> Floats:
        """How bright the surface is: the layer taken for a cushion, thick in the middle and thin at its edges."""
        flat = self.image.getchannel(3).reduce(_FINE * _COARSE).filter(ImageFilter.GaussianBlur(_ROUNDNESS))
        down, right = np.gradient(np.asarray(flat, np.float32) * np.float32(1 / 255))
        facing = -(right * np.float32(math.cos(light)) + down * np.float32(math.sin(light) - 0.6))
        lit = np.clip(1 + np.float32(1.9) * facing, np.float32(0.5), np.float32(1.35))
        return np.asarray(Image.fromarray(lit).resize((SIDE, SIDE), Image.Resampling.BILINEAR))


class Figure:
    """A figure in a layer, drawn part by part, each before those drawn earlier."""

    def __init__(self, layer: Layer, placement: Placement) -> None:
        self._place = placement
        self._pixels = layer.image.width
        self._draw = ImageDraw.Draw(layer.image)

    def fill(self, outline: PointsLike, colour: Colour) -> None:
        """A part with this outline."""
        self._draw.polygon((self._place(outline) * self._pixels).ravel().tolist(), (*colour, 255))

    def ball(self, centre: PointsLike, radius: float, colour: Colour) -> None:
        """A round part, or a dot."""
        (x, y), size = (self._place(centre) * self._pixels).tolist(), radius * self._place.scale * self._pixels
        self._draw.ellipse((x - size, y - size, x + size, y + size), (*colour, 255))

    def limb(self, places: PointsLike, radii: Sequence[float] | Points, colour: Colour) -> None:
        """A part as thick as balls of these radii that sit at the places, one for each, and all that lies between."""
        centres = (self._place(places) * self._pixels).view(np.complex128)[:, 0]
        sizes = np.asarray(radii) * (self._place.scale * self._pixels)
        ink = (*colour, 255)
        for centre, size in zip(centres.tolist(), sizes.tolist(), strict=True):
            x, y = centre.real, centre.imag
            self._draw.ellipse((x - size, y - size, x + size, y + size), ink)
        along = np.diff(centres)
        across = 1j * along / np.maximum(np.abs(along), 1e-9)
        wide, narrow = across * sizes[:-1], across * sizes[1:]
        corners = np.array((centres[:-1] + wide, centres[1:] + narrow, centres[1:] - narrow, centres[:-1] - wide))
        for quad in corners.T.copy().view(np.float64).tolist():
            self._draw.polygon(quad, ink)

    def line(self, places: PointsLike, width: float, colour: Colour) -> None:
        """A line of one width."""
        thick = max(1, round(width * self._place.scale * self._pixels))
        self._draw.line((self._place(places) * self._pixels).ravel().tolist(), (*colour, 255), thick, joint="curve")


def photograph(scene: Floats, generator: np.random.Generator) -> Pixels:
    """The scene (SIDE, SIDE, 3) as a camera sees it: exposure, tint, light that falls off to one side, and noise."""
    turn, fall = generator.uniform(0, 2 * np.pi), generator.uniform(0, 0.22)
    exposure = generator.uniform(0.8, 1.06) + generator.normal(0, 0.025, 3)
    across = np.linspace(-fall, fall, SIDE)[:, np.newaxis]
    columns = (across * np.cos(turn) + exposure).astype(np.float32)
    rows = (across * np.sin(turn)).astype(np.float32)[:, np.newaxis]
    top, left = generator.integers(0, _GRAIN - SIDE, 2)
    noise = _grain()[top : top + SIDE, left : left + SIDE] * np.float32(generator.uniform(1, 7))
    taken: Pixels = np.clip(scene * (rows + columns) + noise, 0, 255).astype(np.uint8)
    return taken


@lru_cache
def _grain() -> Floats:
    """Noise (_GRAIN, _GRAIN, 3) of mean 0 and deviation 1, from which each picture cuts its own."""
    return np.random.default_rng(0).standard_normal((_GRAIN, _GRAIN, 3), np.float32)
