"""What the variants canvas is sent: many variants of one picture, and where the picture's corners lie in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.maths.augmentation import Draw, matrix


@dataclass(frozen=True)
class Variant:
    """A changed picture (H, W, 3), what was drawn for it, and by label what of this is told in words."""

    picture: Array
    draw: Draw
    captions: Mapping[str, str]


def payload(original: Array, variants: Sequence[Variant], columns: int) -> bytes:
    """The payload of an `original` (H, W, 3) uint8 and its variants, as many in a row as there are `columns`."""
    height, width = original.shape[:2]
    rows = [
        np.hstack([variant.picture for variant in variants[start : start + columns]])
        for start in range(0, len(variants), columns)
    ]
    meta: dict[str, Any] = {
        "height": height,
        "width": width,
        "columns": columns,
        "names": [_name(place, variant) for place, variant in enumerate(variants, 1)],
    }
    if any(variant.captions for variant in variants):
        meta["said"] = [list(variant.captions.items()) for variant in variants]
    arrays: dict[str, Array] = {
        "original": np.frombuffer(png.photograph(original), np.uint8),
        "sheet": np.frombuffer(png.photograph(np.vstack(rows)), np.uint8),
        "corners": np.stack([corners(variant.draw, original.shape) for variant in variants]).astype(np.float32),
    }
    return pack(meta, arrays)


def corners(draw: Draw, shape: tuple[int, ...]) -> Array:
    """Where the corners of a picture (H, W, ...) go, clockwise from the upper left: (4, 2) columns and rows."""
    height, width = shape[:2]
    places = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], float)
    # The matrix counts from the middle of the first pixel, the canvas from its edge.
    moved: Array = (places - [0.5, 0.5, 0]) @ matrix(draw, shape).T
    return moved[:, :2] + 0.5


def _name(place: int, variant: Variant) -> str:
    return ", ".join([f"Variant {place}", *(f"{label} {words}" for label, words in variant.captions.items())])
