"""The table that `make bench` prints, row by row as it is measured."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from types import TracebackType

WIDTHS = (62, 13, 50, 7, 11, 4)
OVER = "over"
FEWEST, MOST = 3, 5
"""Rounds after which a comparison with a bound may end, and must."""


def interleaved(repetitions: int, *sides: Callable[[], float]) -> list[float]:
    """The median of each side, measured in turns so that what else the machine does meets both alike."""
    for side in sides:
        side()  # what is slow only the first time is not what this is about
    return in_turns(repetitions, *sides)


def in_turns(repetitions: int, *sides: Callable[[], float]) -> list[float]:
    """As `interleaved`, of sides that have all done before what is slow only the first time."""
    return _medians([[side() for side in sides] for _ in range(repetitions)])


def compared(bound: float, ours: Callable[[], float], theirs: Callable[[], float]) -> list[float]:
    """The median of both sides, measured in turns: as soon as all rounds lie on one side of the bound, it is clear."""
    ours(), theirs()
    rounds: list[list[float]] = []
    while len(rounds) < FEWEST or (len(rounds) < MOST and not _agree(rounds, bound)):
        rounds.append([ours(), theirs()])
    return _medians(rounds)


def _agree(rounds: list[list[float]], bound: float) -> bool:
    return len({_verdict(mine / yardstick, bound) for mine, yardstick in rounds}) == 1


def _medians(rounds: list[list[float]]) -> list[float]:
    return [median(values) for values in zip(*rounds, strict=True)]


class Table:
    """The rows printed so far, of which `failed` could not be measured, and `over` are over their bounds."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.over: list[str] = []
        _print("what", "measured", "against", "ratio", "bound", "")

    def row(self, what: str) -> "Row":
        """Where the block that measures `what` breaks off, the table says why and goes on with the next."""
        return Row(self, what)

    def ratio(
        self, what: str, measured: float, against: str, yardstick: float, bound: float | None, unit: str = "ms"
    ) -> None:
        """A row for `measured` as a multiple of the yardstick; without a bound it is only told."""
        share = measured / yardstick
        limit, verdict = ("", "") if bound is None else (f"{bound:.2f}", self._judge(what, share, bound))
        _print(what, _number(measured, unit), f"{against}: {_number(yardstick, unit)}", f"{share:.2f}", limit, verdict)

    def amount(self, what: str, measured: float, against: str, bound: float | None, unit: str) -> None:
        """A row for `measured` that must not pass `bound`, both in the same unit; without a bound it is only told."""
        limit, verdict = ("", "") if bound is None else (_number(bound, unit), self._judge(what, measured, bound))
        _print(what, _number(measured, unit), against, "", limit, verdict)

    def _judge(self, what: str, value: float, bound: float) -> str:
        verdict = _verdict(value, bound)
        if verdict == OVER:
            self.over.append(what)
        return verdict

    def failure(self, what: str, error: Exception) -> None:
        """A row that could not be measured, and why."""
        self.failed.append(what)
        reason = str(error).strip() or type(error).__name__
        _print(what, "failed", reason.splitlines()[0], "", "", "")


@dataclass(frozen=True)
class Row:
    """A block of code that measures `what`."""

    table: Table
    what: str

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if isinstance(error, Exception):
            self.table.failure(self.what, error)
            return True
        return False


def _number(value: float, unit: str) -> str:
    return f"{value:,.2f} {unit}" if abs(value) < 10 else f"{value:,.0f} {unit}"


def _verdict(value: float, bound: float) -> str:
    return "ok" if value <= bound else OVER


def _print(*cells: str) -> None:
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    sys.stdout.write(" ".join(padded).rstrip() + "\n")
    sys.stdout.flush()
