"""How pictures lie in a folder or zip: which folders are the splits, which the classes, and what belongs to none."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np

from lessons.data.dataset import SPLITS, Split, stratified_split
from lessons.data.own import names, placement
from lessons.data.own.files import ONLY_PICTURES, File, FolderError, find
from lessons.data.own.placement import Placement, count, name_list
from lessons.data.own.splits import Folders, Splits, by_class, one_among, side_by_side

MAX_CLASSES = 1000

_RULE = "Pictures must lie in two subfolders or more, one for each class"


@dataclass(frozen=True)
class Layout:
    """The files of both splits, each at `class/...`, and a sentence for what was left aside or guessed."""

    splits: dict[Split, list[File]]
    notes: tuple[str, ...] = ()

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes, in the order of their labels: that of the alphabet."""
        return tuple(sorted({class_of(file) for file in self.splits["train"]}))


def class_of(file: File) -> str:
    """The class of a file of a layout."""
    return file.path.parts[0]


def find_layout(paths: Sequence[Path]) -> Layout:
    """How pictures lie in one folder or zip, or in one for each split.

    Two folders side by side are the splits where their names say so, as `train` and `test_set` do, or `rps` and
    `rps-test-set`, at any depth; of three, one validates. Without them a fifth of every class does. A class is a
    folder, or what files are named after: `cat.0.jpg`. A folder around everything is no class.

    Raises FolderError, in one sentence for the learner, where they cannot be read or hold no classes.
    """
    listings = [find(path) for path in paths]
    places = [[Placement(file, file.path.parts) for file in listing.files] for listing in listings]
    if len(places) == 1:
        found = _arranged(places[0])
    else:
        train, validation = (placement.in_folders(placement.unwrap(files)) for files in places)
        found = Splits(train, validation)
    splits = _drawn(found.train) if found.validation is None else (found.train, found.validation)
    layout = Layout({split: _files(part) for split, part in zip(SPLITS, splits, strict=True)})
    every = [each for files in places for each in files]
    _refuse_wrong_classes(layout, every)
    used = {id(each.file) for part in (*splits, found.aside) for each in part}
    others = [str(each.file.path) for each in every if id(each.file) not in used]
    empty = [str(folder) for listing in listings for folder in listing.empty]
    return replace(layout, notes=(*found.notes, *_others_note(others), *_empty_note(empty)))


def _arranged(files: Sequence[Placement]) -> Splits:
    level = placement.unwrap(files)
    folders = placement.folders(level)
    _refuse_too_many(folders)
    found = side_by_side(folders)
    if found is None and (inner := one_among(folders)) is not None:
        return _arranged(inner)
    return found or by_class(folders) or _without_splits(level)


def _without_splits(level: Sequence[Placement]) -> Splits:
    folders = placement.folders(level)
    copies = [name for name in folders if _is_copy(name, folders)]
    classes = [name for name in folders if name not in copies]
    if len(classes) < 2 and (named := placement.by_name(level)):
        return Splits(named, notes=placement.by_name_note(named))
    train = [each for each in placement.in_folders(level) if each.top in classes]
    held_out = [name for name in copies if names.meaning(name).role in ("validation", "test")]
    if len(held_out) == 1:
        note = f"{held_out[0]} is for validation, the folders beside it are for training."
        return Splits(train, placement.in_classes(folders[held_out[0]], classes), (note,))
    notes = [
        f"{name} has folders of the same names as the classes beside it: its {count(folders[name])} are left aside."
        for name in copies
    ]
    aside = [file for file in level if file.top in copies]
    return Splits(train, None, (*notes, *_split_class_note(classes)), aside)


def _is_copy(name: str, folders: Folders) -> bool:
    """Whether a folder holds the classes once more that lie beside it."""
    inside = placement.folders(folders[name]).keys()
    return len(inside) > 1 and name not in inside and inside <= folders.keys()


def _split_class_note(classes: Iterable[str]) -> list[str]:
    meanings = {name: names.meaning(name) for name in classes}
    return [
        f"{name} is taken for a class. If it is a split, put all others into a folder named train."
        for name, meaning in meanings.items()
        if meaning.role and meaning.is_plain
    ]


def _drawn(files: Sequence[Placement]) -> tuple[Sequence[Placement], Sequence[Placement]]:
    in_order = sorted(files, key=lambda each: each.parts)
    _, labels = np.unique([each.top for each in in_order], return_inverse=True)
    train, validation = stratified_split(labels)
    return [in_order[index] for index in train], [in_order[index] for index in validation]


def _files(those: Iterable[Placement]) -> list[File]:
    in_order = sorted(those, key=lambda each: each.parts)
    return [File(PurePosixPath(*each.parts), each.file.size, each.file.read) for each in in_order]


def _refuse_wrong_classes(layout: Layout, every: Sequence[Placement]) -> None:
    known = layout.class_names
    unknown = {class_of(file) for file in layout.splits["validation"]} - set(known)
    if unknown:
        raise FolderError(f"There are validation pictures of {min(unknown)}, but none to train on.")
    if len(known) < 2:
        raise FolderError(f"{_what_is_wrong(every)}.")
    _refuse_too_many(known)


def _refuse_too_many(classes: Sized) -> None:
    if len(classes) > MAX_CLASSES:
        raise FolderError(f"There are {len(classes):,} subfolders; at most {MAX_CLASSES:,} classes can be learned.")


def _what_is_wrong(every: Sequence[Placement]) -> str:
    """What is there instead of folders of classes."""
    archives = [each for each in every if names.is_archive(each.name)]
    loose = [each for each in placement.loose(every) if not names.is_other(each.name)]
    if archives:
        return f"{_RULE}; unpack the {count(archives)} in here first, such as {archives[0].name}"
    if loose:
        return f"{_RULE}, or be named after it, such as cat.1.jpg: {_lie(loose)} in no folder"
    if every and all(names.is_other(each.name) for each in every):
        verb = "is" if len(every) == 1 else "are"
        return f"{ONLY_PICTURES}: here {verb} only {name_list([each.name for each in every])}"
    return _RULE


def _lie(files: Sequence[Placement]) -> str:
    return f"{count(files)} {'lies' if len(files) == 1 else 'lie'}"


def _others_note(others: Sequence[str]) -> list[str]:
    if not others:
        return []
    lie = "1 file lies" if len(others) == 1 else f"{len(others):,} files lie"
    are = "is" if len(others) == 1 else "are"
    return [f"{lie} in no folder of a class and {are} left aside: {name_list(others)}."]


def _empty_note(empty: Sequence[str]) -> list[str]:
    if not empty:
        return []
    return [f"{count(empty, 'folder')} {'is' if len(empty) == 1 else 'are'} empty and left out: {name_list(empty)}."]
