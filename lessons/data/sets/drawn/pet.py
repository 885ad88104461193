"""Faces of cats and dogs, with shoulders below them; both come in the same coats."""

from dataclasses import dataclass

import numpy as np

from lessons.data.sets.drawn.canvas import Colour, Figure, Points, blend, bow, ellipse, shade, smooth, vary

_COATS: tuple[Colour, ...] = (
    (60, 54, 54),
    (112, 108, 110),
    (228, 222, 212),
    (206, 140, 76),
    (224, 192, 146),
    (132, 90, 60),
    (88, 62, 48),
    (172, 164, 156),
)
_PINK: Colour = (218, 150, 146)
_BLACK: Colour = (36, 30, 32)
_EYES: tuple[Colour, ...] = ((124, 158, 74), (206, 172, 70), (104, 152, 190), (134, 92, 52))


@dataclass(frozen=True)
class Pose:
    """How an animal holds its head.

    Attributes:
        yaw: by how much the face looks to the right, -1 to 1: what stands out most moves most.
        pitch: by how much it looks down.
    """

    yaw: float
    pitch: float

    def at(self, x: float, y: float, depth: float) -> tuple[float, float]:
        """Where a point of the face gets to that stands out by `depth`."""
        return x * (1 - 0.25 * abs(self.yaw)) + depth * self.yaw, y + depth * self.pitch

    def turn(self, places: list[tuple[float, float]], depth: float) -> Points:
        return np.array([self.at(x, y, depth) for x, y in places])


@dataclass(frozen=True)
class Coat:
    """The colours of an animal: its coat, a second colour for muzzle and chest, and the inside of its ears."""

    main: Colour
    light: Colour
    ear: Colour


def coat(generator: np.random.Generator) -> Coat:
    """Any animal's coat."""
    main = vary(_COATS[generator.integers(len(_COATS))], generator)
    light = blend(main, (244, 240, 232), generator.choice((0.12, 0.45, 0.85)))
    return Coat(main, light, blend(main, _PINK, generator.uniform(0.3, 0.9)))


def cat(figure: Figure, pose: Pose, generator: np.random.Generator) -> None:
    """A cat's face of radius 1 about (0, 0), its shoulders below."""
    colours = coat(generator)
    wide, cheeks = generator.uniform(0.98, 1.14), generator.uniform(0.0, 0.14)
    shoulders(figure, pose, colours, generator)
    if generator.random() < 0.14:
        folded_ears(figure, pose, colours, generator, wide)
    else:
        pointed_ears(figure, pose, colours, wide, generator.uniform(0.62, 0.85), generator.uniform(0.0, 0.12))
    head = [(0.0, -0.86), (0.55, -0.78), (0.95, -0.25), (0.98 + cheeks, 0.3), (0.6, 0.78), (0.0, 0.92)]
    figure.fill(smooth(pose.turn(both(head, wide), 0)), colours.main)
    markings(figure, pose, colours, generator, wide)
    figure.fill(ellipse(pose.at(0, 0.48, 0.3), (0.42, 0.3)), colours.light)
    eye = generator.uniform(0.19, 0.24)
    eyes = irises(figure, pose, generator, 0.42 * wide, -0.08, eye)
    pupils(figure, pose, eyes, eye, (generator.uniform(0.25, 0.7), 0.8))
    nose = generator.uniform(0.09, 0.13)
    colour = _PINK if generator.random() < 0.6 else _BLACK
    figure.fill(pose.turn([(-nose, 0.28), (nose, 0.28), (0, 0.28 + 1.2 * nose)], 0.42), colour)
    mouth(figure, pose, 0.4, 0.2, generator)
    whisker = (240, 236, 230) if sum(colours.main) < 450 else (90, 80, 76)
    for side in (-1, 1):
        for rise in (-0.14, 0.02, 0.18):
            places = [(side * 0.28, 0.46 + rise / 3), (side * 1.2, 0.42 + rise + generator.normal(0, 0.05))]
            figure.line(pose.turn(places, 0.2), 0.025, whisker)


def dog(figure: Figure, pose: Pose, generator: np.random.Generator) -> None:
    """A dog's face of radius 1 about (0, 0), its shoulders below."""
    colours = coat(generator)
    wide, long = generator.uniform(0.74, 1.0), generator.uniform(0.92, 1.1)
    shoulders(figure, pose, colours, generator)
    pointed = generator.random() < 0.22
    hanging = generator.random() < 0.8
    if pointed:  # they grow behind the head, the others before it
        pointed_ears(figure, pose, colours, wide, generator.uniform(0.6, 0.85), generator.uniform(0.0, 0.16))
    head = [(0.0, -0.92), (0.55, -0.82), (0.9, -0.3), (0.84, 0.25), (0.55, 0.8), (0.0, 0.98 * long)]
    figure.fill(smooth(pose.turn(both(head, wide), 0)), colours.main)
    if not pointed:
        if hanging:
            hanging_ears(figure, pose, colours, generator, wide)
        else:
            folded_ears(figure, pose, colours, generator, wide)
    markings(figure, pose, colours, generator, wide)
    muzzle = generator.uniform(0.36, 0.52)
    figure.fill(ellipse(pose.at(0, 0.5, 0.4), (muzzle, 0.42 * long)), colours.light)
    eye = generator.uniform(0.13, 0.2)
    eyes = irises(figure, pose, generator, 0.38 * wide, -0.14, eye)
    pupil = generator.uniform(0.55, 0.8)
    pupils(figure, pose, eyes, eye, (pupil, pupil))
    if generator.random() < 0.4:
        tongue = pose.turn([(-0.13, 0.74), (0.13, 0.74), (0.12, 1.0), (0.0, 1.12), (-0.12, 1.0)], 0.4)
        figure.fill(smooth(tongue), (212, 104, 112))
    nose = generator.uniform(0.14, 0.21)
    colour = _BLACK if generator.random() < 0.8 else (122, 78, 70)
    figure.fill(ellipse(pose.at(0, 0.3, 0.55), (nose, 0.72 * nose)), colour)
    figure.ball(pose.at(-0.05, 0.26, 0.55), 0.03, (170, 160, 160))
    mouth(figure, pose, 0.36, 0.36, generator)


def both(half: list[tuple[float, float]], wide: float) -> list[tuple[float, float]]:
    """An outline from its right half, given from the top to the bottom."""
    right = [(x * wide, y) for x, y in half]
    return right + [(-x, y) for x, y in reversed(right[1:-1])]


def shoulders(figure: Figure, pose: Pose, colours: Coat, generator: np.random.Generator) -> None:
    """What is below the face; some animals wear a collar."""
    lean, broad = generator.uniform(-0.3, 0.3), generator.uniform(0.85, 1.25)
    body = [
        (lean - broad, 3.4),
        (lean - broad, 1.7),
        (-0.55, 0.7),
        (0.55, 0.7),
        (lean + broad, 1.7),
        (lean + broad, 3.4),
    ]
    figure.fill(smooth(body), shade(colours.main, 0.88))
    figure.fill(
        ellipse((lean / 2 + 0.2 * pose.yaw, 1.75), (0.5 * broad, 0.85)), blend(colours.main, colours.light, 0.8)
    )
    if generator.random() < 0.3:
        collar = vary(((176, 50, 54), (50, 96, 160), (70, 130, 80), (220, 180, 60))[generator.integers(4)], generator)
        figure.limb(bow((-0.62, 0.82), (0, 1.18), (0.62, 0.82)), np.full(9, 0.09), collar)


def pointed_ears(figure: Figure, pose: Pose, colours: Coat, wide: float, height: float, spread: float) -> None:
    """Ears that stand up, as high and as far apart as asked for."""
    for side in (-1, 1):
        ear = [(side * 0.22, -0.78), (side * (0.66 + spread), -0.86 - height * 0.7), (side * 0.94, -0.28)]
        inner = [(side * 0.36, -0.78), (side * (0.65 + spread), -0.8 - height * 0.5), (side * 0.8, -0.45)]
        scaled = [[(x * wide, y) for x, y in places] for places in (ear, inner)]
        figure.fill(pose.turn(scaled[0], -0.12), shade(colours.main, 0.88))
        figure.fill(pose.turn(scaled[1], -0.08), colours.ear)


def folded_ears(figure: Figure, pose: Pose, colours: Coat, generator: np.random.Generator, wide: float) -> None:
    """Ears whose tips fall forward."""
    drop = generator.uniform(0.0, 0.2)
    for side in (-1, 1):
        ear = [(side * 0.3, -0.86), (side * 0.75, -1.05), (side * 1.08, -0.5 + drop), (side * 0.72, -0.52)]
        figure.fill(smooth(pose.turn([(x * wide, y) for x, y in ear], -0.05)), shade(colours.main, 0.72))


def hanging_ears(figure: Figure, pose: Pose, colours: Coat, generator: np.random.Generator, wide: float) -> None:
    """Ears that hang down beside the face."""
    length, broad = generator.uniform(0.5, 1.15), generator.uniform(0.8, 1.2)
    colour = shade(colours.main, generator.uniform(0.55, 0.85))
    for side in (-1, 1):
        ear = [
            (0.5, -0.86),
            (0.88, -0.7),
            (0.95 + 0.2 * broad, -0.5 + length * 0.6),
            (1.0, -0.45 + length),
            (0.78, -0.5 + length * 0.6),
        ]
        figure.fill(smooth(pose.turn([(side * x * wide, y) for x, y in ear], -0.05)), colour)


def markings(figure: Figure, pose: Pose, colours: Coat, generator: np.random.Generator, wide: float) -> None:
    """What both may have: stripes, a blaze, a patch about an eye, or nothing."""
    kind = generator.random()
    if kind < 0.3:
        dark = shade(colours.main, 0.62)
        for x in (-0.24, 0, 0.24):
            figure.line(pose.turn([(x, -0.8), (x * 0.8, -0.42)], 0.12), 0.09, dark)
        for side in (-1, 1):
            for y in (0.1, 0.3):
                figure.line(pose.turn([(side * 0.92 * wide, y), (side * 0.62 * wide, y + 0.02)], 0), 0.07, dark)
    elif kind < 0.5:
        blaze = [(0.0, -0.85), (0.14, -0.4), (0.22, 0.3), (-0.22, 0.3), (-0.14, -0.4)]
        figure.fill(smooth(pose.turn(blaze, 0.15)), colours.light)
    elif kind < 0.7:
        patch = shade(colours.main, 0.5) if generator.random() < 0.5 else colours.light
        side = generator.choice((-1, 1))
        figure.fill(ellipse(pose.at(side * 0.42, -0.14, 0.12), (0.36, 0.38)), patch)


def irises(
    figure: Figure, pose: Pose, generator: np.random.Generator, apart: float, high: float, radius: float
) -> list[tuple[float, float]]:
    """Two eyes without pupils, as far apart from the middle and as high; their centres."""
    iris = vary(_EYES[generator.integers(len(_EYES))], generator)
    centres = [pose.at(side * apart, high, 0.22) for side in (-1, 1)]
    for centre in centres:
        figure.fill(ellipse(centre, (radius * 1.16, radius * 0.98)), _BLACK)
        figure.fill(ellipse(centre, (radius, radius * 0.82)), iris)
    return centres


def pupils(
    figure: Figure, pose: Pose, centres: list[tuple[float, float]], radius: float, size: tuple[float, float]
) -> None:
    """Pupils of a size (width, height) in parts of the eye's radius, and the light in them."""
    width, height = size
    for x, y in centres:
        looking = x + 0.03 * pose.yaw
        figure.fill(ellipse((looking, y), (radius * width, radius * height)), _BLACK)
        figure.ball((looking - radius * 0.25, y - radius * 0.3), radius * 0.2, (250, 250, 250))


def mouth(figure: Figure, pose: Pose, top: float, half: float, generator: np.random.Generator) -> None:
    """A line down from the nose, and the two that part from it."""
    low = top + 0.26 + generator.uniform(-0.04, 0.06)
    figure.line(pose.turn([(0, top), (0, low)], 0.42), 0.035, _BLACK)
    for side in (-1, 1):
        start, end = pose.at(0, low, 0.42), pose.at(side * half, low - 0.04, 0.34)
        figure.line(bow(start, pose.at(side * half / 2, low + 0.1, 0.4), end, 5), 0.035, _BLACK)
