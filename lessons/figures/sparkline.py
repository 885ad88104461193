"""A series as small as a card of the course map shows it: lines, over a part of it that is set off."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from lessons.figures import palette
from lessons.maths.arrays import Array

WIDTH, HEIGHT, MARGIN = 540, 336, 18
"""Of the picture, and what stays free above and below its lines; in pixels."""


@dataclass(frozen=True)
class Line:
    """Values (n,) of one step after another, from the step `first` on; `width` in pixels."""

    first: int
    values: Array
    colour: str
    width: int = 5


@dataclass(frozen=True)
class Span:
    """The steps from `first` to `last`, set off by a ground of their own."""

    first: int
    last: int
    colour: str


def draw(lines: Sequence[Line], spans: Sequence[Span] = ()) -> bytes:
    """The lines as PNG, (HEIGHT, WIDTH) pixels: as wide as all their steps, as high as the values of the first two.

    What leaves that height runs along its edge.
    """
    first, last = min(line.first for line in lines), max(line.first + len(line.values) - 1 for line in lines)
    framing = np.concatenate([line.values for line in lines[:2]])
    low, high = float(framing.min()), float(framing.max())
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    for span in spans:
        left, right = ((step - first) / (last - first) * (WIDTH - 1) for step in (span.first, span.last))
        pen.rectangle((left, 0, right, HEIGHT), fill=palette.rgb(span.colour))
    for line in lines:
        across = (line.first + np.arange(len(line.values)) - first) / (last - first) * (WIDTH - 1)
        down = MARGIN + (HEIGHT - 2 * MARGIN) * (high - np.clip(line.values, low, high)) / (high - low)
        points = np.stack([across, down], axis=1).ravel().tolist()
        pen.line(points, fill=palette.rgb(line.colour), width=line.width, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
