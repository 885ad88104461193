"""Portraits of eight kinds of animals, of which none is a cat or a dog, drawn by us with the same coats and places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import pet, scenery, source
from lessons.data.sets.drawn.canvas import SIDE, Colour, Figure, Layer, Placement, ellipse, photograph, shade, smooth
from lessons.data.sets.drawn.pet import Coat, Pose

_BLACK: Colour = (36, 30, 32)
_HORN: Colour = (222, 206, 172)
_BEAK: Colour = (222, 160, 60)


@dataclass
class Face:
    """A face that is being drawn, of radius 1 about (0, 0)."""

    figure: Figure
    pose: Pose
    coat: Coat
    generator: np.random.Generator

    def both(self, corners: list[tuple[float, float]], depth: float, colour: Colour) -> None:
        """A part on the right and its mirror image on the left; `depth` is how far it stands out."""
        for side in (-1, 1):
            self.figure.fill(smooth(self.pose.turn([(side * x, y) for x, y in corners], depth)), colour)

    def oval(self, centre: tuple[float, float], radii: tuple[float, float], depth: float, colour: Colour) -> None:
        """An upright oval part."""
        self.figure.fill(ellipse(self.pose.at(*centre, depth), radii), colour)


def _round_ears(face: Face, radius: float) -> None:
    size = radius * face.generator.uniform(0.85, 1.15)
    for side in (-1, 1):
        face.oval((side * 0.72, -0.74), (size, size), -0.1, shade(face.coat.main, 0.88))
        face.oval((side * 0.7, -0.72), (0.6 * size, 0.6 * size), -0.06, face.coat.ear)


def _long_ears(face: Face) -> None:
    height, lean = face.generator.uniform(0.8, 1.2), face.generator.uniform(-0.05, 0.25)
    top = -0.8 - height
    face.both([(0.16, -0.7), (0.2 + lean, top), (0.48 + lean, top), (0.56, -0.7)], -0.1, shade(face.coat.main, 0.88))
    face.both([(0.28, -0.8), (0.3 + lean, top + 0.2), (0.4 + lean, top + 0.2), (0.46, -0.8)], -0.06, face.coat.ear)


def _sideways_ears(face: Face) -> None:
    drop = face.generator.uniform(-0.12, 0.2)
    ear = [(0.7, -0.62), (1.1, -0.66 + drop), (1.45, -0.4 + drop), (1.1, -0.3 + drop), (0.72, -0.38)]
    face.both(ear, -0.05, shade(face.coat.main, 0.8))


def _horns(face: Face) -> None:
    _sideways_ears(face)
    high = face.generator.uniform(0.3, 0.6)
    face.both([(0.3, -0.78), (0.75, -0.85), (0.95, -0.8 - high), (0.7, -0.95), (0.4, -0.95)], -0.05, _HORN)


def _pointed_ears(face: Face) -> None:
    high, spread = face.generator.uniform((0.6, 0.0), (0.85, 0.14)).tolist()
    pet.pointed_ears(face.figure, face.pose, face.coat, 0.96, high, spread)


def _tufts(face: Face) -> None:
    high = face.generator.uniform(0.2, 0.45)
    face.both([(0.35, -0.8), (0.8, -0.9 - high), (0.85, -0.45)], 0, shade(face.coat.main, 0.7))


def _snout(face: Face) -> None:
    size = face.generator.uniform(0.32, 0.42)
    face.oval((0, 0.4), (size, 0.72 * size), 0.5, shade(face.coat.ear, 0.95))
    for side in (-1, 1):
        face.oval((side * 0.42 * size, 0.4), (0.14 * size, 0.26 * size), 0.52, shade(face.coat.ear, 0.45))


def _beak(face: Face) -> None:
    long = face.generator.uniform(0.5, 0.7)
    face.figure.fill(face.pose.turn([(-0.16, 0.16), (0.16, 0.16), (0, long)], 0.45), _BEAK)


def _slim_muzzle(face: Face) -> None:
    narrow = face.generator.uniform(0.2, 0.28)
    outline = [(-0.42, 0.2), (0.42, 0.2), (narrow, 0.75), (0, 0.98), (-narrow, 0.75)]
    face.figure.fill(smooth(face.pose.turn(outline, 0.3)), face.coat.light)
    face.oval((0, 0.72), (0.13, 0.1), 0.5, _BLACK)


def _broad_muzzle(face: Face) -> None:
    wide = face.generator.uniform(0.5, 0.62)
    face.oval((0, 0.56), (wide, 0.36), 0.35, face.coat.light)
    for side in (-1, 1):
        face.oval((side * 0.24, 0.46), (0.07, 0.09), 0.45, _BLACK)
    pet.mouth(face.figure, face.pose, 0.5, 0.3, face.generator)


def _small_nose(face: Face) -> None:
    face.oval((0, 0.5), (0.36, 0.28), 0.3, face.coat.light)
    face.oval((0, 0.36), (0.1, 0.08), 0.45, face.coat.ear)
    pet.mouth(face.figure, face.pose, 0.4, 0.16, face.generator)


def _round_muzzle(face: Face) -> None:
    face.oval((0, 0.48), (0.44, 0.38), 0.4, face.coat.light)
    face.oval((0, 0.32), (0.2, 0.14), 0.5, _BLACK)
    pet.mouth(face.figure, face.pose, 0.4, 0.26, face.generator)


@dataclass(frozen=True)
class _Kind:
    """What tells an animal: its ears, its muzzle, how wide its face is, and how large its eyes are."""

    ears: Callable[[Face], None]
    muzzle: Callable[[Face], None]
    wide: tuple[float, float]
    eye: tuple[float, float]


KINDS: Mapping[str, _Kind] = {
    "bears": _Kind(lambda face: _round_ears(face, 0.3), _round_muzzle, (1.0, 1.12), (0.1, 0.15)),
    "cows": _Kind(_horns, _broad_muzzle, (0.78, 0.9), (0.12, 0.17)),
    "foxes": _Kind(_pointed_ears, _slim_muzzle, (0.96, 1.08), (0.14, 0.19)),
    "mice": _Kind(lambda face: _round_ears(face, 0.55), _small_nose, (0.8, 0.95), (0.13, 0.18)),
    "owls": _Kind(_tufts, _beak, (1.0, 1.12), (0.28, 0.36)),
    "pigs": _Kind(_sideways_ears, _snout, (0.98, 1.12), (0.1, 0.15)),
    "rabbits": _Kind(_long_ears, _small_nose, (0.8, 0.95), (0.15, 0.21)),
    "sheep": _Kind(_sideways_ears, _slim_muzzle, (0.72, 0.84), (0.13, 0.18)),
}
_KINDS = tuple(KINDS.values())
_HEAD = [(0.0, -0.9), (0.55, -0.8), (0.92, -0.28), (0.9, 0.28), (0.58, 0.8), (0.0, 0.96)]


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """An animal as uint8 (150, 150, 3); both splits are drawn alike."""
    ground = scenery.PLACES[generator.integers(len(scenery.PLACES))](generator)
    placement = Placement(
        centre=(0.5 + generator.normal(0, 0.06), 0.48 + generator.normal(0, 0.06)),
        scale=generator.uniform(0.2, 0.32),
        turn=generator.normal(0, 12),
        mirrored=generator.random() < 0.5,
    )
    pose = Pose(yaw=generator.uniform(0.0, 0.8), pitch=generator.normal(0, 0.15))
    layer = Layer()
    _portrait(_KINDS[label], Face(Figure(layer, placement), pose, pet.coat(generator), generator))
    if generator.random() < 0.3:
        scenery.hide(layer, generator, 0.28)
    return photograph(layer.over(ground.pixels(), generator.uniform(-np.pi, 0), fur=9), generator)


def _portrait(kind: _Kind, face: Face) -> None:
    figure, pose, generator = face.figure, face.pose, face.generator
    wide, eye = (generator.uniform(*limits) for limits in (kind.wide, kind.eye))
    pet.shoulders(figure, pose, face.coat, generator)
    kind.ears(face)
    figure.fill(smooth(pose.turn(pet.both(_HEAD, wide), 0)), face.coat.main)
    pet.markings(figure, pose, face.coat, generator, wide)
    kind.muzzle(face)
    pupil = generator.uniform(0.45, 0.8)
    pet.pupils(figure, pose, pet.irises(figure, pose, generator, 0.42 * wide, -0.12, eye), eye, (pupil, 0.8))


ROW = source.row(
    name="animals",
    title="Animals, drawn",
    class_names=tuple(KINDS),
    shape=(SIDE, SIDE, 3),
    counts={"train": (150,) * len(KINDS), "validation": (25,) * len(KINDS)},
    draw=draw,
    preparation="Faces and shoulders, with the coats, markings, eyes and places of our cats and dogs.",
    split="Each picture is drawn from a seed of its own, for training and for validation in the same way.",
)
