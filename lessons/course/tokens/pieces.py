"""Pieces of words: byte-pair merges, learned from the learner's lines or from a set, one after the other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from lessons.course.tokens import source
from lessons.course.tokens.source import Source
from lessons.figures import merges as figure
from lessons.maths.pieces import Pair
from lessons.questions import Question

MOST_WORDS = 40
"""How many of the most frequent words are drawn."""


@dataclass(frozen=True)
class Settings:
    """What the merges are learned from."""

    source: str = source.field()


@dataclass(frozen=True)
class Result:
    """Byte-pair merges in their order.

    Attributes:
        counts: how often each word comes.
        lengths: how many pieces all words have together, after no merge and after each.
    """

    source: Source
    merges: tuple[Pair, ...]
    counts: Counter[str]
    lengths: tuple[int, ...]


def compute(source: Source) -> Result:
    """The merges that the words in lower case teach."""
    letters = sum(count * len(word) for word, count in source.spellings.items())
    lengths = accumulate((-merge.joins for merge in source.merges), initial=letters)
    return Result(source, tuple(merge.pair for merge in source.merges), source.spellings, tuple(lengths))


def payload(result: Result, with_merges: bool) -> bytes:
    """The frequent words, and the merges that the browser plays; none until the learner has predicted the first."""
    words = [word for word, _ in result.counts.most_common(MOST_WORDS)]
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
        "source": result.source.title,
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
            *source.reading_code(result.source),
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
