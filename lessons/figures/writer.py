"""What the writer component is sent: a line, the words that may come next, and how one of them is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from lessons.figures import palette
from lessons.figures.payload import pack

Look = Literal["typed", "unknown", "written"]
"""A word of the learner's; one that the network reads as unknown; one that it has written."""


@dataclass(frozen=True)
class Word:
    """One word of a line; `copied` marks it as part of a row that stands in the training text."""

    text: str
    look: Look = "written"
    copied: bool = False


@dataclass(frozen=True)
class NextWord:
    """A word that may come next: how likely the network finds it, and the share that it is drawn with."""

    id: int
    text: str
    likely: float
    share: float


@dataclass(frozen=True)
class Others:
    """All less likely words together: how many, and their share."""

    count: int
    share: float


@dataclass(frozen=True)
class Draw:
    """A number from 0 to below 1, and the word that it falls on where all words lie end to end."""

    number: float
    text: str
    share: float


def writer(
    opening: str,
    line: Sequence[Word],
    words: Sequence[NextWord],
    others: Others,
    draw: Draw,
    last: Draw | None,
    context: int,
    full: bool,
    extras: Mapping[str, Any],
) -> bytes:
    """The payload of a line and its next word; `draw` is the one to come, `last` that which made the last word.

    `context` is how many words the network reads, and `full` whether the line ends here.

    `extras` are shown where they are there: `open`, among how many equally likely words the choice is as open; `five`,
    lines that go on from here; `greedy`, that which always takes the likeliest word.
    """
    meta: dict[str, Any] = {
        "opening": opening,
        "line": list(map(asdict, line)),
        "words": list(map(asdict, words)),
        "others": asdict(others),
        "draw": asdict(draw),
        "last": asdict(last) if last else None,
        "context": context,
        "full": full,
        "colours": {"likely": palette.POINT, "share": palette.MODEL, "number": palette.ERROR},
    }
    return pack(meta | dict(extras), {})


def lines(rows: Sequence[Sequence[Word]]) -> list[list[dict[str, Any]]]:
    """Lines as `extras` has them."""
    return [list(map(asdict, row)) for row in rows]
