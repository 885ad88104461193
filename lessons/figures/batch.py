"""What the batch component is sent: folders, the batches that they fill, and one batch as the network gets it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, sqrt
from typing import Any

import numpy as np

from lessons.figures import palette, png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.text.plain import line

PIXELS = 190_000
"""At most this many pixels of pictures travel, some 80 kB."""
WIDE = 2
"""The width of the sheet of pictures, in heights, more or less."""


@dataclass(frozen=True)
class Tile:
    """A picture of a batch: its file, the size that it had there, its label, and the range of its numbers."""

    file: str
    rows: int
    columns: int
    label: int
    low: int
    high: int


def side(batch_size: int, image_size: int) -> int:
    """The side at which a batch of pictures of `image_size` is shown: its own, where that is not too much to send."""
    return min(image_size, int(sqrt(PIXELS / batch_size)))


def batch(
    tree: Mapping[Any, Mapping[str, int]],
    sizes: Sequence[int],
    number: int,
    image_size: int,
    tiles: Sequence[Tile],
    pictures: Sequence[Array],
    facts: Mapping[str, Any],
) -> bytes:
    """The payload of batch `number`, counted from 0.

    `tree` has the classes of each split with how many pictures they hold, in the order of their labels; `sizes` how
    many pictures are in each batch; `pictures` (side, side, 3) uint8 one for each tile. `facts` are said besides: the
    size of the last batch, `rest`, which is then left out of `sizes`; how many numbers a picture becomes, `inputs`; and
    the `reason` for its label.
    """
    columns = ceil(sqrt(WIDE * max(sizes)))
    classes = list(map(line, next(iter(tree.values()))))
    meta = {
        "tree": [{"split": split, "counts": list(counts.values())} for split, counts in tree.items()],
        "classes": classes,
        "colours": [palette.RUNS[label % len(palette.RUNS)] for label in range(len(classes))],
        "sizes": list(sizes[:-1]) if len(sizes) > 1 else list(sizes),
        "batches": len(sizes),
        "number": number,
        "imageSize": image_size,
        "side": len(pictures[0]),
        "columns": columns,
        "tiles": [asdict(tile) for tile in tiles],
        "alt": f"Batch {number + 1} of {len(sizes)}: {len(tiles)} pictures, labels "
        + ", ".join(str(tile.label) for tile in tiles),
        **facts,
    }
    return pack(meta, {"sheet": np.frombuffer(png.photograph(sheet(pictures, columns)), np.uint8)})


def sheet(pictures: Sequence[Array], columns: int) -> Array:
    """Pictures (side, side, 3), row by row on a sheet of `columns` columns; black where there are no more."""
    rows = ceil(len(pictures) / columns)
    height, width, channels = pictures[0].shape
    cells = np.zeros((rows * columns, height, width, channels), np.uint8)
    cells[: len(pictures)] = pictures
    return cells.reshape(rows, columns, height, width, channels).swapaxes(1, 2).reshape(rows * height, -1, channels)
