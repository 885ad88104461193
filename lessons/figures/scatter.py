"""Pictures as points on a map, as SVG: colour and mark tell the classes apart."""

from collections.abc import Callable

import numpy as np

from lessons.figures import palette
from lessons.maths.arrays import Array

WIDTH, HEIGHT, MARGIN, RADIUS = 300, 220, 10, 4

Mark = Callable[[float, float], str]


def _polygon(*corners: tuple[float, float]) -> Mark:
    def draw(x: float, y: float) -> str:
        return f'<polygon points="{" ".join(f"{x + RADIUS * a:.1f},{y + RADIUS * b:.1f}" for a, b in corners)}"'

    return draw


MARKS: tuple[Mark, ...] = (
    lambda x, y: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}"',
    _polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    _polygon((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    _polygon((0, -1.2), (1.2, 0.9), (-1.2, 0.9)),
)
"""In the order of `overlay.SIGNS`; from the fifth class on they begin again, in another colour."""


def scatter(points: Array, labels: Array) -> bytes:
    """The map of points (N, 2) with labels (N,), each axis stretched to its place."""
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array((WIDTH, HEIGHT)) - 2 * MARGIN
    places = MARGIN + (points - low) / (high - low + 1e-9) * room
    marks = "".join(_mark(int(label), *place) for label, place in zip(labels, places.tolist(), strict=True))
    frame = (
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="6" fill="none" stroke="{palette.AROUND}"/>'
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
    return f"{svg}{frame}{marks}</svg>".encode()


def _mark(label: int, x: float, y: float) -> str:
    return f'{MARKS[label % len(MARKS)](x, y)} fill="{palette.RUNS[label % len(palette.RUNS)]}" fill-opacity="0.8"/>'
