"""What garments are drawn on: a dark ground for polygons and seams in grey, and the photograph taken of it."""

import numpy as np
from PIL import Image, ImageDraw

from lessons.data.pictures import Pixels

Points = list[tuple[float, float]]

_SIDE = 112
"""Pixels of the ground's side; the photograph averages over them."""
_FOLDS = 5
"""The light and dark of folds is drawn on this many by this many points, and smooth between them."""


class Fabric:
    """A square ground from -1 to 1, x to the right and y down, on which one garment lies as it happened to fall.

    A grey of 1 is the cloth's own brightness, which is drawn at the start; 0 is the ground's black.
    """

    def __init__(self, generator: np.random.Generator) -> None:
        self._cloth = generator.uniform(90, 255)
        self._image = Image.new("L", (_SIDE, _SIDE))
        self._pen = ImageDraw.Draw(self._image)
        turn = np.radians(generator.normal(0, 4))
        wide, high = generator.uniform(0.8, 1.02, 2) * generator.uniform(0.84, 1.0) * _SIDE / 2
        right, down = generator.uniform(-0.13, 0.13, 2) * _SIDE / 2 + _SIDE / 2
        self._matrix = np.array(
            [[np.cos(turn) * wide, -np.sin(turn) * high], [np.sin(turn) * wide, np.cos(turn) * high]]
        )
        self._offset = np.array([right, down])
        self._scale = (wide + high) / 2

    def polygon(self, corners: Points, grey: float = 1.0) -> None:
        """A filled piece of cloth."""
        self._pen.polygon(self._placed(corners), self._grey(grey))

    def line(self, points: Points, grey: float, width: float = 0.05) -> None:
        """A seam or strap, `width` in units of the ground."""
        self._pen.line(self._placed(points), self._grey(grey), max(1, round(width * self._scale)), joint="curve")

    def dot(self, x: float, y: float, grey: float, radius: float = 0.035) -> None:
        """A button."""
        [(column, row)] = self._placed([(x, y)])
        reach = radius * self._scale
        self._pen.ellipse((column - reach, row - reach, column + reach, row + reach), self._grey(grey))

    def photograph(self, side: int, generator: np.random.Generator) -> Pixels:
        """The garment as uint8 (side, side, 1), with folds, and the noise of a camera."""
        small = np.asarray(self._image.reduce(_SIDE // side), np.float32)
        folds = generator.normal(0, 1, (_FOLDS, _FOLDS)).astype(np.float32)
        smooth = np.asarray(Image.fromarray(folds).resize((side, side), Image.Resampling.BICUBIC))
        depth = generator.uniform(0.04, 0.2)
        noise = generator.normal(0, generator.uniform(2, 9), (side, side))
        lit = small * (1 + depth * smooth) + noise * (small > 0)
        return np.clip(lit, 0, 255).astype(np.uint8)[..., np.newaxis]

    def _placed(self, points: Points) -> Points:
        placed = np.asarray(points) @ self._matrix.T + self._offset
        return list(map(tuple, placed.tolist()))

    def _grey(self, grey: float) -> int:
        return int(min(255, max(0, grey * self._cloth)))
