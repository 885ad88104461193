"""Vectors of words that a learner brings, as GloVe's files have them: a word a line, and its numbers behind it."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lessons.data.own import tables
from lessons.maths.arrays import Array

FEWEST, MOST = 2, 300
"""Dimensions that vectors can have."""
MOST_NUMBERS = 2_000_000
"""Of all words together: 20,000 words of 100 numbers, 40,000 of 50."""
LARGEST = 1e6
_HOW = "bring lines of a word and its numbers, with blanks between them, as in GloVe's files"


@dataclass(frozen=True)
class WordVectors:
    """Words, and the vector of each: a table (words, dimensions) float64, as it was written.

    `notes` tell what was left aside on the way, a sentence each.
    """

    words: tuple[str, ...]
    table: Array
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    def parts(self) -> "tuple[WordVectors]":
        """All of them: nothing of vectors validates."""
        return (self,)


def read(path: Path) -> WordVectors:
    """The vectors in a text file; a first line that counts words and dimensions, as word2vec writes it, is passed over.

    Lines of another length than most are left out, and so is a word that comes again.

    Raises ValueError, in one sentence for the learner, where there are none, or more than can be used.
    """
    name = path.name
    lines = [parts for line in tables.read_text(path).split("\n") if len(parts := line.split()) > 1]
    if lines and len(lines[0]) == 2 and all(map(str.isdecimal, lines[0])):
        lines = lines[1:]
    if not lines:
        raise ValueError(f"{name} has no vectors of words: {_HOW}.")
    width = Counter(map(len, lines)).most_common(1)[0][0]
    if not FEWEST <= width - 1 <= MOST:
        raise ValueError(f"{name} has {width - 1} numbers a word; vectors of {FEWEST} to {MOST} can be used: {_HOW}.")
    found: dict[str, list[str]] = {}
    for word, *row in lines:
        if len(row) == width - 1:
            found.setdefault(word, row)
    if len(found) * (width - 1) > MOST_NUMBERS:
        most = MOST_NUMBERS // (width - 1)
        raise ValueError(f"{name} has {len(found):,} words of {width - 1} numbers: keep its first {most:,} lines.")
    return WordVectors(tuple(found), _table(list(found.values()), name), _note(len(lines) - len(found)))


def _table(rows: list[list[str]], name: str) -> Array:
    try:
        table = np.array(rows, np.float64)
    except ValueError:
        raise ValueError(f"{name} has something else than numbers behind its words: {_HOW}.") from None
    if not (np.isfinite(table).all() and np.abs(table).max() <= LARGEST):
        raise ValueError(f"{name} has numbers beyond {LARGEST:g}: no network can start from them.")
    return table


def _note(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    lines = "1 line is" if count == 1 else f"{count:,} lines are"
    return (f"{lines} left out: of another length than most, or of a word that was there already.",)
