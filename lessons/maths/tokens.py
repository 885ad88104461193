"""Words as numbers, as Keras's two tokenizers count them; rows of one length; byte-pair merges."""

import string
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Any, Literal, NamedTuple

import numpy as np

from lessons.maths.arrays import Array

Style = Literal["tokenizer", "vectorization"]
Side = Literal["pre", "post"]
Pair = tuple[str, str]

SIDES: tuple[Side, ...] = ("pre", "post")
UNKNOWN: dict[Style, str] = {"tokenizer": "<OOV>", "vectorization": "[UNK]"}
"""The word at id 1, which stands for every word that a vocabulary lacks."""

_SMALLEST: dict[Style, int] = {"tokenizer": 1, "vectorization": 2}
_TO_BLANKS = str.maketrans(dict.fromkeys(f"{string.punctuation}\t\n".replace("'", ""), " "))
_PUNCTUATION = string.punctuation.encode()


@dataclass(frozen=True)
class Vocabulary:
    """Which number each word has, as the legacy `Tokenizer` of Keras counts, or as its `TextVectorization` does.

    Attributes:
        words: the word of each id. Id 0 is the padding, an empty word; with `oov`, id 1 stands for every unknown word.
        size: ids of `size` and more are never given; None: there is no limit. Of the style "tokenizer" `words` holds
            the rarer words all the same, as Keras's `word_index` does.
        style: "tokenizer" lowers every letter, takes a blank for each punctuation mark but the apostrophe, and numbers
            words of one count as they come. "vectorization" lowers the letters a to z alone, deletes all punctuation,
            and numbers words of one count backwards through the alphabet.
        oov: whether an unknown word has an id; without, it is left out. TextVectorization always has one.

    Raises ValueError, in a plain sentence, for a vocabulary that Keras cannot have.
    """

    words: tuple[str, ...]
    size: int | None = None
    style: Style = "tokenizer"
    oov: bool = True

    def __post_init__(self) -> None:
        if self.style not in UNKNOWN:
            raise ValueError(f"A vocabulary's style is {' or '.join(UNKNOWN)}, not '{self.style}'.")
        if self.style == "vectorization" and not self.oov:
            raise ValueError("TextVectorization always has an id for unknown words.")
        smallest = _SMALLEST[self.style]
        if self.size is not None and self.size < smallest:
            raise ValueError(f"A vocabulary of the style {self.style} has a size of {smallest} or more.")

    @classmethod
    def fit(
        cls, texts: Iterable[str], size: int | None = None, style: Style = "tokenizer", oov: bool = True
    ) -> "Vocabulary":
        """The vocabulary of some texts, the most frequent word first."""
        empty = cls(("", UNKNOWN.get(style, "")) if oov else ("",), size, style, oov)
        counts = Counter(chain.from_iterable(map(empty.split, texts)))
        words = (*empty.words, *_IN_ORDER[style](counts))
        return cls(words if style == "tokenizer" else words[:size], size, style, oov)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Vocabulary":
        """Reads what `dataclasses.asdict` makes of a vocabulary, by way of JSON too.

        Raises ValueError, in a plain sentence, for what is none.
        """
        try:
            words = tuple(values["words"])
            if words[:1] == ("",) and all(isinstance(word, str) for word in words):
                return cls(**{**values, "words": words})
        except (KeyError, TypeError):
            pass
        raise ValueError("A vocabulary has words, of which the first is empty, a size, a style and an oov.")

    @property
    def id_count(self) -> int:
        """How many ids `encode` may give, with that of the padding: what Keras calls an embedding's `input_dim`."""
        return max(len(self.words) if self.size is None else min(self.size, len(self.words)), 1 + self.oov)

    def split(self, text: str) -> list[str]:
        """The words of a text, as this style writes them."""
        return _SPLITS[self.style](text)

    def encode(self, text: str) -> list[int]:
        """The ids of a text's words."""
        numbers = (self._ids.get(word, self.id_count) for word in self.split(text))
        known = (number if number < self.id_count else int(self.oov) for number in numbers)
        return [number for number in known if number]

    def decode(self, ids: Iterable[int]) -> str:
        """The words of some ids, with blanks between them; padding is left out.

        An id that `encode` never gives is that of an unknown word.
        """
        known = (number if 0 <= number < self.id_count else int(self.oov) for number in ids)
        return " ".join(self.words[number] for number in known if number)

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}


def pad(
    sequences: Sequence[Sequence[int] | Array], length: int, padding: Side = "pre", truncating: Side = "pre"
) -> Array:
    """Rows of ids in one array (N, length) int32, as `keras.utils.pad_sequences` makes it.

    Zeros fill short rows at the side `padding`, before or after the ids; long rows lose ids at the side `truncating`.
    Raises ValueError, in a plain sentence, for another side and for a length below 1.
    """
    if length < 1:
        raise ValueError(f"Rows of ids have a length of 1 or more, not {length}.")
    for side in (padding, truncating):
        if side not in SIDES:
            raise ValueError(f"Rows are padded and cut at the side {' or '.join(SIDES)}, not '{side}'.")
    rows = np.zeros((len(sequences), length), np.int32)
    for row, ids in zip(rows, sequences, strict=True):
        rest = ids[-length:] if truncating == "pre" else ids[:length]
        start = length - len(rest) if padding == "pre" else 0
        row[start : start + len(rest)] = rest
    return rows


class Merge(NamedTuple):
    """Two pieces that are joined wherever they stand side by side; and how many such places there are in all words."""

    pair: Pair
    joins: int


def pairs(texts: Iterable[str], merges: int) -> list[Pair]:
    """The byte-pair merges that texts teach, in order: at most `merges`, as `merging` finds them.

    Words are what white space separates.
    """
    words = Counter(chain.from_iterable(text.split() for text in texts))
    return [merge.pair for merge in merging(words, merges)]


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
    """The pieces of words; how often each two stand side by side, and in which words: a merge changes these alone."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._times = list(words.values())
        self._parts: list[tuple[str, ...]] = [tuple(word) for word in words]
        self._counts: Counter[Pair] = Counter()
        self._places: defaultdict[Pair, set[int]] = defaultdict(set)
        for place in range(len(self._parts)):
            self._add(place)

    def most_frequent(self) -> Pair | None:
        """The pair with the highest count, of equals that which comes first in the words; None where there is none."""
        most = max(self._counts.values(), default=0)
        best = {pair for pair, count in self._counts.items() if count == most}
        if len(best) < 2:
            return next(iter(best), None)
        first = min(min(self._places[pair]) for pair in best)
        return next(pair for pair in pairwise(self._parts[first]) if pair in best)

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

    def _add(self, place: int) -> None:
        for pair in pairwise(self._parts[place]):
            self._counts[pair] += self._times[place]
            self._places[pair].add(place)

    def _take_away(self, place: int) -> None:
        for pair in pairwise(self._parts[place]):
            self._counts[pair] -= self._times[place]
            self._places[pair].discard(place)
            if not self._counts[pair]:
                del self._counts[pair], self._places[pair]


def pieces(word: str, merges: Iterable[Pair]) -> tuple[str, ...]:
    """The pieces of a word after these byte-pair merges, applied in their order; without any, its characters."""
    parts = tuple(word)
    for pair in merges:
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


def _split_as_tokenizer(text: str) -> list[str]:
    # Only blanks separate words: other white space stays in them, as in Keras.
    return [word for word in text.lower().translate(_TO_BLANKS).split(" ") if word]


def _split_as_vectorization(text: str) -> list[str]:
    # TensorFlow lowers and splits bytes, so that marks and blanks beyond ASCII are letters to it.
    return [word.decode() for word in text.encode().lower().translate(None, _PUNCTUATION).split()]


def _by_first_seen(counts: Counter[str]) -> list[str]:
    return [word for word, _ in counts.most_common()]


def _backwards(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda word: (counts[word], word), reverse=True)


_SPLITS: dict[Style, Callable[[str], list[str]]] = {
    "tokenizer": _split_as_tokenizer,
    "vectorization": _split_as_vectorization,
}
_IN_ORDER: dict[Style, Callable[[Counter[str]], list[str]]] = {
    "tokenizer": _by_first_seen,
    "vectorization": _backwards,
}
