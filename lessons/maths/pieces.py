"""Byte-pair merges: which pieces of words stand side by side most often, and the pieces of a word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[str, str]
Order = Mapping[Pair, Sequence[int]]
"""At which merges each pair is joined, counted from 0: more than one where a later merge makes one of its pieces."""


class Merge(NamedTuple):
    """Two pieces that are joined wherever they stand side by side; and how many such places there are in all words."""

    pair: Pair
    joins: int


def merging(words: Mapping[str, int], merges: int) -> list[Merge]:
    """The byte-pair merges that words with their counts teach, at most `merges`; fewer where nothing is left to join.

    The pieces of a word are single characters at first. Every merge joins the two pieces that stand side by side most
    often in all words; of equals, those that come first in the words.

    Source: Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units" (2016),
    algorithm 1, without its mark for the end of a word.
    """
    count = _Neighbours(words)
    found: list[Merge] = []
    while len(found) < merges and (best := count.most_frequent()):
        found.append(Merge(best, count.join(best)))
    return found


class _Neighbours:
    """The pieces of words; how often each two stand side by side, and in which words: a merge changes these alone.

    `_equals` has the pairs of each count; none is above `_most`. Of those, none stands in a word before `_first`: to
    join the first of them changes no word before its own.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._times = list(words.values())
        self._parts: list[tuple[str, ...]] = [tuple(word) for word in words]
        self._counts: Counter[Pair] = Counter()
        self._places: defaultdict[Pair, set[int]] = defaultdict(set)
        self._equals: defaultdict[int, set[Pair]] = defaultdict(set)
        self._most = self._first = 0
        for place in range(len(self._parts)):
            self._add(place)

    def most_frequent(self) -> Pair | None:
        """The pair with the highest count, of equals that which comes first in the words; None where there is none."""
        while self._most and not self._equals[self._most]:
            self._expect(self._most - 1)
        best = self._equals[self._most]
        if len(best) < 2:
            return next(iter(best), None)
        while not best.intersection(pairwise(self._parts[self._first])):
            self._first += 1
        return next(pair for pair in pairwise(self._parts[self._first]) if pair in best)

    def join(self, pair: Pair) -> int:
        """Joins a pair in all words; how many places that were, counted as often as their words come."""
        joins = 0
        for place in tuple(self._places[pair]):
            joined = join(self._parts[place], pair)
            joins += self._times[place] * (len(self._parts[place]) - len(joined))
            self._take_away(place)
            self._parts[place] = joined
            self._add(place)
        return joins

    def _expect(self, most: int) -> None:
        """Looks for pairs of this count from now on, from the first word on."""
        self._most, self._first = most, 0

    def _add(self, place: int) -> None:
        for pair in pairwise(self._parts[place]):
            count = self._count(pair, self._times[place])
            if count > self._most:
                self._expect(count)
            self._places[pair].add(place)

    def _take_away(self, place: int) -> None:
        for pair in pairwise(self._parts[place]):
            self._places[pair].discard(place)
            if not self._count(pair, -self._times[place]):
                del self._counts[pair], self._places[pair]

    def _count(self, pair: Pair, more: int) -> int:
        """Counts a pair more often; how often it stands there then."""
        before, after = self._counts[pair], self._counts[pair] + more
        self._equals[before].discard(pair)
        if after:
            self._equals[after].add(pair)
        self._counts[pair] = after
        return after


def order(merges: Iterable[Pair]) -> Order:
    """Merges as `pieces` applies them."""
    places: defaultdict[Pair, list[int]] = defaultdict(list)
    for place, pair in enumerate(merges):
        places[pair].append(place)
    return places


def pieces(word: str, order: Order) -> tuple[str, ...]:
    """The pieces of a word after byte-pair merges, applied one after the other; without any, its characters."""
    parts, last = tuple(word), -1
    while joins := [(place, pair) for pair in pairwise(parts) for place in order.get(pair, ()) if place > last]:
        # Of the merges in between, none finds its pair.
        last, pair = min(joins)
        parts = join(parts, pair)
    return parts


def join(parts: Iterable[str], pair: Pair) -> tuple[str, ...]:
    """Some pieces in a row, with every two that are the pair joined into one."""
    joined: list[str] = []
    for part in parts:
        if joined and (joined[-1], part) == pair:
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)
