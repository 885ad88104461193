"""What the ledger is sent: a sentence as an account, word by word, and what it comes to."""

from dataclasses import asdict, dataclass
from typing import Any

from lessons.figures import palette
from lessons.figures.payload import pack


@dataclass(frozen=True)
class Line:
    """A word with its `place` in the sentence as it was typed, and the `amount` by which it moves the sum."""

    word: str
    place: int
    amount: float
    unknown: bool = False


@dataclass(frozen=True)
class Account:
    """The `lines` that count, in their order, and the words that were taken `out`.

    `total` is the sum with the `bias` and with `padding`, what the padding adds; None where there is no word. `adds_up`
    says whether the amounts are shares of it, or only what is missing without each word. `ends` are the classes below
    and above 0, `typed` is the sentence as it stands in the field.
    """

    lines: tuple[Line, ...]
    out: tuple[Line, ...]
    bias: float
    padding: float
    total: float | None
    adds_up: bool
    ends: tuple[str, ...]
    typed: str


def payload(account: Account, with_amounts: bool) -> bytes:
    """The payload of an account; what each word adds only once it may be known."""
    meta: dict[str, Any] = asdict(account) | {"colours": {"low": palette.ERROR, "high": palette.POINT}}
    if not with_amounts:
        for line in (*meta["lines"], *meta["out"]):
            del line["amount"]
    return pack(meta, {})
