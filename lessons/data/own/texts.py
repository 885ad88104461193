"""The texts that a learner brings: a table, JSON, lines, or a folder for each class."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from lessons.data.own import names, tables
from lessons.data.own.files import File, find
from lessons.data.texts import ONE_IN, Texts

MAX_CHARACTERS = 100_000
MAX_CLASSES = 1000
LICENCE = "Whatever the owner of the texts says"

_TABLES = (".csv", ".tsv")
_JSON = (".json", ".jsonl", ".ndjson")
_FORMS = "a .csv, .json or .txt file, or a zip with a folder for each class"
_TEXT_TITLES = ("text", "headline", "review", "sentence", "message", "comment", "tweet", "content", "body", "title")
_LABEL_TITLES = ("label", "class", "category", "topic", "sentiment", "target", "polarity", "stars", "rating")
_FEWEST_WORDS = 1.5
"""Words of a cell, on average, where a column can hold texts."""
_UNEVEN = 0.8
"""A class with this share of the texts outweighs all others."""


@dataclass(frozen=True)
class Sheet:
    """A learner's table, whose columns can be chosen.

    Attributes:
        name: of its file.
        columns: the cells of each column, by its title.
        notes: what was left aside on the way, a sentence each.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    notes: tuple[str, ...]

    @cached_property
    def best_text(self) -> str:
        """The column of texts, where nobody chooses: one that is called so, or else the one with most words."""
        named = [title for title in self._named(_TEXT_TITLES) if self._words(title) >= _FEWEST_WORDS]
        return named[0] if named else max(self.columns, key=self._words)

    @cached_property
    def best_label(self) -> str | None:
        """The column of labels, where nobody chooses: of those that can be one, the one that is called so, or else
        that with fewest different entries; None where none can be."""
        kinds = {title: self._kinds(title) for title in self.columns if title != self.best_text}
        most = min(MAX_CLASSES, len(self.columns[self.best_text]) // 2)
        possible = {title: count for title, count in kinds.items() if 2 <= count <= most}
        named = [title for title in self._named(_LABEL_TITLES) if title in possible]
        return named[0] if named else min(possible, key=possible.__getitem__, default=None)

    def _named(self, names: Sequence[str]) -> list[str]:
        """The columns that are called like one of these, in the order of the names."""
        return [title for name in names for title in self.columns if name in title.lower()]

    def _words(self, title: str) -> float:
        """Words of a cell of this column, on average."""
        cells = self.columns[title]
        return sum(len(cell.split()) for cell in cells) / max(1, len(cells))

    def _kinds(self, title: str) -> int:
        return len(set(self.columns[title]) - {""})


def read(path: Path, name: str = "") -> Texts:
    """The texts that a learner brings; `name` is what the file is called, where it lies under another name.

    A table (.csv, .tsv) and JSON (an object a line, or a list of them) have a column of texts and a column of labels,
    guessed by their titles and by what they hold. A .txt file has a text in every line, without classes. A zip or a
    folder has a folder of .txt files for each class.

    Raises ValueError, in one sentence for the learner, where nothing can be learned from them.
    """
    found = open_file(path, name)
    return choose(found, found.best_text, found.best_label) if isinstance(found, Sheet) else found


def open_file(path: Path, name: str = "") -> Sheet | Texts:
    """What a file holds: a table, of which `choose` makes texts, or texts. As `read`."""
    tables.refuse_spreadsheet(path)
    name = name or path.name
    suffix = Path(name).suffix.lower()
    if path.is_dir() or (path.is_file() and zipfile.is_zipfile(path)):
        return _from_folders(path)
    if suffix == ".txt":
        return _without_classes(tables.read_text(path).splitlines(), name)
    if suffix in _TABLES:
        return _sheet(tables.parse(tables.read_text(path), name), name)
    if suffix in _JSON:
        return _json_sheet(tables.read_text(path), name)
    raise ValueError(f"{name} cannot be read as texts: bring {_FORMS}.")


def choose(sheet: Sheet, text: str, label: str | None) -> Texts:
    """The texts in one column, with the classes in another.

    Raises ValueError, in one sentence for the learner, where nothing can be learned from them, or `label` is None.
    """
    if label is None:
        raise ValueError(
            f"{sheet.name} has no column of labels: write the class of each text into a column of its own."
        )
    pairs = list(zip(sheet.columns[text], sheet.columns[label], strict=True))
    return _with_classes(pairs, sheet.name, sheet.notes)


def as_table(texts: Texts) -> bytes:
    """Texts with classes as a table that can be opened, filled and brought: a .csv, which says that it is UTF-8."""
    written = io.StringIO(newline="")
    rows = zip(texts.texts, (texts.class_names[label] for label in texts.labels), strict=True)
    csv.writer(written).writerows([("text", "label"), *rows])
    return written.getvalue().encode("utf-8-sig")


def _from_folders(path: Path) -> Texts:
    files = _unwrapped([file for file in find(path).files if file.path.suffix.lower() == ".txt"])
    loose = sum(len(parts) == 1 for parts, _ in files)
    inside = [(parts[0], file) for parts, file in files if len(parts) > 1]
    for folder in sorted({folder for folder, _ in inside}):
        meaning = names.meaning(folder)
        if meaning.role and meaning.is_plain:
            raise ValueError(
                f"The folder {folder} of {path.name} looks like a split: put the folders of the classes side by side."
            )
    if sum(file.size for _, file in inside) > tables.MAX_BYTES:
        raise ValueError(f"The texts in {path.name} are larger than {tables.MAX_BYTES // 1_000_000} MB: bring fewer.")
    pairs = [(_content(file), folder) for folder, file in inside]
    notes = [f"{_count(loose, 'file')} in no folder of a class and left out."] if loose else []
    return _with_classes(pairs, path.name, notes)


def _unwrapped(files: Sequence[File]) -> list[tuple[tuple[str, ...], File]]:
    """The files by their paths, as seen from inside the folders that hold everything else."""
    paths = [(file.path.parts, file) for file in files]
    while len({parts[0] for parts, _ in paths}) == 1 and all(len(parts) > 1 for parts, _ in paths):
        paths = [(parts[1:], file) for parts, file in paths]
    return paths


def _content(file: File) -> str:
    try:
        return tables.decode(file.read(), file.path.name)
    except OSError:
        raise ValueError(f"{file.path.name} is damaged and cannot be read.") from None


def _json_sheet(text: str, name: str) -> Sheet:
    try:
        items: Any = json.loads(text) if text.lstrip().startswith("[") else _json_lines(text)
    except (ValueError, RecursionError):
        raise ValueError(f"{name} is no JSON: it needs an object in every line, or a list of them.") from None
    if not (items and all(isinstance(item, dict) for item in items) and items[0]):
        raise ValueError(f"{name} has no objects with a text and a label.")
    if len(items) > tables.MAX_ROWS:
        raise ValueError(f"{name} has {len(items):,} objects; at most {tables.MAX_ROWS:,} can be read.")
    return Sheet(name, {title: [_cell(item.get(title)) for item in items] for title in items[0]}, ())


def _json_lines(text: str) -> list[Any]:
    # A string in JSON may hold what splitlines takes for the end of a line.
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value)


def _sheet(table: tables.Table, name: str) -> Sheet:
    """The columns by their titles: the first row has them, unless it begins as those below it do."""
    columns = table.columns
    first = [column[0] for column in columns]
    # The title of a column comes once, the name of a class again and again.
    start = int(all(column[0] not in column[1:] for column in columns))
    titles = [cell if start and cell and first.count(cell) == 1 else f"Column {n}" for n, cell in enumerate(first, 1)]
    return Sheet(name, {t: column[start:] for t, column in zip(titles, columns, strict=True)}, tuple(table.notes))


def _with_classes(pairs: Sequence[tuple[str, str]], name: str, notes: Sequence[str]) -> Texts:
    full = [(text.strip(), label) for text, label in pairs if text.strip() and label]
    _check([text for text, _ in full], name)
    class_names = sorted({label for _, label in full})
    numbers = {label: number for number, label in enumerate(class_names)}
    if not 2 <= len(class_names) <= MAX_CLASSES:
        raise ValueError(f"{name} has {_classes(len(class_names))}; between 2 and {MAX_CLASSES:,} can be learned.")
    return Texts(
        texts=tuple(text for text, _ in full),
        labels=np.array([numbers[label] for _, label in full], np.int64),
        class_names=tuple(class_names),
        origin=f"The texts in {name}",
        licence=LICENCE,
        notes=(*notes, *_empty_note(len(pairs) - len(full)), *_repeat_note(full), *_uneven_note(full)),
    )


def _without_classes(lines: Sequence[str], name: str) -> Texts:
    full = tuple(line.strip() for line in lines if line.strip())
    if len(full) < ONE_IN:
        raise ValueError(f"{name} has too few lines of text: {ONE_IN} or more are needed, it has {len(full)}.")
    _check(full, name)
    return Texts(full, np.empty(0, np.int64), (), f"The texts in {name}", LICENCE)


def _check(texts: Sequence[str], name: str) -> None:
    if len(texts) > tables.MAX_ROWS:
        raise ValueError(f"{name} has {len(texts):,} texts; at most {tables.MAX_ROWS:,} can be read.")
    longest = max(map(len, texts), default=0)
    if longest > MAX_CHARACTERS:
        raise ValueError(
            f"{name} has a text of {longest:,} characters; at most {MAX_CHARACTERS:,} can be read: cut it into several."
        )


def _classes(count: int) -> str:
    return "1 class" if count == 1 else f"{count:,} classes"


def _count(number: int, noun: str) -> str:
    return f"1 {noun} is" if number == 1 else f"{number:,} {noun}s are"


def _empty_note(count: int) -> list[str]:
    return [f"{_count(count, 'text')} empty or without a label and left out."] if count else []


def _repeat_note(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """A sentence on texts that may be in both splits."""
    repeated = len(pairs) - len({text for text, _ in pairs})
    if not repeated:
        return []
    return [
        f"{_count(repeated, 'text')} there already: what is trained on may validate, too, and flatters the network."
    ]


def _uneven_note(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """A sentence on a class that outweighs all others."""
    label, count = Counter(label for _, label in pairs).most_common(1)[0]
    share = count / len(pairs)
    if share < _UNEVEN:
        return []
    return [f"{share:.0%} of the texts are “{label}”: who always says so is right as often."]
