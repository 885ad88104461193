"""The texts that a learner brings: a table, JSON, lines, or a folder for each class."""

import json
import zipfile
from collections.abc import Sequence
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


def read(path: Path) -> Texts:
    """The texts that a learner brings.

    A table (.csv, .tsv) and JSON (an object a line, or a list of them) have a column of texts, the one with most words,
    and a column of labels: of the others the one with fewest different entries, but two or more. A .txt file has a text
    in every line, without classes. A zip or a folder has a folder of .txt files for each class.

    Raises ValueError, in one sentence for the learner, where nothing can be learned from them.
    """
    suffix = path.suffix.lower()
    if path.is_dir() or (path.is_file() and zipfile.is_zipfile(path)):
        return _from_folders(path)
    if suffix == ".txt":
        return _without_classes(tables.read_text(path).splitlines(), path.name)
    if suffix in _TABLES:
        return _from_table(tables.parse(tables.read_text(path), path.name), path.name)
    if suffix in _JSON:
        return _from_table(_json_table(tables.read_text(path), path.name), path.name)
    raise ValueError(f"{path.name} cannot be read as texts: bring {_FORMS}.")


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


def _json_table(text: str, name: str) -> tables.Table:
    try:
        items: Any = json.loads(text) if text.lstrip().startswith("[") else _json_lines(text)
    except (ValueError, RecursionError):
        raise ValueError(f"{name} is no JSON: it needs an object in every line, or a list of them.") from None
    if not (items and all(isinstance(item, dict) for item in items) and items[0]):
        raise ValueError(f"{name} has no objects with a text and a label.")
    if len(items) > tables.MAX_ROWS:
        raise ValueError(f"{name} has {len(items):,} objects; at most {tables.MAX_ROWS:,} can be read.")
    return tables.Table([[_cell(item.get(key)) for key in items[0]] for item in items])


def _json_lines(text: str) -> list[Any]:
    # A string in JSON may hold what splitlines takes for the end of a line.
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value)


def _from_table(table: tables.Table, name: str) -> Texts:
    columns = table.columns
    words = [(sum(len(cell.split()) for cell in cells), len(set(cells))) for cells in columns]
    text = words.index(max(words))
    most = min(MAX_CLASSES, len(table.rows) // 2)
    kinds = {place: len(set(cells[1:])) for place, cells in enumerate(columns) if place != text}
    label = min((place for place, count in kinds.items() if 2 <= count <= most), key=kinds.__getitem__, default=None)
    if label is None:
        raise ValueError(f"{name} has no column of labels: write the class of each text into a column of its own.")
    # The title of a column comes once, the name of a class again and again.
    start = int(columns[label][0] not in columns[label][1:])
    return _with_classes(list(zip(columns[text][start:], columns[label][start:], strict=True)), name, table.notes)


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
        notes=(*notes, *_empty_note(len(pairs) - len(full))),
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
