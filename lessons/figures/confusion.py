"""What the confusion matrix is sent: a classifier's answers, counted."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


class Margin(NamedTuple):
    """What stands at the ends of all rows, or of all columns: a word, and what it says of each class in a sentence."""

    shares: Sequence[str]
    sentences: Sequence[str]


class Margins(NamedTuple):
    """Recall at the ends of the rows, precision at those of the columns; the row of class `first` is lit at first."""

    recall: Margin
    precision: Margin
    first: int


def confusion(
    matrix: Array, class_names: Sequence[str], chosen: tuple[int, int] | None, margins: Margins | None = None
) -> bytes:
    """The payload of a confusion matrix (classes, classes): true classes down, what they were taken for across.

    What is right is coloured by its share of its row, a mistake by its share of the most frequent one.
    """
    right = np.eye(len(matrix), dtype=bool)
    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    mistakes = np.where(right, 0, matrix)
    levels = np.where(right, shares, -mistakes / max(1, mistakes.max()))
    arrays = {
        "counts": matrix.astype(np.float32),
        "levels": palette.index(levels, -1, 1),
        "signedColours": palette.SIGNED,
    }
    meta: dict[str, Any] = {"classes": list(map(line, class_names)), "chosen": chosen}
    if margins:
        meta["lit"] = margins.first
        meta |= {f"{name}Margin": getattr(margins, name)._asdict() for name in ("recall", "precision")}
    return pack(meta, arrays)


def blank(class_names: Sequence[str]) -> bytes:
    """The payload of a matrix of which nothing may be known yet but its classes."""
    return pack({"classes": list(map(line, class_names)), "chosen": None}, {})
