"""A column of cells as a learner's program wrote them: as numbers with their unit, and as moments in time."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

import numpy as np

from lessons.data.dataset import evenly
from lessons.maths.arrays import Array

MOST_FIT = 0.9
"""The part of its cells that must be dates, for a column to hold dates."""

_SAMPLE = 40
_CURRENCY = re.compile(r"^([+-]?)\s*[€$£¥]\s*")
_UNIT = re.compile(r"(?<=\d)\s*([^\d\s.,;:()+-][^\d.,;:]{0,11})$")
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_QUARTER = re.compile(r"(\d{4})[\s-]?Q([1-4])", re.IGNORECASE)
_FORMATS = (
    "%Y-%m", "%Y/%m/%d", "%Y/%m", "%Y/%m/%d %H:%M", "%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%y", "%m.%Y", "%m/%d/%Y",
    "%d/%m/%Y", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%y", "%d/%m/%y", "%m/%Y", "%d-%m-%Y", "%b %Y", "%b-%Y",
    "%b-%y", "%B %Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y",
)  # fmt: skip


class Numbers(NamedTuple):
    """A column as float64 (rows,), NaN where a cell is no number, and the unit that stands behind them, if one does."""

    values: Array
    unit: str


def _number_pattern(decimal: str, group: str) -> re.Pattern[str]:
    whole = rf"(?:\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+)"
    mark = re.escape(decimal)
    return re.compile(rf"[+-]?(?:{whole}(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d+)?")


_NUMBERS = {(decimal, group): _number_pattern(decimal, group) for decimal, group in ((".", ","), (",", "."))}
"""How a number is written, by its decimal mark and the mark that groups thousands."""


def numbers(cells: Sequence[str]) -> Numbers:
    """A column with the decimal mark that makes most cells numbers, without signs of money, thousands or the unit."""
    plain = [_CURRENCY.sub(r"\1", _BETWEEN_THOUSANDS.sub("", cell).replace("\N{MINUS SIGN}", "-")) for cell in cells]
    unit = _unit(plain)
    bare = [cell.removesuffix(unit).rstrip() for cell in plain] if unit else plain
    read = [np.array([_number(cell, *marks) for cell in bare]) for marks in _NUMBERS]
    return Numbers(min(read, key=lambda values: np.isnan(values).sum()), unit)


def _unit(cells: Sequence[str]) -> str:
    """What stands behind most numbers of a column, such as °C or %; empty where most have nothing in common."""
    behind = Counter(found[1] for cell in cells if (found := _UNIT.search(cell)))
    (unit, count) = behind.most_common(1)[0] if behind else ("", 0)
    return unit if count > len(cells) / 2 else ""


def _number(cell: str, decimal: str, group: str) -> float:
    if not _NUMBERS[decimal, group].fullmatch(cell):
        return np.nan
    return float(cell.replace(group, "").replace(decimal, "."))


def moments(cells: Sequence[str]) -> Array | None:
    """A column as datetime64[s] (rows,), NaT where a cell is no date; None where most are none.

    Of the ways to write dates that of most cells counts, and of several such the first that puts them in order.
    """
    parsers: list[Callable[[str], datetime]] = [datetime.fromisoformat, _quarter]
    parsers += [partial(_parsed, form) for form in _FORMATS]
    sample = [cells[place] for place in evenly(len(cells), _SAMPLE)]
    likely = [parse for parse in parsers if _fit(_all_moments(sample, parse))]
    fitting = [each for parse in likely if _fit(each := _all_moments(cells, parse))]
    return min(fitting, key=lambda each: (np.isnat(each).sum(), not is_in_order(each[~np.isnat(each)])), default=None)


def _fit(found: Array) -> bool:
    return bool(np.isnat(found).mean() <= 1 - MOST_FIT)


def _quarter(cell: str) -> datetime:
    found = _QUARTER.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    return datetime(int(found[1]), 3 * int(found[2]) - 2, 1, tzinfo=UTC)


def _parsed(form: str, cell: str) -> datetime:
    return datetime.strptime(cell, form).replace(tzinfo=UTC)


def _all_moments(cells: Sequence[str], parse: Callable[[str], datetime]) -> Array:
    return np.array([_seconds(cell, parse) for cell in cells], "datetime64[s]")


def _seconds(cell: str, parse: Callable[[str], datetime]) -> np.datetime64:
    try:
        moment = parse(cell)
    except ValueError:
        return np.datetime64("NaT", "s")
    return np.datetime64(int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()), "s")


def counts_steps(values: Array) -> bool:
    """Whether numbers (n,) may tell the time: they rise or fall all along, or have even steps once they are sorted."""
    steps = np.diff(np.sort(values))
    return is_in_order(values) or bool((steps > 0).all() and np.ptp(steps) == 0)


def is_in_order(values: Array) -> bool:
    """Whether numbers or moments (n,) rise all along, or fall."""
    return is_rising(values) or is_rising(values[::-1])


def is_rising(values: Array) -> bool:
    """Whether each of the numbers or moments (n,) is greater than the one before it."""
    return bool((values[1:] > values[:-1]).all())
