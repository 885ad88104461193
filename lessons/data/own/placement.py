"""Files as seen from a folder: what lies beside each other there, and in which classes."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from lessons.data.own import names
from lessons.data.own.files import File

_NAMES_IN_NOTE = 5


class Placement(NamedTuple):
    """A file, and the parts of its path as seen from the folder that is looked at."""

    file: File
    parts: tuple[str, ...]

    @property
    def top(self) -> str:
        """The folder that it lies in, at whatever depth: of what is sorted, its class."""
        return self.parts[0]

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.parts[-1]

    def under(self, top: str) -> "Placement":
        """The same file in a folder of that name."""
        return Placement(self.file, (top, *self.parts))

    def with_top(self, top: str) -> "Placement":
        """The same file in a folder of that name instead of its own."""
        return Placement(self.file, (top, *self.parts[1:]))


def folders(files: Iterable[Placement]) -> dict[str, list[Placement]]:
    """What lies in each of the folders that may hold pictures, as seen from inside it."""
    found: dict[str, list[Placement]] = {}
    for each in files:
        if len(each.parts) > 1:
            found.setdefault(each.top, []).append(Placement(each.file, each.parts[1:]))
    return {name: inside for name, inside in found.items() if not all(names.is_other(each.name) for each in inside)}


def in_folders(files: Sequence[Placement]) -> list[Placement]:
    """Those files that lie in one of these folders."""
    every = folders(files)
    return [each for each in files if len(each.parts) > 1 and each.top in every]


def loose(files: Iterable[Placement]) -> list[Placement]:
    """Those files that lie in none."""
    return [each for each in files if len(each.parts) == 1]


def by_name(files: Iterable[Placement]) -> list[Placement]:
    """Those files that lie in no folder but are named after a class, in the folder of this class; often none."""
    beside = loose(files)
    classes = names.classes([each.name for each in beside])
    return [each.under(classes[each.name]) for each in beside if each.name in classes]


def unwrap(files: Sequence[Placement]) -> Sequence[Placement]:
    """The files as seen from inside the folders that hold everything else."""
    while len(inside := folders(files)) == 1 and not by_name(files):
        (files,) = inside.values()
    return files


def in_classes(files: Sequence[Placement], known: Collection[str] = ()) -> list[Placement]:
    """The files of a split in the folders of their classes, which may be in a further folder; none where none can be.

    A folder of a `known` class is no further folder.
    """
    spared = {each.casefold() for each in known}
    while len(inside := folders(files)) == 1 and next(iter(inside)).casefold() not in spared:
        (inner,) = inside.values()
        if not in_folders(inner) and not by_name(inner):
            break
        files = inner
    return in_folders(files) or by_name(files)


def classes(files: Iterable[Placement]) -> set[str]:
    """The names of the folders that the files lie in."""
    return {each.top for each in files}


def by_name_note(files: Sequence[Placement]) -> tuple[str, ...]:
    """A sentence on files that were put into classes by their names; none on those that lay in folders."""
    named = [each for each in files if each.top.casefold() not in str(each.file.path).casefold().split("/")[:-1]]
    return (f"The files are named after their classes: {name_list(sorted(classes(named)))}.",) if named else ()


def count(files: Sequence[object], noun: str = "file") -> str:
    """How many there are, in words."""
    return f"1 {noun}" if len(files) == 1 else f"{len(files):,} {noun}s"


def name_list(those: Sequence[str]) -> str:
    """The first few of them, and how many more there are."""
    more = len(those) - _NAMES_IN_NOTE
    return ", ".join(those[:_NAMES_IN_NOTE]) + (f" and {more:,} more" if more > 0 else "")
