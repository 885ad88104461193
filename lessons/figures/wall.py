"""Many small pictures side by side, some of them framed."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette, png
from lessons.maths.arrays import Array

GAP, FRAME, GREY = 3, 3, 128


def draw(pictures: Array, framed: Sequence[bool], columns: int) -> bytes:
    """Pictures (n, side, side, 3) uint8 in rows of `columns`, as JPEG, a frame around those that are `framed`."""
    colour = np.array(palette.rgb(palette.ERROR), np.uint8)
    tiles = []
    for picture, is_framed in zip(pictures, framed, strict=True):
        tile = np.pad(picture, ((GAP, GAP), (GAP, GAP), (0, 0)), constant_values=GREY)
        if is_framed:
            for edge in (np.s_[:FRAME], np.s_[-FRAME:], np.s_[:, :FRAME], np.s_[:, -FRAME:]):
                tile[edge] = colour
        tiles.append(tile)
    tiles += [np.full_like(tiles[0], GREY)] * (-len(tiles) % columns)
    rows = [np.hstack(tiles[start : start + columns]) for start in range(0, len(tiles), columns)]
    return png.photograph(np.vstack(rows))
