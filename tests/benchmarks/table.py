"""The table that `make bench` prints, row by row as it is measured."""

import sys
from collections.abc import Callable
from statistics import median

WIDTHS = (62, 13, 50, 7, 11, 4)


def interleaved(repetitions: int, *sides: Callable[[], float]) -> list[float]:
    """The median of each side, measured in turns so that what else the machine does meets both alike."""
    for side in sides:
        side()  # what is slow only the first time is not what this is about
    rounds = [[side() for side in sides] for _ in range(repetitions)]
    return [median(values) for values in zip(*rounds, strict=True)]


def head() -> None:
    _print("what", "measured", "against", "ratio", "bound", "")


def ratio(what: str, measured: float, against: str, yardstick: float, bound: float | None, unit: str = "ms") -> None:
    """A row for `measured` as a multiple of the yardstick; without a bound it is only told."""
    share = measured / yardstick
    limit, verdict = ("", "") if bound is None else (f"{bound:.2f}", _verdict(share, bound))
    _print(what, _number(measured, unit), f"{against}: {_number(yardstick, unit)}", f"{share:.2f}", limit, verdict)


def amount(what: str, measured: float, against: str, bound: float, unit: str) -> None:
    """A row for `measured` that must not pass `bound`, both in the same unit."""
    _print(what, _number(measured, unit), against, "", _number(bound, unit), _verdict(measured, bound))


def _number(value: float, unit: str) -> str:
    return f"{value:,.2f} {unit}" if abs(value) < 10 else f"{value:,.0f} {unit}"


def _verdict(value: float, bound: float) -> str:
    return "ok" if value <= bound else "over"


def _print(*cells: str) -> None:
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    sys.stdout.write(" ".join(padded).rstrip() + "\n")
    sys.stdout.flush()
