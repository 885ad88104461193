"""Tables and texts in files that a learner brings, whatever program has written them."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, Literal, TypeVar

MAX_BYTES = 20_000_000
MAX_ROWS = 250_000

Row = list[str]
"""The cells of a row, or of a column, without blanks around them."""

_Quoting = Literal[0, 3]
_DIALECTS: tuple[tuple[str, _Quoting], ...] = (
    ("\t", csv.QUOTE_MINIMAL),
    ("\t", csv.QUOTE_NONE),
    (";", csv.QUOTE_MINIMAL),
    ("|", csv.QUOTE_MINIMAL),
    (",", csv.QUOTE_MINIMAL),
)
"""What separates cells, and whether quotation marks lie around them. Between tabs they may be nothing but letters."""
_WITHOUT_QUOTES: tuple[tuple[str, _Quoting], ...] = ((";", csv.QUOTE_NONE), (",", csv.QUOTE_NONE))
"""Where a quotation mark has no partner, it may be a letter everywhere: else a cell would swallow all that follows."""

_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_BINARY = (b"PK\3\4", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheet programs begin, whatever their names."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Table:
    """Columns of one length, and how many rows of another width there were."""

    columns: list[Row]
    others: int = 0

    @property
    def notes(self) -> list[str]:
        """A sentence on the rows that are left out; none where there are none."""
        if not self.others:
            return []
        rows = "1 row has" if self.others == 1 else f"{self.others:,} rows have"
        return [f"{rows} more or fewer cells than most, and {'is' if self.others == 1 else 'are'} left out."]


def refuse_spreadsheet(path: Path) -> None:
    """Raises ValueError, in one sentence for the learner, where a file is a spreadsheet program's own."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        begins = file.read(4)
    # Spreadsheets of today are zips, too; what calls itself one is told apart by its name.
    if path.suffix.lower() != ".zip" and (begins in _BINARY or path.suffix.lower() in _SPREADSHEETS):
        raise ValueError(
            f"{path.name} is a spreadsheet: open it, choose “Save as” or “Download”, then CSV, and bring that."
        )


def read_text(path: Path) -> str:
    """The text in a file.

    Raises ValueError, in one sentence for the learner, where there is no such file, it has more than `MAX_BYTES`, or
    is no text.
    """
    if not path.is_file():
        raise ValueError(f"There is no file {path.name}.")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ValueError(f"{path.name} cannot be read.") from error
    return decode(content, path.name)


def decode(content: bytes, name: str) -> str:
    """The text in the bytes of a file: UTF-8, UTF-16 where it says so itself, or else what Windows writes.

    Raises ValueError, in one sentence for the learner, for more than `MAX_BYTES` and for what is no text.
    """
    if len(content) > MAX_BYTES:
        raise ValueError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB: bring a part of it.")
    for encoding in ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValueError(f"{name} is no text: save it as plain text, in UTF-8.")


def parse(text: str, name: str) -> Table:
    """The rows of a table, without blank ones and those of another width than most.

    Tabs, semicolons, bars or commas separate the cells: the mark that gives most rows one width above 1, or none.

    Raises ValueError, in one sentence for the learner, for a table without rows, with more than `MAX_ROWS`, or with
    quotation marks that nobody can read.
    """
    found: Sequence[_Reading[str] | _Reading[Row]] = _quoted(text) if '"' in text else _unquoted(text)
    if not found:
        raise ValueError(f"{name} cannot be read as a table: look for a quotation mark without its partner.")
    best = max(found, key=lambda reading: reading.regularity)
    if not best.rows:
        raise ValueError(f"{name} is empty.")
    if len(best.rows) > MAX_ROWS:
        raise ValueError(f"{name} has {len(best.rows):,} rows; at most {MAX_ROWS:,} can be read.")
    return best.table()


Written = TypeVar("Written", str, Row)
"""A row: as a line of text or, where quotation marks lie in the text, as its cells."""


@dataclass(frozen=True)
class _Reading(Generic[Written]):
    """The rows of a table that are not blank, how many cells each has, and what makes columns of rows of one width."""

    rows: list[Written]
    widths: list[int]
    columns: Callable[[list[Written], int], list[Row]]

    @property
    def width(self) -> int:
        """The most common one."""
        return Counter(self.widths).most_common(1)[0][0] if self.rows else 1

    @property
    def regularity(self) -> int:
        """How many rows have the most common width; 0 for one column, which needs no mark."""
        return self.widths.count(self.width) if self.width > 1 else 0

    def table(self) -> Table:
        """The columns of the rows of the most common width."""
        width = self.width
        regular = [row for row, cells in zip(self.rows, self.widths, strict=True) if cells == width]
        return Table(self.columns(regular, width), len(self.rows) - len(regular))


def _unquoted(text: str) -> list[_Reading[str]]:
    """The ways to read a text without quotation marks: whole lines, for a list of cells a row takes half a second."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = dict.fromkeys(mark for mark, _ in _DIALECTS if mark in text) or [_DIALECTS[-1][0]]
    found = []
    for mark in marks:
        rows = [line for line in lines if line.replace(mark, "").strip()]
        found.append(_Reading(rows, [line.count(mark) + 1 for line in rows], partial(_parted, mark)))
    return found


def _parted(mark: str, lines: list[str], width: int) -> list[Row]:
    cells = mark.join(lines).split(mark)
    return [list(map(str.strip, cells[place::width])) for place in range(width)]


def _quoted(text: str) -> list[_Reading[Row]]:
    """The ways to read a text with quotation marks that make sense."""
    known = _DIALECTS + _WITHOUT_QUOTES if text.count('"') % 2 else _DIALECTS
    dialects = [dialect for dialect in known if dialect[0] in text] or _DIALECTS[-1:]
    found = [rows for dialect in dialects if (rows := _rows(text, *dialect)) is not None]
    return [_Reading(rows, list(map(len, rows)), _transposed) for rows in found]


def _transposed(rows: list[Row], width: int) -> list[Row]:
    return [list(cells) for cells in zip(*rows, strict=True)]


def _rows(text: str, mark: str, quoting: _Quoting) -> list[Row] | None:
    """The rows that are not blank; None where the quotation marks make no sense."""
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting)
        ]
    except csv.Error:
        return None
    return [row for row in rows if any(row)]
