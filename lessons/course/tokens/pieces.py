"""Pieces of words: byte-pair merges, learned from the learner's lines or from a book, one after the other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from lessons.course.tokens import views
from lessons.figures import merges as figure
from lessons.maths.tokens import join, pairs
from lessons.questions import Question
from lessons.settings import choice

MOST_MERGES = 120
MOST_WORDS = 40
"""How many of the most frequent words are drawn."""


@dataclass(frozen=True)
class Settings:
    """What the merges are learned from."""

    source: str = choice("Learn from", (views.MINE, views.VERSE), views.VERSE)


@dataclass(frozen=True)
class Result:
    """Byte-pair merges in their order.

    Attributes:
        lines: the learner's lines, where they were learned from these.
        counts: how often each word comes.
        lengths: how many pieces all words have together, after no merge and after each.
    """

    settings: Settings
    lines: tuple[str, ...]
    merges: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    lengths: tuple[int, ...]


@lru_cache(maxsize=16)
def compute(settings: Settings, lines: Sequence[str]) -> Result:
    """Learns at most `MOST_MERGES` merges from the words in lower case."""
    texts = [text.lower() for text in views.texts(settings.source, lines)]
    merges = tuple(pairs(texts, MOST_MERGES))
    counts = Counter(word for text in texts for word in text.split())
    return Result(settings, tuple(lines), merges, counts, _lengths(counts, merges))


def _lengths(counts: Mapping[str, int], merges: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    words = {word: tuple(word) for word in counts}
    lengths = [sum(count * len(word) for word, count in counts.items())]
    for merge in merges:
        words = {word: join(parts, merge) for word, parts in words.items()}
        lengths.append(sum(counts[word] * len(parts) for word, parts in words.items()))
    return tuple(lengths)


def payload(result: Result, with_merges: bool) -> bytes:
    """The frequent words, and the merges that the browser plays; none until the learner has predicted the first."""
    words = [word for word, _ in Counter(result.counts).most_common(MOST_WORDS)]
    known = result.merges if with_merges else ()
    return figure.merges(words, known, result.lengths[: 1 + len(known)])


def candidates(result: Result) -> tuple[str, ...]:
    """The pair that is joined first, and three others that stand side by side, the more frequent first."""
    neighbours: Counter[str] = Counter()
    for word, count in result.counts.items():
        for first, second in pairwise(word):
            neighbours[f"{first} + {second}"] += count
    others = [pair for pair, _ in neighbours.most_common(12)[3::3] if pair != first_pair(result)]
    return tuple(sorted([first_pair(result), *others[:3]]))


def first_pair(result: Result) -> str:
    """The pair that is joined first."""
    return " + ".join(result.merges[0])


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    return {
        "letters": f"{result.lengths[0]:,}",
        "merges": len(result.merges),
        "pieces": f"{result.lengths[-1]:,}",
        "left": _left(result),
        "source": "your lines" if result.settings.source == views.MINE else "the book of verse",
    }


def _left(result: Result) -> str:
    return f"{result.lengths[-1] / max(1, result.lengths[0]):.0%}"


QUESTIONS: tuple[Question[Result], ...] = (
    Question("first", candidates, first_pair, numbers, veils=lambda result: (f'"pairs":[["{result.merges[0][0]}',)),
    Question(
        "shorter",
        lambda result: tuple(sorted({_left(result), "10%", "90%"}, key=lambda share: int(share[:-1]))),
        _left,
        numbers,
        veils=lambda result: (f"{result.lengths[-1]:,} pieces",),
    ),
)


def code(result: Result) -> str:
    """The program that learns the same merges and prints the first ten."""
    return "\n".join(
        [
            "from collections import Counter",
            "",
            *views.reading_code(result.settings.source, result.lines),
            "",
            "counts = Counter(word for text in texts for word in text.lower().split())",
            "words = {word: list(word) for word in counts}",
            "for number in range(10):",
            "    pairs = Counter()",
            "    for word, pieces in words.items():",
            "        for pair in zip(pieces, pieces[1:]):",
            "            pairs[pair] += counts[word]",
            "    if not pairs:",
            "        break",
            "    best = max(pairs, key=pairs.get)",
            '    print(" + ".join(best), pairs[best])',
            "    for pieces in words.values():",
            "        place = 0",
            "        while place < len(pieces) - 1:",
            "            if (pieces[place], pieces[place + 1]) == best:",
            '                pieces[place : place + 2] = ["".join(best)]',
            "            place += 1",
        ]
    )
