"""What the confusion matrix is sent: a classifier's answers, counted."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


def confusion(
    matrix: Array,
    class_names: Sequence[str],
    chosen: tuple[int, int] | None,
    margins: tuple[Array, Array] | None = None,
) -> bytes:
    """The payload of a confusion matrix (classes, classes): true classes down, what they were taken for across.

    What is right is coloured by its share of its row, a mistake by its share of the most frequent one. `margins` are
    recall and precision, (classes,) from 0 to 1, which then stand at the ends of rows and columns.
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
    recall, precision = margins or ((), ())
    classes = list(map(line, class_names))
    meta = {"classes": classes, "chosen": chosen, "recall": list(recall), "precision": list(precision)}
    return pack(meta, arrays)
