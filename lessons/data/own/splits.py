"""Which folders are for training and which for validation, as people name them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lessons.data.own import names, placement
from lessons.data.own.files import FolderError
from lessons.data.own.names import Meaning, Role
from lessons.data.own.placement import Placement

Folders = Mapping[str, Sequence[Placement]]

_MOSTLY = 0.9
_MOST_SPLITS = 20
_EVALUATING = ("validation", "test")
_DRAWN = "a fifth of every class, drawn with a fixed seed,"


@dataclass(frozen=True)
class Splits:
    """The files of the splits, each in the folder of its class; where `validation` is None, it must be drawn.

    `notes` tell what had to be guessed, and of the files that were left `aside`.
    """

    train: Sequence[Placement]
    validation: Sequence[Placement] | None = None
    notes: tuple[str, ...] = ()
    aside: Sequence[Placement] = ()


@dataclass(frozen=True, eq=False)
class _Folder:
    """A folder that may be a split."""

    name: str
    files: Sequence[Placement]

    @cached_property
    def meaning(self) -> Meaning:
        return names.meaning(self.name)

    @cached_property
    def in_classes(self) -> list[Placement]:
        return placement.in_classes(self.files)

    @cached_property
    def classes(self) -> set[str]:
        """Its classes, whether they are written in upper or lower case."""
        return {each.casefold() for each in placement.classes(self.in_classes)}

    @property
    def is_plain_split(self) -> bool:
        """Whether its name says no more than that it is a split."""
        return self.meaning.role is not None and self.meaning.is_plain

    def validates(self, trainer: "_Folder") -> bool:
        """Whether this is for validation what `trainer` is for training."""
        if self.meaning.role not in _EVALUATING or trainer.meaning.role in _EVALUATING:
            return False
        akin, shared = self.meaning.rest == trainer.meaning.rest, len(self.classes & trainer.classes)
        if trainer.meaning.role == "train":
            # What says no more than that it is a split is one, whatever lies in it.
            return shared > 0 or (akin and (self.is_plain_split or bool(trainer.classes)))
        return shared > 1 or (shared == 1 and akin)


class _Part(NamedTuple):
    """A split of one class."""

    class_name: str
    role: Role | None
    files: list[Placement]


def side_by_side(folders: Folders) -> Splits | None:
    """The splits, where names say that one of the folders trains and another validates; None where there are none.

    Of several, one named after validation comes before one named after a test.

    Raises FolderError, in one sentence for the learner, where nobody can tell which of them trains, or what its
    pictures show.
    """
    every = [_Folder(name, files) for name, files in folders.items()]
    trainer = _trainer(every)
    if trainer is None:
        if len(every) > 1 and all(each.is_plain_split for each in every):
            raise FolderError(
                f"The folders {placement.name_list(list(folders))} look like splits, but not like one for training "
                "beside one for validation: name them train and validation."
            )
        return None
    if not trainer.classes:
        raise FolderError(
            f"The folder {trainer.name} looks like a split, but holds no folders of classes: put its pictures into "
            f"folders such as {trainer.name}/cat, or name them cat.1.jpg, cat.2.jpg."
        )
    known = placement.classes(trainer.in_classes)
    pictures = {
        each: _fitted(placement.in_classes(each.files, known), known) for each in every if each.validates(trainer)
    }
    able = [each for each in pictures if pictures[each]]
    chosen = min(able, key=lambda each: (each.meaning.role != "validation", not each.meaning.is_plain), default=None)
    others = [each for each in every if each.meaning.role and each not in (trainer, chosen)]
    validation = pictures[chosen] if chosen else None
    notes = placement.by_name_note([*trainer.in_classes, *(validation or ())])
    if others or chosen is None or not (trainer.is_plain_split and chosen.is_plain_split):
        notes += (_choice_note(trainer, chosen, others),)
    aside = [file for each in others for file in each.files]
    return Splits(trainer.in_classes, validation, notes, aside)


def by_class(folders: Folders) -> Splits | None:
    """The splits, where they are folders inside those of the classes, or folders such as `cats_train` and `cats_test`.

    None where there are none.
    """
    parts = _parts_inside(folders) or _parts_by_name(folders)
    roles = {part.role for part in parts}
    trained = {part.class_name for part in parts if part.role == "train"}
    if len(roles) < 2 or len(trained) < 2 or trained != {part.class_name for part in parts}:
        return None
    validating: Role = "validation" if "validation" in roles else "test"
    pictures = {role: [file for part in parts if part.role == role for file in part.files] for role in roles}
    aside = pictures["test"] if len(roles) == 3 else []
    rest = f"; left aside: {len(aside):,} files for a test" if aside else ""
    note = f"Every class has its own folders for training and for {_purpose(validating)}{rest}."
    return Splits(pictures["train"], pictures[validating], (note,), aside)


def one_among(folders: Folders) -> Sequence[Placement] | None:
    """The files of the one folder that holds a set, where those beside it are none of its splits or classes.

    It has splits inside, or nearly all the pictures, in folders of classes, and a name such as `images`.
    """
    if len(folders) < 2:
        return None
    split = [files for files in folders.values() if _has_splits(files)]
    if len(split) == 1:
        return split[0]
    pictures = {name: sum(not names.is_other(each.name) for each in files) for name, files in folders.items()}
    for name, files in folders.items():
        meaning = names.meaning(name)
        is_plain = meaning.is_plain and meaning.role in (None, "train")
        if is_plain and pictures[name] >= _MOSTLY * sum(pictures.values()) and len(placement.folders(files)) > 1:
            return files
    return None


def _trainer(every: Sequence[_Folder]) -> _Folder | None:
    evaluators = [each for each in every if each.meaning.role in _EVALUATING]
    if len(evaluators) > _MOST_SPLITS:
        return None
    able = [each for each in every if any(other.validates(each) for other in evaluators)]
    named = [each for each in able if each.meaning.role == "train"]
    if named:
        return min(named, key=lambda each: (not each.classes, not each.meaning.is_plain, -len(each.files)))
    rests = {each.meaning.rest for each in every if each.meaning.role}
    akin = [each for each in able if each.meaning.rest in rests] or able
    return akin[0] if len(akin) == 1 else None


def _has_splits(files: Sequence[Placement]) -> bool:
    trainer = _trainer([_Folder(*each) for each in placement.folders(placement.unwrap(files)).items()])
    return trainer is not None and len(trainer.classes) > 1


def _fitted(files: Sequence[Placement], known: Collection[str]) -> list[Placement]:
    """The files in folders of the `known` classes, whatever their case; none where they share no class."""
    spelling = {each.casefold(): each for each in known} | {each: each for each in known}
    if not any(each.top.casefold() in spelling for each in files):
        return []
    return sorted(
        (each.with_top(spelling.get(each.top) or spelling.get(each.top.casefold(), each.top)) for each in files),
        key=lambda each: each.parts,
    )


def _parts_inside(folders: Folders) -> list[_Part]:
    parts = []
    for class_name, files in folders.items():
        inside = {name: names.meaning(name) for name in placement.folders(files)}
        if not inside or not all(meaning.role and meaning.is_plain for meaning in inside.values()):
            return []
        for name, meaning in inside.items():
            own = [each.under(class_name) for each in placement.in_folders(files) if each.top == name]
            parts.append(_Part(class_name, meaning.role, own))
    return parts


def _parts_by_name(folders: Folders) -> list[_Part]:
    meanings = {name: names.meaning(name) for name in folders}
    if not all(meaning.role and meaning.rest for meaning in meanings.values()):
        return []
    return [
        _Part(meaning.rest, meaning.role, [each.under(name).under(meaning.rest) for each in folders[name]])
        for name, meaning in meanings.items()
    ]


def _choice_note(trainer: _Folder, chosen: _Folder | None, others: Sequence[_Folder]) -> str:
    purpose = f"{chosen.name} for validation" if chosen else f"{_DRAWN} for validation"
    aside = ", ".join(f"{each.name} ({placement.count(each.files)})" for each in others)
    unknown = "" if chosen or not others else ", of which no classes are known"
    return f"{trainer.name} is for training, {purpose}{'; left aside: ' if aside else ''}{aside}{unknown}."


def _purpose(role: Role) -> str:
    return "validation" if role == "validation" else "a test, which is used for validation"
