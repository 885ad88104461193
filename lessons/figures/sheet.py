"""Many small pictures side by side: as one array, and as a sheet from which a learner picks one."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line


def mosaic(pictures: Array, columns: int, gap: int = 0) -> Array:
    """Pictures (N, H, W) as one array, in `columns` columns, with `gap` cells of zero between them."""
    count, height, width = pictures.shape
    rows = -(-count // columns)
    page = np.zeros((rows * columns, height + gap, width + gap), pictures.dtype)
    page[:count, :height, :width] = pictures
    tiled = page.reshape(rows, columns, height + gap, width + gap).swapaxes(1, 2)
    return tiled.reshape(rows * (height + gap), columns * (width + gap))[: -gap or None, : -gap or None]


def sheet(
    pictures: Array,
    columns: int,
    names: Sequence[str],
    rows: Sequence[str] = (),
    captions: Sequence[Sequence[str]] = (),
    chosen: int | None = None,
) -> bytes:
    """The payload of a sheet of pictures (N, side, side, 1 or 3) uint8; `names` tells each to those who cannot see it.

    `rows` names each row of the sheet, `captions` has the lines below each picture, and `chosen` is the one picked.
    """
    side = pictures.shape[1]
    page = np.stack([mosaic(channel, columns) for channel in np.moveaxis(pictures, -1, 0)], axis=-1)
    draw = png.exact if page.shape[2] == 1 else png.photograph
    meta = {
        "side": side,
        "columns": columns,
        "names": list(names),
        "rows": list(rows),
        "captions": [list(lines) for lines in captions],
        "chosen": chosen,
    }
    return pack(meta, {"page": np.frombuffer(draw(page), np.uint8)})


def answers(images: Array, lines: Sequence[tuple[str, str, str]], across: int, chosen: int | None) -> bytes:
    """The payload of answered pictures (n, side, side, 1 or 3) uint8, `across` in a row; `chosen` is the one picked.

    `lines` has for each its class, what it was taken for, and how surely.
    """
    escaped = [(line(true), line(taken), share) for true, taken, share in lines]
    names = [f"{true}, taken for {taken}, {share}" for true, taken, share in escaped]
    captions = [(true, f"→ {taken}", share) for true, taken, share in escaped]
    return sheet(images, across, names, captions=captions, chosen=chosen)
