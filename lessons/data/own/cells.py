"""A column of cells as a learner's program wrote them: as numbers with their unit, and as moments in time."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from typing import NamedTuple

import numpy as np

from lessons.data.dataset import evenly
from lessons.maths.arrays import Array

MOST_FIT = 0.9
"""The part of its cells that must be dates, for a column to hold dates."""

_SAMPLE = 40
_SEPARATOR = "\0"
"""Between the cells of a column while expressions go over all of them at once: no text has one."""
_CURRENCY = re.compile(r"(^|\0)([+-]?)\s*[€$£¥]\s*")
_UNIT = re.compile(r"(?<=\d)\s*([^\d\s.,;:()+\0-][^\d.,;:\0]{0,11})(?=\0|\Z)")
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_QUARTER = re.compile(r"(\d{4})[\s-]?Q([1-4])", re.IGNORECASE)
_CLOCK = re.compile(r"[T ](?=\d{1,2}:)")
"""What stands between a day and the time of day."""
_BEFORE_CLOCK = "\1"
_DAYS = (
    "%Y-%m", "%Y/%m/%d", "%Y/%m", "%d.%m.%Y", "%d.%m.%y", "%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y",
    "%m/%Y", "%d-%m-%Y", "%b %Y", "%b-%Y", "%b-%y", "%B %Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%b %d, %Y",
    "%B %d, %Y",
)  # fmt: skip
_MIDNIGHT = "00:00"
_FIRST_DAY = date(1970, 1, 1)
_NO_MOMENT = np.iinfo(np.int64).min
"""NaT, as a number."""


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
    if np.isnan(_read(_sample(cells)).values).all():
        return Numbers(np.full(len(cells), np.nan), "")
    return _read(cells)


def _sample(cells: Sequence[str]) -> list[str]:
    return [cells[place] for place in evenly(len(cells), _SAMPLE)]


def _read(cells: Sequence[str]) -> Numbers:
    text = _BETWEEN_THOUSANDS.sub("", _SEPARATOR.join(cells)).replace("\N{MINUS SIGN}", "-")
    plain = _CURRENCY.sub(r"\1\2", text)
    unit = _unit(plain, len(cells))
    bare = re.sub(rf"\s*{re.escape(unit)}(?=\0|\Z)", "", plain) if unit else plain
    return Numbers(_numbers(bare.split(_SEPARATOR)), unit)


def _unit(cells: str, count: int) -> str:
    """What stands behind most numbers of a column, such as °C or %; empty where most have nothing in common."""
    behind = Counter(_UNIT.findall(cells))
    (unit, times) = behind.most_common(1)[0] if behind else ("", 0)
    return unit if times > count / 2 else ""


def _numbers(cells: Sequence[str]) -> Array:
    points, commas = _NUMBERS
    values = _with_marks(cells, *points)
    others = [cells[place] for place in np.flatnonzero(np.isnan(values)).tolist()]
    if np.isnan(_with_marks(others, *commas)).all():
        return values
    return min(values, _with_marks(cells, *commas), key=lambda each: np.isnan(each).sum())


def _with_marks(cells: Sequence[str], decimal: str, group: str) -> Array:
    is_number = _NUMBERS[decimal, group].fullmatch
    return np.array(
        [float(cell.replace(group, "").replace(decimal, ".")) if is_number(cell) else np.nan for cell in cells],
        np.float64,
    )


def moments(cells: Sequence[str]) -> Array | None:
    """A column as datetime64[s] (rows,), NaT where a cell is no date; None where most are none.

    Of the ways to write dates that of most cells counts, and of several such the first that puts them in order.
    """
    parsers: list[Callable[[str], datetime]] = [datetime.fromisoformat, _quarter]
    parsers += [partial(_parsed, form) for form in _DAYS]
    sample = _parted(_sample(cells))
    likely = [parse for parse in parsers if _fit(_all_moments(*sample, parse))]
    parts = _parted(cells) if likely else sample
    fitting = [each for parse in likely if _fit(each := _all_moments(*parts, parse))]
    return min(fitting, key=lambda each: (np.isnat(each).sum(), not is_in_order(each[~np.isnat(each)])), default=None)


def _parted(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """The days and the times of day in a column; midnight where a cell has none."""
    marked = _CLOCK.sub(_BEFORE_CLOCK, _SEPARATOR.join(cells)).split(_SEPARATOR)
    days = [cell.partition(_BEFORE_CLOCK)[0] for cell in marked]
    return days, [cell.partition(_BEFORE_CLOCK)[2] or _MIDNIGHT for cell in marked]


def _fit(found: Array) -> bool:
    return bool(np.isnat(found).mean() <= 1 - MOST_FIT)


def _quarter(cell: str) -> datetime:
    found = _QUARTER.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    return datetime(int(found[1]), 3 * int(found[2]) - 2, 1, tzinfo=UTC)


def _parsed(form: str, cell: str) -> datetime:
    return datetime.strptime(cell, form).replace(tzinfo=UTC)


def _all_moments(days: Sequence[str], clocks: Sequence[str], parse: Callable[[str], datetime]) -> Array:
    """What `parse` reads of each day, and the time of day on top; each distinct one is read once."""
    seconds = {day: _seconds(day, parse) for day in dict.fromkeys(days)}
    more = {clock: _seconds(clock, _time_of_day) for clock in dict.fromkeys(clocks)}
    found, after = np.array([seconds[day] for day in days]), np.array([more[clock] for clock in clocks])
    missing = (found == _NO_MOMENT) | (after == _NO_MOMENT)
    return np.where(missing, _NO_MOMENT, found + after).astype("datetime64[s]")


def _time_of_day(clock: str) -> datetime:
    """A time of day on the first day of 1970; its hour may have one digit."""
    return datetime.combine(_FIRST_DAY, time.fromisoformat(clock if clock[1] != ":" else f"0{clock}"))


def _seconds(cell: str, parse: Callable[[str], datetime]) -> int:
    """The seconds since 1970, in UTC where the cell names no zone; `_NO_MOMENT` where it cannot be read."""
    try:
        moment = parse(cell)
    except ValueError:
        return _NO_MOMENT
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


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
