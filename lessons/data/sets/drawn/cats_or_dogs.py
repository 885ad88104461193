"""Portraits of cats and dogs, drawn by us; the poses of training are narrower than those of validation."""

from dataclasses import dataclass

import numpy as np

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import pet, scenery, source
from lessons.data.sets.drawn.canvas import SIDE, Figure, Floats, Layer, Placement, photograph


@dataclass(frozen=True)
class _Views:
    """From where the animals of a split are seen; what varies is normal about what is usual, with these deviations.

    Attributes:
        turn: degrees by which the picture is turned.
        shift: of the face from its place, in parts of the side.
        size: the least and the greatest radius of a face, in parts of the side.
        mirrored: the part of the animals that look to the left.
    """

    turn: float
    shift: float
    size: tuple[float, float]
    mirrored: float


_VIEWS: dict[Split, _Views] = {
    "train": _Views(turn=5, shift=0.03, size=(0.245, 0.295), mirrored=0.06),
    "validation": _Views(turn=14, shift=0.075, size=(0.2, 0.33), mirrored=0.5),
}


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A cat (label 0) or a dog (1) as uint8 (150, 150, 3)."""
    ground, layer = _portrait(label, split, generator)
    if generator.random() < 0.3:
        scenery.hide(layer, generator, 0.28)
    return photograph(layer.over(ground.pixels(), generator.uniform(-np.pi, 0), fur=9), generator)


def silhouette(number: int) -> Floats:
    """Where the animal of a validation picture is: (SIDE, SIDE), 1 on it and 0 beside it."""
    label = int(ROW.load("validation").labels[number])
    _, layer = _portrait(label, "validation", source.generator(ROW.name, "validation", number))
    return layer.opacity()


def _portrait(label: int, split: Split, generator: np.random.Generator) -> tuple[scenery.Ground, Layer]:
    """The place, and the animal before it."""
    views = _VIEWS[split]
    ground = scenery.PLACES[generator.integers(len(scenery.PLACES))](generator)
    placement = Placement(
        centre=(0.5 + generator.normal(0, views.shift), 0.46 + generator.normal(0, views.shift)),
        scale=generator.uniform(*views.size),
        turn=generator.normal(0, views.turn),
        mirrored=generator.random() < views.mirrored,
    )
    pose = pet.Pose(yaw=generator.uniform(0.0, 0.8), pitch=generator.normal(0, 0.15))
    layer = Layer()
    (pet.cat, pet.dog)[label](Figure(layer, placement), pose, generator)
    return ground, layer


ROW = source.row(
    name="cats-or-dogs",
    title="Cats or dogs, drawn",
    class_names=("cats", "dogs"),
    shape=(SIDE, SIDE, 3),
    counts={"train": (1000, 1000), "validation": (500, 500)},
    draw=draw,
    preparation=(
        "Faces and shoulders. Cats and dogs have the same coats, markings, eyes, collars and places; "
        "a few cats have folded ears, and a few dogs pointed ones."
    ),
    split=(
        "Every picture has a seed of its own. In training, faces are upright, in the middle, of about one size, and "
        "look to the right; in validation they are also turned, moved, smaller, larger and mirrored."
    ),
)
