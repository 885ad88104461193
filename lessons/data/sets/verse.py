"""A book of verse, written for Layerscope: ballads, riddles, sea songs, counting rhymes, nonsense and small songs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from lessons.data.dataset import Row, Split
from lessons.data.texts import ONE_IN, Texts

FOLDER = Path(__file__).parents[3] / "assets" / "verse"
"""A file for each kind of verse: a title begins with `# `, and an empty line parts stanzas."""

DOZEN = 12
"""So many pieces, the first of the book, are ballads: enough for a training that a class can wait for."""

_TITLE = "# "
_ORIGIN = "A book of verse, written for Layerscope"
_LICENCE = "MIT, as Layerscope"


@dataclass(frozen=True)
class Piece:
    """One titled piece of the book, with its lines as they are printed, without the empty ones."""

    title: str
    lines: tuple[str, ...]


@lru_cache(maxsize=1)
def pieces() -> tuple[Piece, ...]:
    """The whole book in its order."""
    book = "\n\n".join(file.read_text("utf-8") for file in sorted(FOLDER.glob("*.txt")))
    return tuple(map(_piece, f"\n{book}".split(f"\n{_TITLE}")[1:]))


def _piece(written: str) -> Piece:
    title, *lines = written.splitlines()
    return Piece(title, tuple(line for line in lines if line))


@lru_cache
def part(split: Split) -> tuple[Piece, ...]:
    """The pieces of a split: every tenth of the book, whole, validates."""
    validates = [number % ONE_IN == ONE_IN - 1 for number in range(len(pieces()))]
    return tuple(piece for piece, held in zip(pieces(), validates, strict=True) if held == (split == "validation"))


@lru_cache
def load(split: Split) -> Texts:
    """The lines of a split, in the order of the book."""
    return _texts(part(split))


@lru_cache
def load_dozen(split: Split) -> Texts:
    """The lines of a split that stand in the first dozen pieces."""
    dozen = pieces()[:DOZEN]
    return _texts(piece for piece in part(split) if piece in dozen)


def _texts(chosen: Iterable[Piece]) -> Texts:
    lines = tuple(line for piece in chosen for line in piece.lines)
    return Texts(lines, np.zeros(0, np.int64), (), _ORIGIN, _LICENCE)


ROW = Row(
    name="verse",
    title="Layerscope's book of verse",
    class_names=(),
    shape=(),
    train=1108,
    validation=102,
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation="Each line of a piece is a text; titles are left out.",
    split="Every tenth piece, whole, is for validation: no line of it, and no refrain, is among those for training.",
    load=load,
    kind="texts",
)
BALLADS = replace(
    ROW,
    name="ballads",
    title="A dozen ballads",
    train=318,
    validation=24,
    split="The tenth ballad, whole, is for validation: no line of it is among those for training.",
    load=load_dozen,
)
