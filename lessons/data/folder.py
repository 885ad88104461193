"""A learner's own pictures: a folder or a zip with one subfolder per class."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np

from lessons.data.dataset import SPLITS, THREADS, Dataset, LazyPictures, Split, stratified_split
from lessons.data.files import File, FolderError, find_files
from lessons.data.pictures import PictureError, Pixels, decode

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
MAX_CLASSES = 1000
OWN_LICENCE = "Whatever the owner of the pictures says"

_TRAIN_FOLDERS = ("train", "training")
_VALIDATION_FOLDERS = ("validation", "val", "valid", "test", "testing")
_UNEVEN = 1.5
_NAMES_IN_NOTE = 5


Splits = dict[Split, list[File]]


@dataclass(frozen=True)
class Survey:
    """What nobody knows of a set before all its files were read.

    Attributes:
        skipped: of a split, the paths of the files that are no readable pictures.
        shared: the paths of the validation files that are in training too, byte by byte.
    """

    skipped: dict[Split, list[str]]
    shared: list[str]


def read(path: str | Path, split: Split = "train") -> Dataset:
    """One split of the pictures in a folder or zip; the class of a picture is the subfolder that it lies in.

    Folders `train` (or `training`) and `validation` (or `val`, `valid`, `test`, `testing`) side by side are the two
    splits. Without them a fifth of every class, drawn with a fixed seed, is for validation. A folder around everything
    is no class. `.skipped` names the files that are no readable pictures; `.notes` tells of them, of pictures that are
    in both splits, and of uneven classes. The pictures are (height, width, 3) and are read when asked for.

    Raises:
        FolderError: nothing can be learned from what is at `path`; the message is one sentence for the learner.
        ValueError: there is no such split.
    """
    if split not in SPLITS:
        raise ValueError(f"There is no split named {split}; choose {' or '.join(SPLITS)}.")
    path = Path(path).resolve()
    splits = find_splits([path])
    survey = Survey({split: find_unreadable(splits[split])}, find_shared(splits))
    return dataset(splits, split, survey, f"The pictures in {path.name}", OWN_LICENCE)


def find_splits(paths: Sequence[Path]) -> Splits:
    """The files of both splits, by class: of one folder or zip, as `read` finds them, or of one for each split.

    Raises FolderError, in one sentence for the learner, where they hold no classes.
    """
    found = [_unwrapped(find_files(path)) for path in paths]
    if len(found) == 1:
        splits = _split_folders(found[0]) or _drawn_split(found[0])
    else:
        splits = {split: _in_classes(files) for split, files in zip(SPLITS, found, strict=True)}
    _class_names(splits)
    return splits


def find_unreadable(files: Sequence[File], tell: Callable[[], None] = lambda: None) -> list[str]:
    """The paths of those files that are no readable pictures; `tell` is called after each that was looked at."""
    skipped = []
    with ThreadPoolExecutor(THREADS) as threads:
        for file, readable in zip(files, threads.map(_is_readable, files), strict=True):
            if not readable:
                skipped.append(str(file.path))
            tell()
    return skipped


def find_shared(splits: Splits) -> list[str]:
    """The paths of the validation files that are in training too, byte by byte."""
    train_sizes = {file.size for file in splits["train"]}
    suspects = [file for file in splits["validation"] if file.size in train_sizes]
    sizes = {file.size for file in suspects}
    train = {_fingerprint(file) for file in splits["train"] if file.size in sizes} - {None}
    return [str(file.path) for file in suspects if _fingerprint(file) in train]


def dataset(splits: Splits, split: Split, survey: Survey, origin: str, licence: str) -> Dataset:
    """One split of these files, without those that are no readable pictures.

    Raises FolderError, in one sentence for the learner, where too few pictures are left.
    """
    class_names = _class_names(splits)
    skipped = set(survey.skipped[split])
    readable = [file for file in splits[split] if str(file.path) not in skipped]
    _require_pictures(readable, class_names, split)
    return Dataset(
        images=LazyPictures(readable, _picture),
        labels=np.array([class_names.index(_class(file)) for file in readable], np.int64),
        class_names=class_names,
        origin=origin,
        licence=licence,
        skipped=tuple(survey.skipped[split]),
        notes=(*_skipped_note(survey.skipped[split]), *_leak_note(survey.shared), *_uneven_note(readable)),
    )


def _unwrapped(files: Sequence[File]) -> Sequence[File]:
    """The files as seen from inside the folders that hold everything else."""
    while len(_top_folders(files)) == 1:
        files = _inside(next(iter(_top_folders(files))), files)
    return files


def _top_folders(files: Iterable[File]) -> set[str]:
    return {file.path.parts[0] for file in files if len(file.path.parts) > 1}


def _inside(folder: str, files: Iterable[File]) -> list[File]:
    return [
        replace(file, path=PurePosixPath(*file.path.parts[1:]))
        for file in files
        if len(file.path.parts) > 1 and file.path.parts[0] == folder
    ]


def _split_folders(files: Sequence[File]) -> Splits | None:
    folders = {folder.lower(): folder for folder in _top_folders(files)}
    train = next((folders[name] for name in _TRAIN_FOLDERS if name in folders), None)
    validation = next((folders[name] for name in _VALIDATION_FOLDERS if name in folders), None)
    if train is None or validation is None:
        return None
    return {"train": _in_classes(_inside(train, files)), "validation": _in_classes(_inside(validation, files))}


def _drawn_split(files: Sequence[File]) -> Splits:
    in_classes = _in_classes(files)
    _, labels = np.unique([_class(file) for file in in_classes], return_inverse=True)
    train, validation = stratified_split(labels)
    return {"train": [in_classes[index] for index in train], "validation": [in_classes[index] for index in validation]}


def _in_classes(files: Iterable[File]) -> list[File]:
    return [file for file in files if len(file.path.parts) > 1]


def _class(file: File) -> str:
    return file.path.parts[0]


def _class_names(splits: Splits) -> tuple[str, ...]:
    names = {_class(file) for file in splits["train"]}
    unknown = {_class(file) for file in splits["validation"]} - names
    if unknown:
        raise FolderError(f"There are validation pictures of {min(unknown)}, but none to train on.")
    if len(names) < 2:
        raise FolderError("Pictures must lie in two subfolders or more, one for each class.")
    if len(names) > MAX_CLASSES:
        raise FolderError(f"There are {len(names):,} subfolders; at most {MAX_CLASSES:,} classes can be learned.")
    return tuple(sorted(names))


def _is_readable(file: File) -> bool:
    try:
        _picture(file)
    except (PictureError, OSError):
        return False
    return True


def _picture(file: File) -> Pixels:
    return decode(file.read(), FORMATS)


def _require_pictures(readable: Sequence[File], class_names: Sequence[str], split: Split) -> None:
    if not readable:
        raise FolderError(f"There is no readable picture for {'training' if split == 'train' else 'validation'}.")
    missing = set(class_names) - {_class(file) for file in readable}
    if split == "train" and missing:
        raise FolderError(f"There is no readable picture of {min(missing)} to train on.")


def _skipped_note(skipped: Sequence[str]) -> list[str]:
    if not skipped:
        return []
    return [f"{_count(len(skipped), 'file')} no readable picture and left out: {_listed(skipped)}."]


def _leak_note(shared: Sequence[str]) -> list[str]:
    if not shared:
        return []
    return [
        f"{_count(len(shared), 'validation picture')} also in training, so validation flatters the network: "
        f"{_listed(shared)}."
    ]


def _fingerprint(file: File) -> bytes | None:
    try:
        return hashlib.sha256(file.read()).digest()
    except OSError:
        return None


def _uneven_note(readable: Iterable[File]) -> list[str]:
    counts = Counter(_class(file) for file in readable).most_common()
    (most, many), (least, few) = counts[0], counts[-1]
    if many < _UNEVEN * few:
        return []
    return [
        f"The classes are uneven: {many} of {most}, {few} of {least}. "
        f"Always answering {most} would be right {many / sum(count for _, count in counts):.0%} of the time."
    ]


def _count(number: int, noun: str) -> str:
    return f"1 {noun} is" if number == 1 else f"{number:,} {noun}s are"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMES_IN_NOTE
    return ", ".join(names[:_NAMES_IN_NOTE]) + (f" and {more} more" if more > 0 else "")
