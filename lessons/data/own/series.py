"""The time series that a learner brings as a table."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import chain, compress
from pathlib import Path

import numpy as np

from lessons.data.own import tables
from lessons.data.series import Series
from lessons.maths.arrays import Array

FEWEST = 10
"""A series of fewer values holds nothing to learn from."""
LARGEST = 1e30
LICENCE = "Whatever the owner of the series says"

_GAP = 1.5
_UNIT = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]\s*$")
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_WHOLE_AND_TENTHS = re.compile(r"[+-]?\d+,\d+")
_FORMATS = (
    "%Y-%m", "%Y/%m/%d", "%Y/%m", "%Y/%m/%d %H:%M", "%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%y", "%m/%d/%Y",
    "%d/%m/%Y", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%y", "%d/%m/%y", "%d-%m-%Y", "%b %Y", "%d %b %Y",
)  # fmt: skip


def _number_pattern(decimal: str, group: str) -> re.Pattern[str]:
    whole = rf"(?:\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+)"
    mark = re.escape(decimal)
    return re.compile(rf"[+-]?(?:{whole}(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d+)?")


_NUMBERS = {(decimal, group): _number_pattern(decimal, group) for decimal, group in ((".", ","), (",", "."))}
"""How a number is written, by its decimal mark and the mark that groups thousands."""


def read(path: Path) -> Series:
    """The series in a learner's table: its last column of numbers, in the order of its first column of dates.

    Without dates a column of numbers in order tells the time, without these the place of the row. Decimal points and
    commas are told apart. A title such as `Temperature (°C)` tells the unit. `.notes` tells of rows that are left out,
    of rows out of order, and of gaps in time.

    Raises ValueError, in one sentence for the learner, where nothing can be learned from the file.
    """
    name = path.name
    table = _table(tables.read_text(path), name)
    columns = table.columns
    place, values = _value_column(columns, name)
    title = columns[place][0] if np.isnan(values[0]) else ""
    measured = ~np.isnan(values)
    _check(values[measured], name)
    others = [list(compress(cells, measured)) for cells in columns[:place] + columns[place + 1 :]]
    time = _time(others, int(measured.sum()))
    order = np.argsort(time, kind="stable")
    unit = _UNIT.search(title)
    return Series(
        time=_distinct(time[order], name),
        values=values[measured][order],
        unit=unit[1].strip() if unit else "",
        origin=f"The series in {name}",
        licence=LICENCE,
        notes=(
            *table.notes,
            *_missing_note(int((~measured).sum()) - bool(title)),
            *_order_note(order),
            *_gap_note(time[order]),
        ),
    )


def _table(text: str, name: str) -> tables.Table:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tables.Table([[line] for line in lines]) if _are_decimal_commas(lines) else tables.parse(text, name)


def _are_decimal_commas(lines: Sequence[str]) -> bool:
    """Whether the commas are those of decimals: two columns would have a title each, or a first one that rises."""
    numbers = lines[1:] if lines and "," not in lines[0] else lines
    if not numbers or not all(map(_WHOLE_AND_TENTHS.fullmatch, numbers)):
        return False
    return not _is_rising(np.array([float(line.partition(",")[0]) for line in numbers]))


def _numbers(cells: Sequence[str]) -> Array:
    """A column as float64, NaN where a cell is no number; with the decimal mark that makes most cells numbers."""
    plain = [_BETWEEN_THOUSANDS.sub("", cell).replace("\N{MINUS SIGN}", "-") for cell in cells]
    read = [np.array([_number(cell, *marks) for cell in plain]) for marks in _NUMBERS]
    return min(read, key=lambda numbers: np.isnan(numbers).sum())


def _number(cell: str, decimal: str, group: str) -> float:
    if not _NUMBERS[decimal, group].fullmatch(cell):
        return np.nan
    return float(cell.replace(group, "").replace(decimal, "."))


def _value_column(columns: Sequence[tables.Row], name: str) -> tuple[int, Array]:
    """The place of the last column that holds numbers in more than half of its cells, and these."""
    for place in reversed(range(len(columns))):
        numbers = _numbers(columns[place])
        if np.isnan(numbers).mean() < 0.5:
            return place, numbers
    raise ValueError(f"{name} has no column of numbers.")


def _check(values: Array, name: str) -> None:
    if len(values) < FEWEST:
        raise ValueError(f"{name} has {len(values)} values; a series needs {FEWEST} or more.")
    if np.abs(values).max() > LARGEST:
        raise ValueError(f"{name} has a number beyond {LARGEST:g}: no network can learn from it.")


def _time(columns: Sequence[Sequence[str]], count: int) -> Array:
    dates = (moments for moments in map(_moments, columns) if moments is not None)
    numbers = (each for each in map(_numbers, columns) if _counts_steps(each))
    return next(chain(dates, numbers), np.arange(count))


def _counts_steps(numbers: Array) -> bool:
    """Whether a column may tell the time: it rises or falls all along, or has even steps once it is sorted."""
    steps = np.diff(np.sort(numbers))
    return _is_in_order(numbers) or bool((steps > 0).all() and np.ptp(steps) == 0)


def _moments(cells: Sequence[str]) -> Array | None:
    """A column as datetime64[s], by the first way of writing dates that fits every cell and puts them in order.

    Where none puts them in order, by the first that fits; None where none does.
    """
    parsers: list[Callable[[str], datetime]] = [datetime.fromisoformat, *(partial(_parsed, form) for form in _FORMATS)]
    fitting = [moments for parse in parsers if (moments := _all_moments(cells, parse)) is not None]
    return next(filter(_is_in_order, fitting), fitting[0] if fitting else None)


def _parsed(form: str, cell: str) -> datetime:
    return datetime.strptime(cell, form).replace(tzinfo=UTC)


def _all_moments(cells: Sequence[str], parse: Callable[[str], datetime]) -> Array | None:
    try:
        moments = [parse(cell) for cell in cells]
    except ValueError:
        return None
    aware = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments]
    return np.array([int(moment.timestamp()) for moment in aware], "datetime64[s]")


def _is_in_order(numbers: Array) -> bool:
    return _is_rising(numbers) or _is_rising(numbers[::-1])


def _is_rising(numbers: Array) -> bool:
    return bool((numbers[1:] > numbers[:-1]).all())


def _distinct(time: Array, name: str) -> Array:
    same = np.flatnonzero(time[1:] == time[:-1])
    if len(same):
        raise ValueError(f"{name} has several rows of {_written(time[same[0]])}; a series has one value at a time.")
    return time


def _written(moment: object) -> str:
    return str(moment).removesuffix("T00:00:00").removesuffix(".0")


def _missing_note(count: int) -> list[str]:
    if not count:
        return []
    return [
        "1 row has no number and is left out." if count == 1 else f"{count:,} rows have no number and are left out."
    ]


def _order_note(order: Array) -> list[str]:
    return [] if _is_rising(order) else ["The rows were not in the order of time and are sorted."]


def _gap_note(time: Array) -> list[str]:
    steps = np.diff(time).astype(np.float64)
    gaps = np.flatnonzero(steps > _GAP * np.median(steps))
    if not len(gaps):
        return []
    places = "1 place" if len(gaps) == 1 else f"{len(gaps):,} places"
    return [
        f"Time jumps at {places}, first after {_written(time[gaps[0]])}: the values on both sides count as neighbours."
    ]
