"""What the bars component is sent: amounts side by side."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from lessons.figures import palette
from lessons.figures.payload import pack


@dataclass(frozen=True)
class Bar:
    """One amount, 0 or more, under its name; `lost` draws it as what is left out."""

    name: str
    amount: float
    lost: bool = False


def bars(names: str, amounts: str, columns: Sequence[Bar]) -> bytes:
    """The payload of a bar chart; `names` says what its bars are, `amounts` what their heights count."""
    colours = {"kept": palette.POINT, "lost": palette.ERROR}
    return pack({"names": names, "amounts": amounts, "bars": list(map(asdict, columns)), "colours": colours}, {})
