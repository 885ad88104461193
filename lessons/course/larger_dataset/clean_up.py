"""A folder as it comes from the internet: which of its files can be learned from, and how the others are found."""

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from lessons.course.larger_dataset.views import DATA
from lessons.data import load, pictures
from lessons.data.own import folder
from lessons.data.own.files import find_files
from lessons.figures import files as figure
from lessons.figures.png import photograph
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice

LOOK = 64
NOTHING, NAMES, SIZES, CONTENTS, TWINS = "Nothing yet", "Names", "Sizes", "Contents", "Fingerprints"
CHECKS = (NOTHING, NAMES, SIZES, CONTENTS, TWINS)
MESSY, OWN = "From the internet", "My own"


@dataclass(frozen=True)
class Settings:
    """Which folder is checked, and how far: each check comes after those before it."""

    folder: str = choice("Folder", (MESSY, OWN), MESSY)
    checked: str = choice("Checked", CHECKS, NOTHING)


@dataclass(frozen=True)
class FolderFile:
    """A file of the folder: `look` is a small JPEG of it, if it is a picture.

    `check` is the one that finds it out, and `reason` what it finds, where it is not to be learned from.
    """

    path: str
    size: int
    begins: bytes
    look: bytes | None = None
    check: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Result:
    """The files of a folder, how far they were checked, and what `lessons.data.own.folder` says of the same folder."""

    settings: Settings
    files: Sequence[FolderFile]
    skipped: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def left(self) -> int:
        """How many files are still taken for pictures to learn from."""
        return sum(not self.is_out(file) for file in self.files)

    def is_out(self, file: FolderFile) -> bool:
        """Whether one of the checks so far has found the file out."""
        return file.check is not None and CHECKS.index(file.check) <= CHECKS.index(self.settings.checked)


def messy() -> dict[str, bytes]:
    """The files of the folder, by path: pictures that were drawn, and what lies between them in real collections."""
    cats, dogs = (_drawn(label, 4) for label in (0, 1))
    return {
        ".DS_Store": b"\0\0\0\1Bud1" + bytes(200),
        "train/cats/0.jpg": cats[0],
        "train/cats/1.jpg": cats[1],
        "train/cats/666.jpg": b"",
        "train/cats/Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200),
        "train/cats/about.jpg": b"Photographs of cats, collected in 2007.\n",
        "train/dogs/0.jpg": dogs[0],
        "train/dogs/1.jpg": dogs[1],
        "train/dogs/11702.jpg": b"",
        "train/dogs/2.jpg": dogs[2][: len(dogs[2]) // 2],
        "validation/cats/2.jpg": cats[2],
        "validation/cats/3.jpg": cats[3],
        "validation/dogs/3.jpg": dogs[3],
        "validation/dogs/4.jpg": dogs[1],
    }


def _drawn(label: int, count: int) -> list[bytes]:
    data = load(DATA, "validation")
    places = np.flatnonzero(data.labels == label)[:count]
    return [photograph(data.images[place]) for place in places.tolist()]


@lru_cache(maxsize=1)
def survey() -> Result:
    """Looks at every file of the folder once."""
    contents = messy()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "pets")
        for path, content in contents.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)
        remaining = {str(file.path) for file in find_files(place)}
        splits = folder.read(place, "train"), folder.read(place, "validation")
    paths: dict[bytes, str] = {}
    files = [_look_at(path, content, path in remaining, paths) for path, content in contents.items()]
    skipped = tuple(path for split in splits for path in split.skipped)
    notes = tuple(dict.fromkeys(note for split in splits for note in split.notes))
    return Result(Settings(), files, skipped, notes)


def _look_at(path: str, content: bytes, remains: bool, paths: dict[bytes, str]) -> FolderFile:
    """One file; `paths` has those of the pictures before it, by their fingerprints."""
    found = FolderFile(path, len(content), content[:4])
    if not remains:
        return replace(found, check=NAMES, reason="Left by a system: no picture.")
    if not content:
        return replace(found, check=SIZES, reason="Empty: 0 bytes.")
    try:
        look = photograph(pictures.fit(pictures.decode(content, folder.FORMATS), LOOK))
    except pictures.PictureError as error:
        return replace(found, check=CONTENTS, reason=str(error))
    twin = paths.setdefault(hashlib.sha256(content).digest(), path)
    if twin != path:
        return replace(found, look=look, check=TWINS, reason=f"The same as {twin}.")
    return replace(found, look=look)


def compute(settings: Settings) -> Result:
    """The folder, checked as far as the settings say."""
    known = survey()
    return Result(settings, known.files, known.skipped, known.notes)


def wall(result: Result) -> str:
    """The files side by side, as HTML: those that were found out with the reason."""
    return figure.wall([
        figure.Tile(file.path, file.size, file.begins, file.look, file.reason if result.is_out(file) else "")
        for file in result.files
    ])  # fmt: skip


def numbers(result: Result) -> dict[str, Any]:
    """What fills the blanks of the page's words."""
    return {"files": len(result.files), "left": result.left, "usable": _usable(result)}


def verdict(result: Result) -> str:
    """The section of the words about a folder that was checked as far as the settings say."""
    return "cleaned" if result.settings.checked == CHECKS[-1] else "clean"


def _usable(result: Result) -> int:
    return sum(file.check is None for file in result.files)


def _by_name(result: Result) -> int:
    """How many files end like pictures."""
    return sum(file.path.endswith(".jpg") for file in result.files)


def _named_options(result: Result) -> tuple[str, ...]:
    return distinct(_usable(result), _by_name(result), len(result.files), _usable(result) - 2)


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "usable",
        _named_options,
        lambda result: whole_text(_usable(result)),
        numbers=lambda result: {"files": len(result.files), "named": _by_name(result)},
        veils=lambda result: (f"**{_usable(result)}** of these",),
    ),
)

PROGRAM = """import hashlib
import io
import zipfile
from pathlib import Path

from PIL import Image

zipfile.ZipFile("pets.zip").extractall("pets")
known = {}
for path in sorted(Path("pets").rglob("*")):
    if path.is_dir():
        continue
    content = path.read_bytes()
    try:
        Image.open(io.BytesIO(content)).load()
    except OSError as error:
        print(path, "is no picture:", error)
        continue
    twin = known.setdefault(hashlib.sha256(content).digest(), path)
    if twin != path:
        print(path, "is the same as", twin)"""
"""A program that finds the same files in the same folder."""


def to_zip() -> bytes:
    """The folder as a zip, for the program."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in messy().items():
            archive.writestr(path, content)
    return out.getvalue()
