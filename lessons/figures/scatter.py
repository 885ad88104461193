"""Pictures as points on a map, as SVG: colour and mark tell the classes apart."""

from collections.abc import Callable, Sequence

from lessons.figures import palette
from lessons.maths.arrays import Array

SIDE, MARGIN, RADIUS = 300, 12, 4.5

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


def scatter(points: Array, labels: Array, alt: str) -> str:
    """The map of points (N, 2) with labels (N,), each axis stretched to its place."""
    low, high = points.min(axis=0), points.max(axis=0)
    places = MARGIN + (points - low) / (high - low + 1e-9) * (SIDE - 2 * MARGIN)
    marks = "".join(_mark(int(label), *place) for label, place in zip(labels, places.tolist(), strict=True))
    return (
        f'<svg role="img" aria-label="{alt}" viewBox="0 0 {SIDE} {SIDE}" style="width: 100%; max-width: 22rem">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="6" fill="none" stroke="#8391ad"/>{marks}</svg>'
    )


def key(class_names: Sequence[str]) -> str:
    """Which mark is which class, as one line of HTML."""
    parts = [
        f'<span><svg aria-hidden="true" width="14" height="14">{_mark(label, 7, 7)}</svg> {name}</span>'
        for label, name in enumerate(class_names)
    ]
    return f'<p class="key">{" &emsp; ".join(parts)}</p>'


def _mark(label: int, x: float, y: float) -> str:
    return f'{MARKS[label % len(MARKS)](x, y)} fill="{palette.RUNS[label % len(palette.RUNS)]}" fill-opacity="0.8"/>'
