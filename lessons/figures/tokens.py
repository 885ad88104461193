"""What the words component is sent: rows of words, each with its id, as two tokenizers or two steps see them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from lessons.figures.payload import pack

Look = Literal["word", "unknown", "gone", "padding", "next"]
"""A word with an id; one read as unknown; one that is left out; a blank that fills a row; one to be foretold."""


@dataclass(frozen=True)
class Chip:
    """One word of a row with its id, None where it has none; `odd` marks what the other panel writes otherwise."""

    text: str
    id: int | None = None
    look: Look = "word"
    odd: bool = False


@dataclass(frozen=True)
class Group:
    """Rows of chips under a title; `in_columns` lets every row's chips stand below each other."""

    title: str
    rows: tuple[tuple[Chip, ...], ...]
    in_columns: bool = False


@dataclass(frozen=True)
class Entry:
    """A word of the vocabulary: its id, how often it comes, and whether the size of the vocabulary leaves it out."""

    text: str
    id: int
    count: int
    lost: bool


@dataclass(frozen=True)
class Panel:
    """Rows of words under a title, empty where a panel stands alone; `index` is the vocabulary, where it is shown."""

    title: str
    groups: tuple[Group, ...]
    index: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Field:
    """What the learner types: sent `value` at first, and under its `name` whenever they pause."""

    name: str
    label: str
    value: str
    rows: int


def tokens(panels: Sequence[Panel], fields: Sequence[Field] = ()) -> bytes:
    """The payload of these panels, side by side, below what can be typed."""
    return pack({"panels": list(map(asdict, panels)), "fields": list(map(asdict, fields))}, {})
