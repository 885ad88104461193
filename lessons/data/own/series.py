"""The time series that a learner brings as a table."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lessons.data.own import cells, gaps, tables
from lessons.data.own.cells import Numbers
from lessons.data.series import Series
from lessons.maths.arrays import Array

FEWEST = 10
"""A series of fewer values holds nothing to learn from."""
LARGEST = 1e30
LICENCE = "Whatever the owner of the series says"
ROW_ORDER = "Order of the rows"
"""What tells the time where no column does."""

_UNIT = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]\s*$")
_WHOLE_AND_TENTHS = re.compile(r"[+-]?\d+,\d+")


@dataclass(frozen=True)
class Sheet:
    """What a learner's table can be read as.

    Attributes:
        name: of its file.
        numbers: the columns that hold numbers in more than half of their rows, by title.
        moments: the columns that tell the time, by title: dates first, then numbers in order; NaT or NaN where a row
            has none.
        notes: what was left aside on the way, a sentence each.
    """

    name: str
    numbers: Mapping[str, Numbers]
    moments: Mapping[str, Array]
    notes: tuple[str, ...]

    @property
    def best_values(self) -> str:
        """The column that is the series, where nobody chooses: the last one that holds no dates."""
        dates = {title for title, moments in self.moments.items() if moments.dtype.kind == "M"}
        others = [title for title in self.numbers if title not in dates]
        return (others or list(self.numbers))[-1]

    def best_time(self, values: str) -> str:
        """What tells the time, where nobody chooses: the first column that does and is not the series itself."""
        return next((title for title in self.moments if title != values), ROW_ORDER)


def read(path: Path) -> Series:
    """The series in a learner's table: its last column of numbers, in the order of its first column of dates.

    Without dates a column of numbers in order tells the time, without these the place of the row. `.notes` tells of
    rows that are left out or out of order, and of gaps in time.

    Raises ValueError, in one sentence for the learner, where nothing can be learned from the file.
    """
    sheet = read_sheet(path)
    return choose(sheet, sheet.best_values, sheet.best_time(sheet.best_values), gaps.LEAVE)


def read_sheet(path: Path) -> Sheet:
    """What a learner's table can be read as. Decimal points and commas are told apart, units are understood.

    Raises ValueError, in one sentence for the learner, where it is no table or has no column of numbers.
    """
    tables.refuse_spreadsheet(path)
    table = _table(tables.read_text(path), path.name)
    columns = table.columns
    read = [cells.numbers(column) for column in columns]
    titles, start = _titles(columns, read)
    found = {
        title: each._replace(values=each.values[start:])
        for title, each in zip(titles, read, strict=True)
        if _are_most(each.values[start:])
    }
    if not found:
        raise ValueError(f"{path.name} has no column of numbers.")
    moments = {title: cells.moments(column[start:]) for title, column in zip(titles, columns, strict=True)}
    dates = {title: each for title, each in moments.items() if each is not None}
    steps = {title: each.values for title, each in found.items() if title not in dates and _counts(each.values)}
    with_units = {title: each._replace(unit=each.unit or _unit(title)) for title, each in found.items()}
    return Sheet(path.name, with_units, dates | steps, tuple(table.notes))


def choose(sheet: Sheet, values: str, time: str, way: str) -> Series:
    """The series of one column, in the order of another or of the rows; `way` is one of `gaps.WAYS`.

    Raises ValueError, in one sentence for the learner, where nothing can be learned from it.
    """
    column = sheet.numbers[values]
    moments = sheet.moments[time] if time != ROW_ORDER else np.arange(len(column.values))
    dated = ~np.isnan(moments)
    order = np.argsort(moments[dated], kind="stable")
    moments, measured = moments[dated][order], column.values[dated][order]
    _check(measured[~np.isnan(measured)], sheet.name)
    moments, measured, doubles = gaps.merge(moments, measured, sheet.name)
    if way == gaps.LEAVE:
        moments, measured, missing = gaps.close(moments, measured)
    else:
        moments, measured, missing = gaps.fill(moments, measured, way, sheet.name)
    notes = (*sheet.notes, *_undated_note(int((~dated).sum())), *_order_note(order), *doubles, *missing)
    return Series(moments, measured, column.unit, f"The series in {sheet.name}", LICENCE, notes)


def _table(text: str, name: str) -> tables.Table:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tables.Table([lines]) if _are_decimal_commas(lines) else tables.parse(text, name)


def _are_decimal_commas(lines: Sequence[str]) -> bool:
    """Whether the commas are those of decimals: two columns would have a title each, or a first one that rises."""
    rows = lines[1:] if lines and "," not in lines[0] else lines
    if not rows or not all(map(_WHOLE_AND_TENTHS.fullmatch, rows)):
        return False
    return not cells.is_rising(np.array([float(line.partition(",")[0]) for line in rows]))


def _titles(columns: Sequence[tables.Row], read: Sequence[Numbers]) -> tuple[list[str], int]:
    """The columns' titles, and the row below them: none has any where the first row holds a number among numbers."""
    first = [column[0] for column in columns]
    begins_with_number = any(_are_most(each.values) and not np.isnan(each.values[0]) for each in read)
    start = int(any(first) and not begins_with_number)
    names = [cell if start and cell else f"Column {place}" for place, cell in enumerate(first, start=1)]
    return _distinct(names), start


def _distinct(names: Sequence[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for name in names:
        counts[name] += 1
    doubles = {name for name, count in counts.items() if count > 1}
    return [f"{name} ({place})" if name in doubles else name for place, name in enumerate(names, start=1)]


def _are_most(values: Array) -> bool:
    return len(values) > 0 and bool(np.isnan(values).mean() < 0.5)


def _counts(values: Array) -> bool:
    known = values[~np.isnan(values)]
    return len(known) >= cells.MOST_FIT * len(values) and cells.counts_steps(known)


def _unit(title: str) -> str:
    """The unit in a title such as `Temperature (°C)`."""
    found = _UNIT.search(title)
    return found[1].strip() if found else ""


def _check(values: Array, name: str) -> None:
    if len(values) < FEWEST:
        raise ValueError(f"{name} has {len(values)} values; a series needs {FEWEST} or more.")
    if np.abs(values).max() > LARGEST:
        raise ValueError(f"{name} has a number beyond {LARGEST:g}: no network can learn from it.")


def _undated_note(count: int) -> list[str]:
    if not count:
        return []
    return ["1 row has no date and is left out." if count == 1 else f"{count:,} rows have no date and are left out."]


def _order_note(order: Array) -> list[str]:
    return [] if cells.is_rising(order) else ["The rows were not in the order of time and are sorted."]
