"""What the softmax component is sent: one answer of a classifier, to be taken apart."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


def softmax(logits: Array, class_names: Sequence[str], truth: int | None, sums: bool = True, spare: int = 0) -> bytes:
    """The payload of one answer: its `logits` (classes,), and the right class of its picture, if that is known.

    With `sums`, what powers and probabilities add up to stands below them. The last `spare` outputs stand for no class.
    """
    colours = {"right": palette.MODEL, "wrong": palette.ERROR}
    meta = {"classes": list(map(line, class_names)), "truth": truth, "spare": spare, **colours}
    if sums:
        meta["sumTitle"] = "sum"
    return pack(meta, {"logits": logits.astype(np.float32)})
