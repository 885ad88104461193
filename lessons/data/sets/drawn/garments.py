"""Ten kinds of garments, grey and bright on black, as small as Fashion-MNIST's and in its order, drawn by us."""

from collections.abc import Callable

import numpy as np

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets.drawn import clothes, footwear, source
from lessons.data.sets.drawn.fabric import Fabric

SIDE = 28
CLASSES: dict[str, Callable[[Fabric, np.random.Generator], None]] = {
    "T-shirt/top": clothes.t_shirt,
    "Trouser": clothes.trouser,
    "Pullover": clothes.pullover,
    "Dress": clothes.dress,
    "Coat": clothes.coat,
    "Sandal": footwear.sandal,
    "Shirt": clothes.shirt,
    "Sneaker": footwear.sneaker,
    "Bag": clothes.bag,
    "Ankle boot": footwear.ankle_boot,
}
"""Class name to what draws it, in the order of Fashion-MNIST's labels."""

_PIECES = tuple(CLASSES.values())


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A garment as uint8 (28, 28, 1); both splits are drawn alike."""
    fabric = Fabric(generator)
    _PIECES[label](fabric, generator)
    return fabric.photograph(SIDE, generator)


ROW = source.row(
    name="garments",
    title="Garments, drawn",
    class_names=tuple(CLASSES),
    shape=(SIDE, SIDE, 1),
    counts={"train": (600,) * len(CLASSES), "validation": (100,) * len(CLASSES)},
    draw=draw,
    preparation="The garments are drawn at 112×112 pixels and shrunk to 28×28. The classes are Fashion-MNIST's.",
    split="Each picture is drawn from a seed of its own, for training and for validation in the same way.",
)
