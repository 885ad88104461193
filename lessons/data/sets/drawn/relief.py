"""Round bodies seen from the front: how near each pixel is, which body it shows, and how light falls on it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float32]

_AMBIENT, _FRONT, _SIDE = 0.42, 0.75, 0.65
"""How bright the light from everywhere, from the front and from the side is."""
_SHADE = 5
"""How dark hollows are: what a hollow as deep as the picture's side would lose, if it could."""
_RIM = 1
"""Pixels by which a limb's surface goes on beyond its outline, so that half covered pixels have a surface too."""
_SKIN = 0.014
"""How widely surfaces are smoothed, so that neighbouring limbs melt into each other, as a part of the side."""
_HOLLOWS = 0.085
"""How widely they are smoothed to find what lies deeper than its surroundings."""


class Limb(NamedTuple):
    """The body of a ball that rolls from one point to another and changes its radius on the way.

    Points are (column, row, pixels towards us), radii are in pixels. `material` is a number that `Relief.paint` knows.
    """

    start: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]
    start_radius: float
    end_radius: float
    material: int


@dataclass(frozen=True)
class Relief:
    """What a picture shows, all (side, side): nearness in pixels, the part covered (0 to 1), and the material.

    The `box` is the rows and columns with something in them.
    """

    height: Floats
    cover: Floats
    material: npt.NDArray[np.uint8]
    box: tuple[slice, slice]

    def paint(self, colours: npt.ArrayLike, light_from: float, ground: Floats) -> None:
        """Paint the bodies, each material in its colour (materials, channels), on a ground (side, side, channels).

        Light comes from the front and from `light_from`, in radians clockwise from the right.
        """
        bodies = np.asarray(colours, np.float32)[self.material[self.box]]
        bodies *= self._light(light_from)[..., np.newaxis]
        behind = ground[self.box]
        behind += (bodies - behind) * self.cover[self.box][..., np.newaxis]

    def _light(self, light_from: float) -> Floats:
        """How bright each pixel of the box is: surfaces that face the light, less in hollows."""
        side, height = len(self.height), self.height[self.box]
        down, right = np.gradient(_smoothed(height, _SKIN * side))
        towards = _FRONT - _SIDE * (right * np.float32(np.cos(light_from)) + down * np.float32(np.sin(light_from)))
        facing = np.clip(towards / np.sqrt(1 + right**2 + down**2), 0, 1)
        hollow = _smoothed(height, _HOLLOWS * side) - height
        shade = np.clip(1 - hollow * (_SHADE / side), 0.35, 1.1)
        lit: Floats = (_AMBIENT + (1 - _AMBIENT) * facing) * shade
        return lit


def render(limbs: list[Limb], side: int) -> Relief:
    """The relief of limbs before a ground at height 0."""
    height = np.zeros((side, side), np.float32)
    edge = np.zeros((side, side), np.float32)
    material = np.zeros((side, side), np.uint8)
    with np.errstate(invalid="ignore"):  # outside a limb its height is the root of a negative number, and skipped
        for limb in limbs:
            _add(limb, height, edge, material)
    return Relief(height, np.clip(edge / 2 - _RIM + 0.5, 0, 1), material, _box(edge > 0))


def _add(limb: Limb, height: Floats, edge: Floats, material: npt.NDArray[np.uint8]) -> None:
    """Put one limb into the picture, where it is the nearest; `edge` is twice the distance to its rim."""
    (x0, y0, z0), (x1, y1, z1) = limb.start.tolist(), limb.end.tolist()
    thickest = max(limb.start_radius, limb.end_radius) + _RIM
    side = len(height)
    left, right = (int(min(max(x, 0), side)) for x in (min(x0, x1) - thickest, max(x0, x1) + thickest + 1))
    top, bottom = (int(min(max(y, 0), side)) for y in (min(y0, y1) - thickest, max(y0, y1) + thickest + 1))
    window = np.s_[top:bottom, left:right]
    columns, rows = _steps(side)[left:right] - np.float32(x0), _steps(side)[top:bottom, np.newaxis] - np.float32(y0)
    across, along = np.float32(x1 - x0), np.float32(y1 - y0)
    squared = max(across**2 + along**2, np.float32(1e-3))
    twice = columns * (2 * across) + rows * (2 * along)
    part = np.minimum(np.maximum(twice / (2 * squared), 0), 1)
    radius = part * np.float32(limb.end_radius - limb.start_radius) + np.float32(limb.start_radius + _RIM)
    dome = radius**2 - (columns**2 + rows**2) + part * (twice - part * squared)
    near = np.sqrt(dome) + (part * np.float32(z1 - z0) + np.float32(z0))
    nearest, deepest = height[window], edge[window]
    np.copyto(material[window], limb.material, where=near > nearest)
    np.fmax(nearest, near, out=nearest)
    np.maximum(deepest, dome / radius, out=deepest)


def _box(filled: npt.NDArray[np.bool_]) -> tuple[slice, slice]:
    """The rows and the columns that hold everything that is filled."""
    rows, columns = (np.flatnonzero(filled.any(axis=axis)) for axis in (1, 0))
    return np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] if len(rows) else np.s_[:0, :0]


def _smoothed(values: Floats, width: float) -> Floats:
    """What is left of values (H, W) when they are shrunk by `width` and enlarged again."""
    size = (values.shape[1], values.shape[0])
    shrunk = Image.fromarray(values).resize(
        [max(1, round(length / width)) for length in size], Image.Resampling.BILINEAR
    )
    return np.asarray(shrunk.resize(size, Image.Resampling.BILINEAR))


@lru_cache
def _steps(side: int) -> Floats:
    return np.arange(side, dtype=np.float32)
