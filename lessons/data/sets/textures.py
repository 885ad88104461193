"""Patches of real photographs and textures: which picture was a patch cut from?"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lessons.data import pictures
from lessons.data.dataset import Dataset, LazyPictures, Row, Split
from lessons.data.pictures import Pixels

SIDE = 64
CELL = 72
"""Least side of the cells that pictures are divided into; a patch fits into each."""
BRIGHTNESS = 0.1
"""A patch's values are multiplied by 1 ± this at most."""

PICTURES = {
    "brick": "brick",
    "cat": "chelsea",
    "coffee": "coffee",
    "coins": "coins",
    "flower": "flower",
    "grass": "grass",
    "gravel": "gravel",
    "stars": "hubble_deep_field",
    "tissue": "ihc",
}
"""Class name to the gallery picture that its patches come from."""

_PER_CLASS: dict[Split, int] = {"train": 140, "validation": 45}
_SEEDS: dict[Split, int] = {"train": 0, "validation": 1}
_CLASS_NAMES = tuple(PICTURES)
_ORIGIN = "Nine pictures that ship with scikit-image and scikit-learn: see the gallery for the maker of each"
_LICENCE = "CC0, public domain, no known restrictions; the flower CC BY 2.0"


class Box(NamedTuple):
    """A rectangle of pixels: rows top to bottom - 1, columns left to right - 1."""

    top: int
    left: int
    bottom: int
    right: int

    def overlaps(self, other: "Box") -> bool:
        return (
            self.top < other.bottom and other.top < self.bottom and self.left < other.right and other.left < self.right
        )


class Patch(NamedTuple):
    """Where a patch is cut from, and what is done to it."""

    label: int
    box: Box
    mirrored: bool
    brightness: float

    def pixels(self) -> Pixels:
        """uint8 (64, 64, 3)."""
        source = pictures.load(PICTURES[_CLASS_NAMES[self.label]])
        cut = source[self.box.top : self.box.bottom, self.box.left : self.box.right]
        turned = cut[:, ::-1] if self.mirrored else cut
        patch: Pixels = np.clip(turned * self.brightness, 0, 255).astype(np.uint8)
        return patch


def validation_cells(height: int, width: int) -> list[Box]:
    """The part of a picture kept for validation: of its grid of cells, every second one of every second row."""
    rows = np.linspace(0, height, height // CELL + 1).astype(int)
    columns = np.linspace(0, width, width // CELL + 1).astype(int)
    return [
        Box(int(rows[row]), int(columns[column]), int(rows[row + 1]), int(columns[column + 1]))
        for row in range(1, len(rows) - 1, 2)
        for column in range(1, len(columns) - 1, 2)
    ]


def patches(split: Split) -> list[Patch]:
    """All patches of a split, classes mixed; always the same ones."""
    generator = np.random.default_rng(_SEEDS[split])
    ordered = []
    for label, name in enumerate(PICTURES.values()):
        height, width = pictures.load(name).shape[:2]
        cells = validation_cells(height, width)
        whole = Box(0, 0, height, width)
        for _ in range(_PER_CLASS[split]):
            box = _outside(cells, whole, generator) if split == "train" else _inside(cells, generator)
            mirrored = bool(generator.integers(2))
            ordered.append(Patch(label, box, mirrored, generator.uniform(1 - BRIGHTNESS, 1 + BRIGHTNESS)))
    return [ordered[index] for index in generator.permutation(len(ordered))]


@lru_cache
def load(split: Split) -> Dataset:
    """The patches as uint8 (64, 64, 3), cut when asked for."""
    drawn = patches(split)
    labels = np.array([patch.label for patch in drawn], np.int64)
    return Dataset(LazyPictures(drawn, Patch.pixels), labels, _CLASS_NAMES, _ORIGIN, _LICENCE)


def _outside(cells: list[Box], whole: Box, generator: np.random.Generator) -> Box:
    while True:
        box = _square_within(whole, generator)
        if not any(box.overlaps(cell) for cell in cells):
            return box


def _inside(cells: list[Box], generator: np.random.Generator) -> Box:
    return _square_within(cells[generator.integers(len(cells))], generator)


def _square_within(area: Box, generator: np.random.Generator) -> Box:
    top = int(generator.integers(area.top, area.bottom - SIDE + 1))
    left = int(generator.integers(area.left, area.right - SIDE + 1))
    return Box(top, left, top + SIDE, left + SIDE)


ROW = Row(
    name="textures",
    title="Patches of photographs and textures",
    class_names=_CLASS_NAMES,
    shape=(SIDE, SIDE, 3),
    train=1260,
    validation=405,
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation=(
        "Squares of 64×64 pixels are cut at random places, mirrored at random, and made up to 10% darker or brighter. "
        "Grey pictures get three equal channels."
    ),
    split=(
        "Each picture is divided into cells of at least 72×72 pixels. Every second cell of every second row is for "
        "validation; no training patch touches it. Patches of one split may overlap each other."
    ),
    load=load,
)
