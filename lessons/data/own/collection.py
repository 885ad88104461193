"""Pictures that a learner brings: kept on the server for as long as the learner is here, and named by no path.

A page, an address and a run know them by a name such as `own:<32 hex digits>/pets.zip`, which nobody can guess. Each
lies in a private folder of its own, which the workers of this computer read too.
"""

import json
import os
import re
import secrets
import shutil
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, count
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import BinaryIO

from lessons import environment
from lessons.data.dataset import SPLITS, Dataset, Row, Split
from lessons.data.download.jobs import Job, JobError, LastStep, Tell, disk_sentence
from lessons.data.own import folder, inspection
from lessons.data.own.files import FolderError
from lessons.data.own.layout import find_layout
from lessons.home import home

MOST = 3
"""At most this many sets are kept for one learner."""
TOO_MANY = f"You already keep {MOST} sets of pictures: remove one of them first."
GONE = "These pictures are not here any more, or not on the computer that trains: bring them again."

UNTITLED = "a learner's own"
"""What stands for the title of a set before the eyes of others."""

_NAME = re.compile(r"own:([0-9a-f]{32})/[^/]+")
_LONGEST_NAME = 60
_COPY = "pictures.zip"
"""What the copy of a learner's zip is called: no name of theirs becomes a path."""


def is_own(name: str) -> bool:
    """Whether this is the name of pictures that a learner brought, here or once."""
    return _NAME.fullmatch(name) is not None


def title(name: str) -> str:
    """What the learner calls the set: the name of the zip or of the folder."""
    return PurePosixPath(name).name


def without_title(name: str) -> str:
    """The same set with nothing of what the learner calls it: for the eyes of others, who still tell two sets apart."""
    return f"{name.partition('/')[0]}/{UNTITLED}"


def describe(name: str) -> Row:
    """What a page says about checked pictures of a learner.

    Raises FileNotFoundError, in a plain sentence, where they are not here any more.
    """
    return current().describe(name)


def load(name: str, split: Split) -> Dataset:
    """One split of checked pictures of a learner. Raises as `describe` does."""
    return current().load(name, split)


@dataclass
class _Upload:
    """A set on this server: whose it is, the job that looks at it, and what was read and said of it before."""

    name: str
    owner: str
    check: Job
    read: dict[Split, Dataset] = field(default_factory=dict)
    row: Row | None = None


class OwnPictures:
    """All pictures that learners have brought to the server of this process. Safe to use from several threads.

    `place` is the folder that holds them; `offers` the one whose folders and zips the teacher may use, if any.
    """

    def __init__(self, place: Path, offered: Path | None) -> None:
        self._place = place
        self._offered = offered
        self._uploads: dict[str, _Upload] = {}
        self._lock = Lock()

    def add_zip(self, owner: str, file_name: str, content: BinaryIO) -> str:
        """Keeps a copy of a zip and begins to look at it; gives its name.

        Raises ValueError for what is no zip and for one set too many, OSError where the disk refuses; both in a plain
        sentence.
        """
        if not zipfile.is_zipfile(content):
            raise ValueError(f"{_shortened(file_name)} is not a zip: pack the folders of your pictures into one.")
        content.seek(0)

        def copy(into: Path) -> Path:
            with (into / _COPY).open("xb") as file:
                shutil.copyfileobj(content, file)
            return into / _COPY

        return self._add(owner, file_name, copy)

    def add_offer(self, owner: str, name: str) -> str:
        """Begins to look at one of `offered`, which stays where it is; gives its name. Otherwise as `add_zip`."""
        if self._offered is None or name not in self.offers():
            raise ValueError(f"{name} is not offered on this computer.")
        path = self._offered / name
        return self._add(owner, name, lambda into: path)

    def offers(self) -> tuple[str, ...]:
        """The folders and zips that the teacher may use, by name."""
        if self._offered is None or not self._offered.is_dir():
            return ()
        with os.scandir(self._offered) as entries:
            return tuple(
                sorted(
                    entry.name
                    for entry in entries
                    if _is_plain(entry.name) and (entry.is_dir(follow_symlinks=False) or _is_zip(entry))
                )
            )

    def of(self, owner: str) -> tuple[str, ...]:
        """The names of a learner's sets, the newest first."""
        with self._lock:
            return tuple(upload.name for upload in reversed(self._uploads.values()) if upload.owner == owner)

    def belongs(self, name: str, owner: str) -> bool:
        """Whether these pictures are here, and are this learner's."""
        return name in self.of(owner)

    def check(self, name: str) -> Job:
        """The job that looks at these pictures; once done, they can be loaded. Raises FileNotFoundError where gone."""
        return self._get(name).check

    def describe(self, name: str) -> Row:
        """What a page says about checked pictures. Raises FileNotFoundError where they are gone."""
        upload = self._get(name)
        if upload.row is None:
            upload.row = _row(name, *(self.load(name, split) for split in SPLITS))
        return upload.row

    def load(self, name: str, split: Split) -> Dataset:
        """One split of checked pictures. Raises FileNotFoundError where they are gone."""
        with self._lock:
            upload = self._uploads.get(name)
        # A worker keeps nothing open that the server may have to delete.
        read = upload.read if upload else {}
        if split not in read:
            read[split] = _read(self._folder(name), split)
        return read[split]

    def remove(self, name: str) -> None:
        """Forgets pictures and deletes the copy of them; no effect where they are gone."""
        with self._lock:
            upload = self._uploads.pop(name, None)
        if upload is not None:
            upload.check.cancel()
            upload.read.clear()
            shutil.rmtree(self._folder(name), ignore_errors=True)

    def forget(self, owner: str) -> None:
        """Removes all pictures of a learner who has gone."""
        for name in self.of(owner):
            self.remove(name)

    def clear(self) -> None:
        """Removes all pictures, and what an earlier server that was killed has left."""
        with self._lock:
            every = list(self._uploads)
        for name in every:
            self.remove(name)
        shutil.rmtree(self._place, ignore_errors=True)

    def _add(self, owner: str, file_name: str, bring: Callable[[Path], Path]) -> str:
        self._forget_refused(owner)
        titles = {title(other) for other in self.of(owner)}
        if len(titles) >= MOST:
            raise ValueError(_with_name(TOO_MANY, _shortened(file_name)))
        name = f"own:{secrets.token_hex(16)}/{_unused(_shortened(file_name), titles)}"
        into = self._folder(name)
        try:
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
            into.mkdir(mode=0o700)
            path = bring(into)
            (into / "about.json").write_text(json.dumps({"path": str(path.resolve())}), "utf-8")
        except OSError as failure:
            shutil.rmtree(into, ignore_errors=True)
            raise OSError(_with_name(disk_sentence("copy", failure), title(name))) from failure
        upload = _Upload(name, owner, Job("check", partial(_look_at, path, into, title(name))))
        with self._lock:
            self._uploads[name] = upload
        upload.check.start()
        return name

    def _forget_refused(self, owner: str) -> None:
        """Removes what a learner cannot use: its check has failed, or was stopped."""
        for name in self.of(owner):
            if self.check(name).progress.state in ("failed", "cancelled"):
                self.remove(name)

    def _get(self, name: str) -> _Upload:
        with self._lock:
            if name not in self._uploads:
                raise FileNotFoundError(GONE)
            return self._uploads[name]

    def _folder(self, name: str) -> Path:
        found = _NAME.fullmatch(name)
        if found is None:
            raise FileNotFoundError(GONE)
        return self._place / found[1]


def _is_plain(name: str) -> bool:
    """Whether a name is meant to be seen, and can be sent to a browser."""
    return not name.startswith(".") and name.isprintable()


def _is_zip(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(".zip")


def _shortened(file_name: str) -> str:
    """The last part of what a browser says a file is called, fit for a name."""
    last = file_name.replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, last))[-_LONGEST_NAME:] or "pictures"


def _unused(name: str, taken: Collection[str]) -> str:
    """The name, or one like it that is not taken: a run may still learn from its namesake."""
    path = PurePosixPath(name)
    names = chain([name], (f"{path.stem} ({number}){path.suffix}" for number in count(2)))
    return next(each for each in names if each not in taken)


def _look_at(path: Path, into: Path, called: str, tell: Tell) -> LastStep:
    try:
        survey = inspection.check([path], tell)
    except (FolderError, JobError) as refusal:
        raise JobError(_with_name(str(refusal), called)) from refusal
    return partial(inspection.save, survey, into / "survey.json")


def _with_name(sentence: str, called: str) -> str:
    """The sentence about a set, with what the learner calls it."""
    own = sentence.replace(_COPY, called)
    return own if called in own else f"{called}: {own}"


def _read(place: Path, split: Split) -> Dataset:
    try:
        path = Path(json.loads((place / "about.json").read_text("utf-8"))["path"])
        survey = inspection.load(place / "survey.json")
        layout = find_layout([path])
    except (FileNotFoundError, FolderError):
        raise FileNotFoundError(GONE) from None
    return folder.dataset(layout, split, survey, "Brought by the learner", folder.OWN_LICENCE)


def _row(name: str, train: Dataset, validation: Dataset) -> Row:
    return Row(
        name=name,
        title=title(name),
        class_names=train.class_names,
        shape=train.images[0].shape,
        train=len(train),
        validation=len(validation),
        origin=train.origin,
        licence=train.licence,
        preparation="The pictures are as they were brought; transparent parts lie on white.",
        split=(
            "Folders named like splits, such as train and validation, are kept apart. Without them a fifth of every "
            "class, drawn with a fixed seed, is for validation."
        ),
        load=partial(load, name),
    )


@cache
def current() -> OwnPictures:
    """The pictures of this process. Raises ValueError, in a plain sentence, where LAYERSCOPE_PICTURES is no folder."""
    return OwnPictures(home() / "own", environment.pictures())
