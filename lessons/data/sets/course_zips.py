"""The picture sets of the course itself: downloaded once, as the course's zips, which are never unpacked."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lessons.data.dataset import SPLITS, Dataset, Row, Split
from lessons.data.download.download import Download, Part, Source, WrongFileError
from lessons.data.download.jobs import LastStep, Tell
from lessons.data.own import folder, inspection
from lessons.data.own.files import FolderError
from lessons.data.own.layout import find_layout
from lessons.home import home

_LIMIT = 200_000_000
_STORAGE = "https://storage.googleapis.com"
_MICROSOFT = "https://download.microsoft.com/download/3/E/1/3E1C3F21-ECDB-4869-8368-6DEBA77B919F"


class _Zips:
    """The zips of a set, one with both splits or one for each: where they lie, how they come there and are read."""

    def __init__(self, name: str, title: str, sources: Sequence[Source], counts: dict[Split, int]) -> None:
        self._name = name
        self._title = title
        self._sources = sources
        self._counts = counts
        self._download = Download(self._parts, _LIMIT, self._check)

    def download(self) -> Download:
        return self._download

    def available(self) -> bool:
        return self._survey.exists() and all(part.target.exists() for part in self._parts())

    def load(self, split: Split) -> Dataset:
        if not self.available():
            raise FileNotFoundError(f"“{self._title}” is not on this computer yet; it must be downloaded first.")
        targets = tuple(part.target for part in self._parts())
        return _read(targets, self._survey, self._survey.stat().st_mtime_ns, split)

    @property
    def _folder(self) -> Path:
        return home() / "downloads" / self._name

    @property
    def _survey(self) -> Path:
        """What the check has found; written last, so the set is whole where it exists."""
        return self._folder / "survey.json"

    def _parts(self) -> list[Part]:
        return [Part(source, self._folder / source.address.rpartition("/")[2]) for source in self._sources]

    def _check(self, zips: Sequence[Path], tell: Tell) -> LastStep:
        try:
            survey = inspection.check(zips, tell)
            files = find_layout(zips).splits
        except FolderError as refusal:
            raise WrongFileError("What has arrived is no zip of pictures, so it was thrown away.") from refusal
        found = {split: len(files[split]) - len(survey.skipped[split]) for split in SPLITS}
        if found != self._counts and not all(source.sha256 for source in self._sources):
            raise WrongFileError(
                f"What has arrived holds {sum(found.values()):,} pictures instead of {sum(self._counts.values()):,}, "
                "so it was thrown away."
            )
        return lambda: inspection.save(survey, self._survey)


@lru_cache(maxsize=4)
def _read(zips: tuple[Path, ...], survey: Path, checked: int, split: Split) -> Dataset:
    """One split; `checked`, the time of the check, tells a set from an earlier one in its place."""
    return folder.dataset(find_layout(zips), split, inspection.load(survey), "", "")


def _row(name: str, title: str, train: int, validation: int, sources: Sequence[Source], **about: Any) -> Row:
    zips = _Zips(name, title, sources, {"train": train, "validation": validation})

    def load(split: Split) -> Dataset:
        return replace(zips.load(split), origin=about["origin"], licence=about["licence"])

    return Row(
        name=name,
        title=title,
        train=train,
        validation=validation,
        load=load,
        available=zips.available,
        download=zips.download,
        download_bytes=sum(source.size or 0 for source in sources) or None,
        **about,
    )


_BY_MORONEY = "Laurence Moroney, made for the course"
_CC_BY = "CC BY 2.0"
_NOT_STATED = "Its makers state none"
_RESEARCH = "For non-commercial research, say the rules of Kaggle's Dogs vs. Cats"
_AS_THEY_ARE = "The pictures are as they are distributed."
_COUNTED = f"{_AS_THEY_ARE} Their makers publish no checksum: we count the pictures that arrive instead."
_DRAWN = "A fifth of every class, drawn once with a fixed seed, is for validation"
_MAKERS = "The makers' own"

ROWS = (
    _row(
        "horse-or-human",
        "Horses or humans, the course's own pictures",
        1027,
        256,
        (
            Source(
                f"{_STORAGE}/download.tensorflow.org/data/horse-or-human.zip",
                "e2e6f70d3d549c5dd10a57165e55af253ee66ad750403f95c0fb76bb943633a9",
                149_574_867,
            ),
            Source(
                f"{_STORAGE}/download.tensorflow.org/data/validation-horse-or-human.zip",
                "ae5fff2f4f5554791f05358108e2e05d9801b191f1896ea101402f0e7f6c32c0",
                11_480_187,
            ),
        ),
        class_names=("horses", "humans"),
        shape=(300, 300, 3),
        origin=f"{_BY_MORONEY}: drawn by computer",
        licence=_CC_BY,
        preparation=_AS_THEY_ARE,
        split=f"{_MAKERS}: 500 horses and 527 humans for training, 128 and 128 others for validation.",
    ),
    _row(
        "rps",
        "Rock, paper, scissors, the course's own pictures",
        2520,
        372,
        (
            Source(
                f"{_STORAGE}/download.tensorflow.org/data/rps.zip",
                "c2403444395842ad04c53612bad54b574443eae17a0723117a2ff87b9d72194f",
                200_682_221,
            ),
            Source(
                f"{_STORAGE}/download.tensorflow.org/data/rps-test-set.zip",
                "c27ab9fa43ce40b2e453de711365b477f4424586edf0388116674fd320f07503",
                29_516_758,
            ),
        ),
        class_names=("paper", "rock", "scissors"),
        shape=(300, 300, 3),
        origin=f"{_BY_MORONEY}: drawn by computer",
        licence=_CC_BY,
        preparation=_AS_THEY_ARE,
        split=f"{_MAKERS}: 840 pictures of each hand for training, and a test set of 372, here used for validation.",
    ),
    _row(
        "cats-and-dogs-filtered",
        "Cats and dogs, the course's 3,000 photographs",
        2000,
        1000,
        (Source(f"{_STORAGE}/mledu-datasets/cats_and_dogs_filtered.zip", None),),
        class_names=("cats", "dogs"),
        shape=(375, 500, 3),
        origin="Google's selection from the Dogs vs. Cats set of Kaggle and Microsoft Research",
        licence=_RESEARCH,
        preparation=f"{_COUNTED} Their sizes differ.",
        split=f"{_MAKERS}: 1,000 of each animal for training, 500 others of each for validation.",
    ),
    _row(
        "cats-and-dogs",
        "Cats and dogs, all 25,000 photographs",
        19_998,
        5000,
        (
            Source(
                f"{_MICROSOFT}/kagglecatsanddogs_5340.zip",
                "b7974bd00a84a99921f36ee4403f089853777b5ae8d151c76a86e64900334af9",
                824_887_076,
            ),
        ),
        class_names=("Cat", "Dog"),
        shape=(375, 500, 3),
        origin="The Asirra photographs of Microsoft Research and Petfinder.com, a part of them given to Kaggle",
        licence=_RESEARCH,
        preparation=f"{_AS_THEY_ARE} Their sizes differ. Empty and broken files are left out.",
        split=f"{_DRAWN}.",
    ),
    _row(
        "happy-or-sad-real",
        "Happy or sad, the course's own 80 faces",
        64,
        16,
        (Source(f"{_STORAGE}/learning-datasets/happy-or-sad.zip", None, 2_670_333),),
        class_names=("happy", "sad"),
        shape=(150, 150, 3),
        origin=f"{_BY_MORONEY}: drawn by computer",
        licence=_NOT_STATED,
        preparation=_COUNTED,
        split=f"{_DRAWN}; the course trains on all of them.",
    ),
)
"""Addresses, sizes and checksums as their makers or TensorFlow Datasets publish them."""
