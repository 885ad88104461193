"""What the order component is sent: how often networks are right with words in order, and with words shuffled."""

from collections.abc import Sequence
from typing import NamedTuple

from lessons.figures import palette
from lessons.figures.payload import pack


class Pair(NamedTuple):
    """A network: how often it is right in order and shuffled, and the share of verdicts that the shuffling turns.

    What is yet to be predicted is None. `before` and `after` are its verdicts on one text, in order and shuffled.
    """

    title: str
    before: str
    after: str
    in_order: float
    shuffled: float | None
    turned: float | None


def order(pairs: Sequence[Pair], chance: float) -> bytes:
    """The payload of these networks; `chance` is how often a guess is right."""
    meta = {"pairs": [pair._asdict() for pair in pairs], "chance": chance}
    return pack(meta | {"colours": {"order": palette.POINT, "shuffled": palette.ERROR}}, {})
