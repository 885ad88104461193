"""Happy and sad faces like emoji, drawn by us."""

from typing import NamedTuple

import numpy as np

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import scenery, source
from lessons.data.sets.drawn.canvas import (
    SIDE,
    Colour,
    Figure,
    Layer,
    Placement,
    blend,
    bow,
    ellipse,
    photograph,
    shade,
    smooth,
    vary,
)

_FACES: tuple[Colour, ...] = (
    (250, 204, 60),
    (250, 204, 60),
    (244, 170, 60),
    (240, 208, 176),
    (176, 122, 84),
    (120, 190, 110),
    (120, 176, 226),
    (232, 138, 160),
)
_BLACK: Colour = (44, 34, 36)
_WHITE: Colour = (250, 248, 244)


class _Mood(NamedTuple):
    """What a mood does to a face.

    Attributes:
        bend: of the mouth, 1 with its ends up to -1 with its ends down.
        slant: how much higher brows begin than they end; the least and the greatest, in parts of the face's radius.
        gaze: how far the eyes look down, likewise.
        tears: the part of the faces that weep.
    """

    bend: float
    slant: tuple[float, float]
    gaze: float
    tears: float


_MOODS = (
    _Mood(bend=1, slant=(-0.03, 0.03), gaze=-0.02, tears=0),
    _Mood(bend=-1, slant=(0.05, 0.14), gaze=0.04, tears=0.3),
)


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A happy (label 0) or a sad face (1) as uint8 (150, 150, 3)."""
    placement = Placement(
        centre=(0.5 + generator.normal(0, 0.04), 0.5 + generator.normal(0, 0.03)),
        scale=generator.uniform(0.3, 0.42),
        turn=generator.normal(0, 8),
    )
    layer = Layer()
    _face(Figure(layer, placement), _MOODS[label], generator)
    ground = scenery.out_of_focus(generator).pixels()
    return photograph(layer.over(ground, generator.uniform(-np.pi, 0), fur=2), generator)


def _face(figure: Figure, mood: _Mood, generator: np.random.Generator) -> None:
    """A face of radius 1 about (0, 0)."""
    skin = vary(_FACES[generator.integers(len(_FACES))], generator, 8)
    wide = generator.uniform(0.92, 1.06)
    figure.fill(ellipse((0, 0), (wide + 0.04, 1.04)), shade(skin, 0.62))
    figure.fill(ellipse((0, 0), (wide, 1)), skin)
    if generator.random() < 0.5:
        for side in (-1, 1):
            figure.fill(ellipse((side * 0.62, 0.2), (0.18, 0.13)), blend(skin, (226, 110, 110), 0.4))
    apart, high = generator.uniform(0.3, 0.42), generator.uniform(-0.32, -0.18)
    eye = (_dot, _ball, _closed)[generator.integers(3)]
    size = generator.uniform(0.11, 0.17)
    for side in (-1, 1):
        eye(figure, (side * apart, high), size, mood)
    if generator.random() < 0.6:
        _brows(figure, apart, high, generator.uniform(*mood.slant))
    _mouth(figure, mood, generator)
    if generator.random() < mood.tears:
        _tear(figure, (generator.choice((-1, 1)) * apart, high + 0.2))
    if generator.random() < 0.35:
        _hat(figure, generator)


def _dot(figure: Figure, centre: tuple[float, float], size: float, mood: _Mood) -> None:
    x, y = centre
    figure.fill(ellipse(centre, (size * 0.75, size)), _BLACK)
    figure.ball((x - 0.03, y + mood.gaze - size * 0.4), size * 0.28, _WHITE)


def _ball(figure: Figure, centre: tuple[float, float], size: float, mood: _Mood) -> None:
    x, y = centre
    figure.fill(ellipse(centre, (size * 1.25, size * 1.35)), _WHITE)
    figure.ball((x, y + mood.gaze), size * 0.7, _BLACK)


def _closed(figure: Figure, centre: tuple[float, float], size: float, mood: _Mood) -> None:
    x, y = centre
    lid = bow((x - size, y), (x, y - 0.8 * size * mood.bend), (x + size, y))
    figure.limb(lid, np.full(9, 0.045), _BLACK)


def _brows(figure: Figure, apart: float, high: float, slant: float) -> None:
    for side in (-1, 1):
        inner, outer = (side * (apart - 0.16), high - 0.3 - slant), (side * (apart + 0.16), high - 0.3 + slant)
        figure.limb(bow(inner, (side * apart, high - 0.34), outer, 5), np.full(5, 0.04), _BLACK)


def _mouth(figure: Figure, mood: _Mood, generator: np.random.Generator) -> None:
    half, depth = generator.uniform(0.34, 0.58), generator.uniform(0.18, 0.36)
    low = generator.uniform(0.36, 0.46) + 0.1 * depth
    middle, ends = low + depth / 2 * mood.bend, low - depth / 2 * mood.bend
    lips = bow((-half, ends), (0, middle), (half, ends), 11)
    if generator.random() < 0.4:
        other_lip = bow((half, ends), (0, ends + 0.25 * (middle - ends)), (-half, ends))
        figure.fill(np.vstack((lips, other_lip)), (120, 34, 40))
    figure.limb(lips, np.full(11, generator.uniform(0.045, 0.075)), _BLACK)


def _tear(figure: Figure, top: tuple[float, float]) -> None:
    x, y = top
    figure.fill(smooth([(x, y - 0.06), (x + 0.1, y + 0.16), (x, y + 0.26), (x - 0.1, y + 0.16)]), (110, 180, 240))
    figure.ball((x - 0.03, y + 0.16), 0.03, _WHITE)


def _hat(figure: Figure, generator: np.random.Generator) -> None:
    colour = vary(((186, 60, 56), (52, 84, 140), (70, 120, 84), (70, 60, 64))[generator.integers(4)], generator)
    figure.fill(smooth([(-0.85, -0.62), (-0.6, -1.2), (0.6, -1.2), (0.85, -0.62)]), colour)
    figure.limb([(-0.95, -0.64), (0.95, -0.64)], (0.09, 0.09), shade(colour, 0.75))


ROW = source.row(
    name="happy-or-sad",
    title="Happy or sad, drawn",
    class_names=("happy", "sad"),
    shape=(SIDE, SIDE, 3),
    counts={"train": (40, 40), "validation": (20, 20)},
    draw=draw,
    preparation="Faces of any colour, with eyes, brows, hats and tears that vary; the mouth alone always tells.",
    split=(
        "Every picture has a seed of its own. The course's set has no validation pictures; "
        "ours keeps 20 of each class apart, drawn in the same way."
    ),
)
