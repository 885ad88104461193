"""What the threshold component is sent: pictures in the order of a network's outputs, and what divides them."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


def threshold(
    class_names: Sequence[str], pictures: Sequence[Array], outputs: Array, truths: Sequence[int], limit: float
) -> bytes:
    """The payload of pictures (side, side, 3) uint8 with their `outputs`, the probability of the second of two classes.

    A program calls them the second class where the output is above `limit`; `truths` are their classes.
    """
    order = np.argsort(outputs, kind="stable").tolist()
    first, second = map(line, class_names)
    above = int((outputs > limit).sum())
    meta = {
        "classes": [first, second],
        "outputs": [float(outputs[at]) for at in order],
        "truths": [truths[at] for at in order],
        "limit": limit,
        "colours": {"right": palette.BEST, "wrong": palette.ERROR},
        "alt": f"{len(order)} pictures in the order of their outputs: {len(order) - above} are called {first}, "
        f"{above} above {limit:g} are called {second}",
    }
    sheet = np.hstack([pictures[at] for at in order])
    return pack(meta, {"sheet": np.frombuffer(png.photograph(sheet), np.uint8)})
