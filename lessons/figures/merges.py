"""What the merges component is sent: words, and the pairs of pieces that are joined in them one after the other."""

from collections.abc import Sequence

from lessons.figures import palette
from lessons.figures.payload import pack


def merges(words: Sequence[str], pairs: Sequence[tuple[str, str]], lengths: Sequence[int]) -> bytes:
    """The payload of words as letters; `lengths` are all pieces of the text, after no merge and after each."""
    return pack({"words": list(words), "pairs": list(pairs), "lengths": list(lengths), "colour": palette.POINT}, {})
