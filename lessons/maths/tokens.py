"""Words as numbers, as Keras's two tokenizers count them, or pieces of words; rows of one length."""

import string
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, Literal

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.pieces import Order, Pair, merging, order, pieces

Style = Literal["tokenizer", "vectorization", "pieces"]
Side = Literal["pre", "post"]

SIDES: tuple[Side, ...] = ("pre", "post")
UNKNOWN: dict[Style, str] = {"tokenizer": "<OOV>", "vectorization": "[UNK]", "pieces": "[UNK]"}
"""The word at id 1, which stands for every word that a vocabulary lacks."""

_SMALLEST: dict[Style, int] = {"tokenizer": 1, "vectorization": 2, "pieces": 2}
_TO_BLANKS = str.maketrans(dict.fromkeys(f"{string.punctuation}\t\n".replace("'", ""), " "))
_PUNCTUATION = string.punctuation.encode()


@dataclass(frozen=True)
class Vocabulary:
    """Which number each word has, as the legacy `Tokenizer` of Keras counts, or as its `TextVectorization` does.

    Or which number each piece of a word has: then what is said of words here is said of pieces.

    Attributes:
        words: the word of each id. Id 0 is the padding, an empty word; with `oov`, id 1 stands for every unknown word.
        size: ids of `size` and more are never given; None: there is no limit. Of the style "tokenizer" `words` holds
            the rarer words all the same, as Keras's `word_index` does.
        style: "tokenizer" lowers every letter, takes a blank for each punctuation mark but the apostrophe, and numbers
            words of one count as they come. "vectorization" lowers the letters a to z alone, deletes all punctuation,
            and numbers words of one count backwards through the alphabet. "pieces" lowers every letter, and splits
            what stands between blanks into the pieces that `merges` leave: of equally frequent ones, it numbers single
            characters first, then what the merges have joined, in their order.
        oov: whether an unknown word has an id; without, it is left out. TextVectorization always has one.
        merges: the byte-pair merges of the style "pieces", in their order.

    Raises ValueError, in a plain sentence, for a vocabulary that Keras cannot have.
    """

    words: tuple[str, ...]
    size: int | None = None
    style: Style = "tokenizer"
    oov: bool = True
    merges: tuple[Pair, ...] = ()

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
        """The vocabulary of some texts, the most frequent word first; pieces as many as `size` has room for."""
        empty = cls(("", UNKNOWN.get(style, "")) if oov else ("",), size, style, oov)
        if style == "pieces":
            return _of_pieces(empty, texts)
        counts = Counter(chain.from_iterable(map(empty.split, texts)))
        words = (*empty.words, *_IN_ORDER[style](counts))
        return cls(words if style == "tokenizer" else words[:size], size, style, oov)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Vocabulary":
        """Reads what `dataclasses.asdict` makes of a vocabulary, by way of JSON too.

        Raises ValueError, in a plain sentence, for what is none.
        """
        try:
            words, merges = tuple(values["words"]), tuple(map(tuple, values.get("merges", ())))
            are_texts = all(isinstance(word, str) for word in chain(words, *merges))
            if words[:1] == ("",) and are_texts and all(len(pair) == 2 for pair in merges):
                return cls(**{**values, "words": words, "merges": merges})
        except (KeyError, TypeError):
            pass
        raise ValueError("A vocabulary has words, of which the first is empty, a size, a style and an oov.")

    @property
    def id_count(self) -> int:
        """How many ids `encode` may give, with that of the padding: what Keras calls an embedding's `input_dim`."""
        return max(len(self.words) if self.size is None else min(self.size, len(self.words)), 1 + self.oov)

    def split(self, text: str) -> list[str]:
        """The words of a text, as this style writes them."""
        words = _SPLITS[self.style](text)
        if self.style != "pieces":
            return words
        return [piece for word in words for piece in pieces(word, self._order)]

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

    @cached_property
    def _order(self) -> Order:
        return order(self.merges)


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


def pairs(texts: Iterable[str], merges: int) -> list[Pair]:
    """The byte-pair merges that texts teach, in order: at most `merges`, as `merging` finds them.

    Words are what white space separates.
    """
    words = Counter(chain.from_iterable(text.split() for text in texts))
    return [merge.pair for merge in merging(words, merges)]


def _of_pieces(empty: Vocabulary, texts: Iterable[str]) -> Vocabulary:
    """An empty vocabulary of pieces, filled: with the characters of texts, and with what merges make of them."""
    counts = Counter(chain.from_iterable(map(_split_at_blanks, texts)))
    letters = dict.fromkeys(chain.from_iterable(counts))
    room = sys.maxsize if empty.size is None else empty.size - len(empty.words) - len(letters)
    merges = tuple(merge.pair for merge in merging(counts, room))
    filled, uses = replace(empty, merges=merges), Counter[str]()
    for word, count in counts.items():
        for piece in filled.split(word):
            uses[piece] += count
    # Two merges may make one piece.
    found = sorted(dict.fromkeys((*letters, *map("".join, merges))), key=lambda piece: -uses[piece])
    return replace(filled, words=(*empty.words, *found)[: empty.size])


def _split_at_blanks(text: str) -> list[str]:
    return text.lower().split()


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
    "pieces": _split_at_blanks,
}
_IN_ORDER: dict[Style, Callable[[Counter[str]], list[str]]] = {
    "tokenizer": _by_first_seen,
    "vectorization": _backwards,
}
