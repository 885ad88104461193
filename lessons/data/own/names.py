"""What the names of folders and files say of pictures: which split, which class, or that they are no pictures."""

import re
import string
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

Role = Literal["train", "validation", "test"]

_ROLES: dict[Role, str] = {
    "train": r"train(?:ing)?",
    "validation": r"val(?:id(?:at(?:ion|e))?)?|dev(?:elopment)?|hold[\W_]?out",
    "test": r"test(?:ing)?|eval(?:uat(?:ion|e))?",
}
_FILLERS = r"(?:data)?sets?|data|images?|imgs?|pictures?|pics?|photos?|splits?|folders?|files?|samples?"
_GAP = r"[\W_]*"
_ROLE = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(f'(?P<{role}>{words})' for role, words in _ROLES.items())})"
    rf"(?:{_GAP}(?:{_FILLERS}))*{_GAP}\d*(?![^\W_])",
    re.IGNORECASE,
)
_FILLER = re.compile(rf"(?<![^\W_])(?:{_FILLERS})\d*(?![^\W_])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_APART = re.compile(r"[\W_]+")

_DIGITS = tuple(string.digits)
_MARKS = f"{string.punctuation}{string.whitespace}"
_OF_CAMERAS = re.compile(
    r"img|images?|imag|dsc[nf]?|dcim|p|pxl|mvi|gopr|dji|sam|cimg|photos?|pictures?|pic|foto|bild|screen(?:shot)?|"
    r"whatsapp|snapchat|signal|download|un(?:named|titled)|scan|frame|file|vid(?:eo)?",
)
_MOSTLY = 0.9
_DOCUMENTS = re.compile(
    r"txt|[ct]sv|jsonl?|xml|ya?ml|md|rst|html?|pdf|docx?|od[ts]|xlsx?|pptx?|rtf|tex|log|ini|cfg|py|ipynb|js|r|m|mat|"
    r"h5|hdf5|keras|tflite|onnx|pth?|pkl|pickle|np[yz]|parquet|tfrecord|db|sqlite|mp[34]|wav|mov|avi|mkv|webm",
)
_ARCHIVES = re.compile(r"zip|rar|7z|tar|t?gz|bz2|xz|zst")


class Meaning(NamedTuple):
    """What a folder's name says: the split, where it names one, and what else is in the name."""

    role: Role | None
    rest: str

    @property
    def is_plain(self) -> bool:
        """Whether the name says nothing but that there are pictures, and for which split."""
        return not self.rest


def meaning(name: str) -> Meaning:
    """What a folder's name says: `Training_Set` is for training, `rps-test-set` the test of `rps`, `valley` a name.

    A name of two splits, such as `train-val`, is for none of them.
    """
    spaced = _CAMEL.sub(" ", name)
    found = list(_ROLE.finditer(spaced))
    if len(found) != 1:
        return Meaning(None, _rest(spaced))
    role: Role = next(role for role in _ROLES if found[0][role])
    return Meaning(role, _rest(f"{spaced[: found[0].start()]} {spaced[found[0].end() :]}"))


def alike(first: str, second: str) -> bool:
    """Whether two names differ in nothing but upper and lower case, blanks and marks."""
    return _key(first) == _key(second)


def classes(files: Iterable[str]) -> dict[str, str]:
    """The class of each file that is named after it, as `cat.0.jpg`, `dog_12.jpg` or `dog (3).jpg` are.

    Empty where the files do not look so named: too many have no class or are the only one of it, all are of one class,
    or a camera gave the names.
    """
    pictures = [name for name in files if not is_other(name)]
    found = {name: _unnumbered(PurePosixPath(name).stem) for name in pictures}
    numbered = [each for name, each in found.items() if each != PurePosixPath(name).stem]
    spelling = {_key(each): each for each in reversed(numbered)}
    named = {name: spelling.get(_key(each), "") for name, each in found.items()}
    counts = Counter(filter(None, named.values()))
    several = {each for each, count in counts.items() if count > 1}
    classes_of = {name: each for name, each in named.items() if each in several}
    if len(several) < 2 or len(classes_of) < _MOSTLY * len(pictures) or any(map(_says_nothing, several)):
        return {}
    return classes_of


def is_other(name: str) -> bool:
    """Whether a file says by its name that it is anything but a picture."""
    return is_archive(name) or _DOCUMENTS.fullmatch(_ending(name)) is not None


def is_archive(name: str) -> bool:
    """Whether a file says by its name that there are others in it."""
    return _ARCHIVES.fullmatch(_ending(name)) is not None


def _unnumbered(stem: str) -> str:
    """The name without the numbers at its end: `cat` of `cat.0`, `cat (3)` and `cat_2024-01-02`."""
    text = stem.rstrip(" )")
    if not text.endswith(_DIGITS):
        return stem
    while text.endswith(_DIGITS):
        text = text.rstrip(string.digits).rstrip(" ._()-")
    return text.rstrip(_MARKS)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix[1:].lower()


def _rest(text: str) -> str:
    return _APART.sub(" ", _FILLER.sub(" ", text)).strip()


def _key(name: str) -> str:
    return _APART.sub("", name.casefold())


def _says_nothing(name: str) -> bool:
    """Whether files may be called so whatever they show."""
    first, *_ = _APART.split(name.casefold().lstrip(_MARKS))
    folder = meaning(name)
    return _OF_CAMERAS.fullmatch(first) is not None or (folder.role is not None and folder.is_plain)
