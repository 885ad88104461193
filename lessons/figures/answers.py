"""What the components about a classifier's answers are sent: all answers counted, and one taken apart."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette, sheet
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


def pictures(images: Array, told: Sequence[tuple[str, str, str]], across: int, chosen: int | None) -> bytes:
    """The payload of answered pictures (n, side, side, 1 or 3) uint8, so many `across`; `chosen` is the one picked.

    `told` has for each its class, what it was taken for, and how surely.
    """
    shown = [(line(true), line(taken), share) for true, taken, share in told]
    names = [f"{true}, taken for {taken}, {share}" for true, taken, share in shown]
    captions = [(true, f"→ {taken}", share) for true, taken, share in shown]
    return sheet.sheet(images, across, names, captions=captions, chosen=chosen)


def softmax(logits: Array, class_names: Sequence[str], truth: int | None) -> bytes:
    """The payload of one answer: its `logits` (classes,), and the right class of its picture, if that is known."""
    meta = {"classes": list(map(line, class_names)), "truth": truth, "right": palette.MODEL, "wrong": palette.ERROR}
    return pack(meta, {"logits": logits.astype(np.float32)})
