"""Horses and people in landscapes and rooms, like the course's computer-made pictures, drawn by us."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import horse, human, scenery, source
from lessons.data.sets.drawn.canvas import SIDE, Figure, Layer, Placement, ellipse, photograph
from lessons.data.sets.drawn.scenery import Ground


@dataclass(frozen=True)
class _World:
    """Where the figures of a split are, and what they do.

    Attributes:
        place: draws what is around them.
        size: the least and the greatest height of a figure, in parts of the picture's side.
        liveliness: how far they move: 1 for who stands or walks, more for who runs, jumps, grazes or dances.
    """

    place: Callable[[np.random.Generator], Ground]
    size: tuple[float, float]
    liveliness: float


_WORLDS: dict[Split, _World] = {
    "train": _World(place=scenery.outdoors, size=(0.55, 0.8), liveliness=1),
    "validation": _World(place=scenery.indoors, size=(0.4, 0.85), liveliness=3),
}


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A horse (label 0) or a person (1) as uint8 (150, 150, 3)."""
    world = _WORLDS[split]
    ground = world.place(generator)
    scale = generator.uniform(*world.size)
    foot = (0.5 + generator.normal(0, 0.08), generator.uniform(0.88, 0.98))
    ground.fill(ellipse(foot, (0.4 * scale, 0.05 * scale)), (20, 20, 30), 0.35)
    placement = Placement(
        centre=(foot[0], foot[1] - 0.5 * scale),
        scale=scale,
        turn=generator.normal(0, 4 * world.liveliness),
        mirrored=generator.random() < 0.5,
    )
    layer = Layer()
    if label == 0:
        horse.draw(Figure(layer, placement), _gait(world.liveliness, generator), generator)
    else:
        human.draw(Figure(layer, placement), _stance(world.liveliness, generator), generator)
    if generator.random() < 0.3:
        scenery.hide(layer, generator, 0.3)
    return photograph(layer.over(ground.pixels(), generator.uniform(-np.pi, 0), fur=5), generator)


def _gait(liveliness: float, generator: np.random.Generator) -> horse.Gait:
    stride = generator.uniform(3, 18 * liveliness)
    neck = np.clip(generator.normal(45, 14 * liveliness), -45, 80)
    return horse.Gait(float(neck), stride, 1.5 * stride, generator.uniform(0, 2 * np.pi))


def _stance(liveliness: float, generator: np.random.Generator) -> human.Stance:
    stride = generator.normal(0, 12 * liveliness)
    left, right = generator.normal((-22, 22), 20 * liveliness).tolist()
    bends = np.abs(generator.normal(0, 14 * liveliness, 4)).tolist()
    elbow = generator.choice((-1, 1))
    return human.Stance(
        arms=(left, right),
        elbows=(bends[0], elbow * bends[1]),
        legs=(stride - 5, 5 - stride),
        knees=(-bends[2] if stride > 0 else 0, -bends[3] if stride < 0 else 0),
        lean=generator.normal(0, 4 * liveliness),
    )


ROW = source.row(
    name="horses-or-humans",
    title="Horses or humans, drawn",
    class_names=("horses", "humans"),
    shape=(SIDE, SIDE, 3),
    counts={"train": (500, 527), "validation": (128, 128)},
    draw=draw,
    preparation=(
        "Horses from the side and people from the front, of every colour, in light from anywhere, "
        "often with something in front of them. The camera's noise and exposure vary."
    ),
    split=(
        "Every picture has a seed of its own. In training, figures stand or walk outdoors; in validation they are in "
        "rooms, smaller or larger, and also run, graze, jump and dance."
    ),
)
