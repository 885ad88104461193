"""A learner's own pictures: a folder or a zip with one subfolder per class."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np

from lessons.data import pictures
from lessons.data.dataset import SPLITS, THREADS, Dataset, LazyPictures, Split
from lessons.data.own.files import File, FolderError
from lessons.data.own.layout import Layout, class_of, find_layout
from lessons.data.own.placement import name_list
from lessons.data.pictures import PictureError, Pixels

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
OWN_LICENCE = "Whatever the owner of the pictures says"

_PURPOSES: dict[Split, str] = {"train": "training", "validation": "validation"}
_UNEVEN = 1.5


@dataclass(frozen=True)
class Survey:
    """What nobody knows of a set before all its files were read.

    Attributes:
        skipped: of a split, the paths of the files that are no readable pictures.
        shared: the paths of the validation files that are in training too, byte by byte.
        reasons: the paths of the skipped files by the sentence that says why they cannot be read.
        stretched: the paths of the pictures that use a part of their bits alone, and so were stretched.
    """

    skipped: dict[Split, list[str]]
    shared: list[str]
    reasons: dict[str, list[str]] = field(default_factory=dict)
    stretched: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Look:
    """What was found of a file: why it is no readable picture, and whether its values were stretched."""

    reason: str = ""
    stretched: bool = False


def read(path: str | Path, split: Split = "train") -> Dataset:
    """One split of the pictures in a folder or zip, which may lie as `find_layout` says.

    `.skipped` names the files that are no readable pictures; `.notes` tells of them, of what else was left aside, of
    pictures that are in both splits, of classes without validation pictures, and of uneven classes. The pictures are
    (height, width, 3) and are read when asked for.

    Raises:
        FolderError: nothing can be learned from what is at `path`; the message is one sentence for the learner.
        ValueError: there is no such split.
    """
    if split not in SPLITS:
        raise ValueError(f"There is no split named {split}; choose {' or '.join(SPLITS)}.")
    path = Path(path).resolve()
    layout = find_layout([path])
    return dataset(layout, split, survey(layout, [split]), f"The pictures in {path.name}", OWN_LICENCE)


def survey(layout: Layout, splits: Sequence[Split] = SPLITS, tell: Callable[[], None] = lambda: None) -> Survey:
    """Looks at every file of some splits; `tell` is called after each."""
    looks = {split: _look_at(layout.splits[split], tell) for split in splits}
    reasons: dict[str, list[str]] = {}
    for path, look in chain.from_iterable(each.items() for each in looks.values()):
        if look.reason:
            reasons.setdefault(look.reason, []).append(path)
    return Survey(
        {split: [path for path, look in each.items() if look.reason] for split, each in looks.items()},
        _shared(layout),
        reasons,
        [path for each in looks.values() for path, look in each.items() if look.stretched],
    )


def dataset(layout: Layout, split: Split, survey: Survey, origin: str, licence: str) -> Dataset:
    """One split of these files, without those that are no readable pictures.

    Raises FolderError, in one sentence for the learner, where too few pictures are left.
    """
    class_names = layout.class_names
    readable = _readable(layout, split, survey)
    _require_pictures(readable, class_names, split, survey)
    return Dataset(
        images=LazyPictures(readable, _picture),
        labels=np.array([class_names.index(class_of(file)) for file in readable], np.int64),
        class_names=class_names,
        origin=origin,
        licence=licence,
        skipped=tuple(survey.skipped[split]),
        notes=(
            *layout.notes,
            *_skipped_note(split, survey.skipped[split], survey.reasons),
            *_stretched_note(
                split, [path for path in survey.stretched if path in {str(file.path) for file in readable}]
            ),
            *_leak_note(survey.shared),
            *_missing_note(class_names, _readable(layout, "validation", survey)),
            *_uneven_note(readable),
        ),
    )


def _look_at(files: Sequence[File], tell: Callable[[], None]) -> dict[str, _Look]:
    """What was found of the files, by their paths."""
    found = {}
    with ThreadPoolExecutor(THREADS) as threads:
        for file, look in zip(files, threads.map(_look, files), strict=True):
            found[str(file.path)] = look
            tell()
    return found


def _look(file: File) -> _Look:
    try:
        return _Look(stretched=bool(pictures.read(file.read(), FORMATS).note))
    except PictureError as error:
        return _Look(str(error))
    except OSError:
        return _Look("This file is damaged and cannot be read.")


def _picture(file: File) -> Pixels:
    return pictures.decode(file.read(), FORMATS)


def _shared(layout: Layout) -> list[str]:
    """The paths of the validation pictures that are in training too, byte by byte; broken files are no pictures."""
    train_sizes = {file.size for file in layout.splits["train"]}
    suspects = [file for file in layout.splits["validation"] if file.size in train_sizes]
    sizes = {file.size for file in suspects}
    train = {_fingerprint(file) for file in layout.splits["train"] if file.size in sizes} - {None}
    return [str(file.path) for file in suspects if _fingerprint(file) in train and not _look(file).reason]


def _readable(layout: Layout, split: Split, survey: Survey) -> list[File]:
    skipped = set(survey.skipped.get(split, ()))
    return [file for file in layout.splits[split] if str(file.path) not in skipped]


def _require_pictures(readable: Sequence[File], class_names: Sequence[str], split: Split, survey: Survey) -> None:
    if not readable:
        raise FolderError(f"There is no readable picture for {_PURPOSES[split]}{_main_reason(survey, class_names)}")
    missing = set(class_names) - {class_of(file) for file in readable}
    if split == "train" and missing:
        name = min(missing)
        raise FolderError(f"There is no readable picture of {name} to train on{_main_reason(survey, [name])}")


def _main_reason(survey: Survey, class_names: Sequence[str]) -> str:
    """The end of a sentence: why most of the files of these classes cannot be read."""
    counts = {
        reason: sum(path.partition("/")[0] in class_names for path in paths) for reason, paths in survey.reasons.items()
    }
    return f": {max(counts, key=counts.__getitem__)}" if any(counts.values()) else "."


def _skipped_note(split: Split, skipped: Sequence[str], reasons: Mapping[str, Collection[str]]) -> list[str]:
    if not skipped:
        return []
    counts = {reason: sum(path in paths for path in skipped) for reason, paths in reasons.items()}
    several = sum(map(bool, counts.values())) > 1
    why = [f" {f'{number:,} of them: ' if several else ''}{reason}" for reason, number in counts.items() if number]
    files = _count(len(skipped), f"{_PURPOSES[split]} file")
    return [f"{files} no readable picture and left out: {name_list(skipped)}.{''.join(why)}"]


def _stretched_note(split: Split, stretched: Sequence[str]) -> list[str]:
    if not stretched:
        return []
    found = _count(len(stretched), f"{_PURPOSES[split]} picture")
    return [f"{found} stretched, from only a part of 16 bits to all of 8: {name_list(stretched)}."]


def _leak_note(shared: Sequence[str]) -> list[str]:
    if not shared:
        return []
    return [
        f"{_count(len(shared), 'validation picture')} also in training, so validation flatters the network: "
        f"{name_list(shared)}."
    ]


def _missing_note(class_names: Iterable[str], validation: Iterable[File]) -> list[str]:
    missing = set(class_names) - {class_of(file) for file in validation}
    if not missing:
        return []
    return [f"There is no validation picture of {name_list(sorted(missing))}: nothing tells how well it is learned."]


def _fingerprint(file: File) -> bytes | None:
    try:
        return hashlib.sha256(file.read()).digest()
    except OSError:
        return None


def _uneven_note(readable: Iterable[File]) -> list[str]:
    counts = Counter(class_of(file) for file in readable).most_common()
    (most, many), (least, few) = counts[0], counts[-1]
    if many < _UNEVEN * few:
        return []
    return [
        f"The classes are uneven: {many} of {most}, {few} of {least}. "
        f"Always answering {most} would be right {many / sum(count for _, count in counts):.0%} of the time."
    ]


def _count(number: int, noun: str) -> str:
    return f"1 {noun} is" if number == 1 else f"{number:,} {noun}s are"
