"""What the components about a classifier's answers are sent: all answers counted, and one taken apart."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def confusion(matrix: Array, class_names: Sequence[str], chosen: tuple[int, int] | None) -> bytes:
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
    return pack({"classes": list(class_names), "chosen": chosen}, arrays)


def softmax(logits: Array, class_names: Sequence[str], truth: int) -> bytes:
    """The payload of one answer: its `logits` (classes,), and the right class of its picture."""
    meta = {"classes": list(class_names), "truth": truth, "right": palette.MODEL, "wrong": palette.ERROR}
    return pack(meta, {"logits": logits.astype(np.float32)})
