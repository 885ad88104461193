"""What the forks component is sent: beginnings that go on in different ways."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.figures import palette
from lessons.figures.payload import pack

MOST = 6
"""So many continuations have a part of their own; the rest is one."""


@dataclass(frozen=True)
class Fork:
    """A beginning, and the words that follow it with how often each does, the commonest first."""

    beginning: str
    words: Sequence[tuple[str, int]]


def forks(rows: Sequence[Fork]) -> bytes:
    """The payload of these beginnings, each with a bar of what follows it."""
    meta = {
        "rows": [
            {
                "beginning": row.beginning,
                "words": [{"text": text, "times": times} for text, times in row.words[:MOST]],
                "others": {"count": len(row.words[MOST:]), "times": sum(times for _, times in row.words[MOST:])},
            }
            for row in rows
        ],
        "colours": {"right": palette.MODEL, "wrong": palette.ERROR},
    }
    return pack(meta, {})
