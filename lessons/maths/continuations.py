"""What follows what in a text, counted: how well anyone could say the next word, and chains that say it by counts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lessons.maths.arrays import Array

Ids = Sequence[int]


def ceiling(inputs: Array, targets: Array) -> float:
    """The largest share of `targets` (N,) that anyone can say who sees `inputs` (N, length) alone, from 0 to 1.

    Of equal rows that are followed by different targets only the commonest can be right each time.
    """
    _, rows = np.unique(inputs, axis=0, return_inverse=True)
    pairs, counts = np.unique(np.stack([rows.ravel(), targets]), axis=1, return_counts=True)
    most = np.zeros(rows.max() + 1, np.int64)
    np.maximum.at(most, pairs[0], counts)
    return float(most.sum() / len(targets))


def continuations(lines: Sequence[Ids], words: int | None = None) -> dict[tuple[int, ...], Counter[int]]:
    """Which ids follow each beginning of the lines, and how often; of a beginning its last `words`, None: all."""
    found: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    for beginning, following in beginnings(lines):
        found[beginning if words is None else beginning[-words:]][following] += 1
    return dict(found)


def beginnings(lines: Sequence[Ids]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every beginning of each line that an id follows, and that id."""
    return ((tuple(line[:place]), line[place]) for line in lines for place in range(1, len(line)))


@dataclass(frozen=True)
class Chain:
    """A chain of counts: the next word by how often it has followed the last `order` words, and fewer, and none.

    Rare contexts lean on shorter ones by the rule of Ian Witten and Timothy Bell (1991, their method C): a context that
    came n times with k different next words says n parts of n + k by itself, and the shorter one says the rest; below
    the shortest all `ids` are equally likely.
    """

    order: int
    ids: int
    counts: Mapping[int, Mapping[tuple[int, ...], Counter[int]]] = field(repr=False)

    @classmethod
    def fit(cls, lines: Sequence[Ids], order: int, ids: int) -> "Chain":
        """The chain of these lines, whose ids are 0 to `ids` - 1. Raises ValueError for a negative order."""
        if order < 0:
            raise ValueError(f"A chain looks back at 0 words or more, not at {order}.")
        unigrams = Counter(following for _, following in beginnings(lines))
        longer = {words: continuations(lines, words) for words in range(1, order + 1)}
        return cls(order, ids, {0: {(): unigrams}, **longer})

    def probability(self, beginning: Ids, following: int) -> float:
        """How likely it is that this id follows the beginning."""
        likely = 1 / self.ids
        for words in range(min(self.order, len(beginning)) + 1):
            counts = self.counts[words].get(tuple(beginning[len(beginning) - words :]))
            if counts:
                kinds, total = len(counts), counts.total()
                likely = (counts[following] + kinds * likely) / (total + kinds)
        return likely


def spans(line: Ids, known: frozenset[tuple[int, ...]], least: int) -> list[bool]:
    """Which ids of a line stand in a row of `least` or more that is `known` to stand in a text."""
    copied = [False] * len(line)
    for place in range(len(line) - least + 1):
        if tuple(line[place : place + least]) in known:
            copied[place : place + least] = [True] * least
    return copied


def rows_of(lines: Sequence[Ids], length: int) -> frozenset[tuple[int, ...]]:
    """Every row of `length` ids that stands in one of the lines."""
    return frozenset(tuple(line[place : place + length]) for line in lines for place in range(len(line) - length + 1))


def longest_span(line: Ids, lines: Sequence[Ids]) -> tuple[int, int]:
    """Where the longest row of ids begins and ends in `line` that also stands in one of the lines; (0, 0) for none."""
    text = [f" {' '.join(map(str, other))} " for other in lines]
    for length in range(len(line), 0, -1):
        for place in range(len(line) - length + 1):
            row = f" {' '.join(map(str, line[place : place + length]))} "
            if any(row in other for other in text):
                return place, place + length
    return 0, 0
