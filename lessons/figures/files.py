"""The files of a folder side by side, as HTML: the picture or the first bytes, the name, and what is wrong."""

import base64
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from lessons.figures import palette


class Tile(NamedTuple):
    """One file: its path, its size and first bytes, a small JPEG of it, and what is wrong with it, if anything is."""

    path: str
    size: int
    begins: bytes
    look: bytes | None
    wrong: str


def wall(tiles: Sequence[Tile]) -> str:
    """The tiles as a list, which `assets/style.css` lays out."""
    return f'<ul class="files" style="--wrong: {palette.ERROR}">{"".join(map(_tile, tiles))}</ul>'


def _tile(tile: Tile) -> str:
    place, _, name = tile.path.rpartition("/")
    wrong = f"<em>✕ {escape(tile.wrong)}</em>" if tile.wrong else ""
    return (
        f'<li class="{"wrong" if tile.wrong else ""}">{_inside(tile)}'
        f"<small>{escape(place) or '.'}/</small><b>{escape(name)}</b><small>{_size(tile.size)}</small>{wrong}</li>"
    )


def _inside(tile: Tile) -> str:
    if tile.look is not None:
        data = base64.b64encode(tile.look).decode("ascii")
        return f'<img src="data:image/jpeg;base64,{data}" alt="{escape(tile.path)}">'
    letters = "".join(chr(byte) if 32 < byte < 127 else "·" for byte in tile.begins)
    return f"<code>{tile.begins.hex(' ').upper() or 'nothing'}<br>{escape(letters)}</code>"


def _size(size: int) -> str:
    return f"{size:,} bytes" if size < 1000 else f"{size / 1000:.1f} kB"
