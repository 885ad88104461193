"""Points on a plane, as every canvas about a line through points is sent them."""

from dataclasses import dataclass
from typing import Any

from lessons.figures import palette
from lessons.maths.arrays import Array

COLOURS = {"point": palette.POINT, "model": palette.MODEL, "error": palette.ERROR}

Range = tuple[float, float]


@dataclass(frozen=True)
class Plot:
    """Points (n, 2) to show, the part of the plane to show them in, and up to how many a learner may make of them.

    `most` is 0 where the learner may not edit them.
    """

    points: Array
    x: Range
    y: Range
    x_name: str
    y_name: str
    most: int

    def meta(self) -> dict[str, Any]:
        """What the browser must know of the plot besides its points."""
        names = {"xName": self.x_name, "yName": self.y_name}
        return {"x": self.x, "y": self.y, "most": self.most, "colours": COLOURS} | names
