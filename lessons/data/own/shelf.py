"""Series, texts and vectors of words that a learner trains with: kept on the server for as long as they are here.

They are known by a name such as `own-series:<32 hex digits>/rain.csv`, which nobody can guess. Each lies in a private
file, which the workers of this computer read too.
"""

import json
import os
import re
import secrets
import shutil
from base64 import b64decode, b64encode
from dataclasses import dataclass, fields
from functools import cache, lru_cache, partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any

import numpy as np

from lessons.data.dataset import SPLITS, Row, Split
from lessons.data.download.jobs import disk_sentence
from lessons.data.own.vectors import WordVectors
from lessons.data.series import Series
from lessons.data.texts import Texts
from lessons.home import home

MOST = 3
"""At most this many are kept for one learner; the oldest goes where another comes."""
GONE = "This table is not here any more, or not on the computer that trains: bring it again."
KINDS = {"series": Series, "texts": Texts, "vectors": WordVectors}
SENTENCES = {
    "series": "By time: what comes last is for validation.",
    "texts": "A tenth of every class, drawn by a fixed seed, is for validation; without classes every tenth text.",
}

Part = Series | Texts | WordVectors

_NAME = re.compile(r"own-(series|texts|vectors):([0-9a-f]{32})/[^/]+")
_LONGEST_NAME = 60


def is_own(name: str) -> bool:
    """Whether this is the name of a table that a learner brought, here or once."""
    return _NAME.fullmatch(name) is not None


def title(name: str) -> str:
    """What the learner calls it: the name of the file."""
    return PurePosixPath(name).name


def kind_of(name: str) -> str:
    """The kind of what was brought under this name. Raises FileNotFoundError for a name of another form."""
    return _parse(name)[0]


@dataclass(frozen=True)
class _Item:
    """One table: whose it is, and the digest of what it holds."""

    owner: str
    digest: str


class Shelf:
    """All that learners of this process's server have brought to train with. Safe to use from several threads.

    `place` is the folder that holds them.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._items: dict[str, _Item] = {}
        self._lock = Lock()

    def put(self, owner: str, title: str, train: Part, validation: Part | None = None) -> str:
        """Keeps what a learner brought, in its parts, of one kind; gives its name, the same for the same content.

        Raises OSError, in a plain sentence, where the disk refuses.
        """
        kind = next(kind for kind, type_of in KINDS.items() if isinstance(train, type_of))
        parts = {"train": train} | ({} if validation is None else {"validation": validation})
        content = json.dumps({split: _to_plain(part) for split, part in parts.items()}).encode()
        item = _Item(owner, sha256(title.encode() + content).hexdigest())
        with self._lock:
            known = next((name for name, one in self._items.items() if one == item), None)
        if known is not None:
            return known
        name = f"own-{kind}:{secrets.token_hex(16)}/{_shortened(title)}"
        self._write(name, content)
        with self._lock:
            self._items[name] = item
        for other in self.of(owner)[MOST:]:
            self.remove(other)
        return name

    def of(self, owner: str) -> tuple[str, ...]:
        """The names of what a learner brought, the newest first."""
        with self._lock:
            return tuple(name for name, item in reversed(self._items.items()) if item.owner == owner)

    def belongs(self, name: str, owner: str) -> bool:
        """Whether this is here, and is this learner's."""
        return name in self.of(owner)

    def load(self, name: str, split: Split) -> Part:
        """One part. Raises FileNotFoundError, in a plain sentence, where it is gone."""
        kind, _ = _parse(name)
        file = self._file(name)
        if not file.exists():
            raise FileNotFoundError(GONE)
        return _parts(file, kind)[split]

    def describe(self, name: str) -> Row:
        """What a page says about it. Raises as `load`, and ValueError for vectors, from which nothing is learned."""
        kind, _ = _parse(name)
        train = self.load(name, "train")
        if isinstance(train, WordVectors):
            raise ValueError(f"{title(name)} holds vectors: nothing to learn from, but to start with.")
        validation = self.load(name, "validation")
        return Row(
            name=name,
            title=title(name),
            class_names=train.class_names if isinstance(train, Texts) else (),
            shape=(),
            train=len(train),
            validation=len(validation),
            origin="Brought by the learner",
            licence=train.licence,
            preparation=" ".join(train.notes) or "It is as it was brought.",
            split=SENTENCES[kind],
            load=partial(self.load, name),
            kind=kind,
        )

    def remove(self, name: str) -> None:
        """Forgets and deletes it; no effect where it is gone."""
        with self._lock:
            self._items.pop(name, None)
        self._file(name).unlink(missing_ok=True)

    def forget(self, owner: str) -> None:
        """Removes all that a learner who has gone has brought."""
        for name in self.of(owner):
            self.remove(name)

    def clear(self) -> None:
        """Removes everything, and what an earlier server that was killed has left."""
        with self._lock:
            self._items.clear()
        shutil.rmtree(self._place, ignore_errors=True)

    def _write(self, name: str, content: bytes) -> None:
        try:
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(self._file(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
        except OSError as failure:
            raise OSError(f"{title(name)}: {disk_sentence('copy', failure)}") from failure

    def _file(self, name: str) -> Path:
        return self._place / f"{_parse(name)[1]}.json"


@lru_cache(maxsize=4)
def _parts(file: Path, kind: str) -> dict[Split, Part]:
    """Both parts that a file holds; no other file ever has its name."""
    written = json.loads(file.read_bytes())
    return {split: _from_plain(KINDS[kind], written[split]) for split in SPLITS if split in written}


def _parse(name: str) -> tuple[str, str]:
    found = _NAME.fullmatch(name)
    if found is None:
        raise FileNotFoundError(GONE)
    return found[1], found[2]


def _shortened(file_name: str) -> str:
    """The last part of what a file is called, fit for a name."""
    last = file_name.replace("\\", "/").rpartition("/")[2]
    return "".join(filter(str.isprintable, last))[-_LONGEST_NAME:] or "table"


def _to_plain(part: Part) -> dict[str, Any]:
    """A part as JSON says it: of an array its bytes, for many numbers are slow to write and to read."""
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: _array(value) if isinstance(value, np.ndarray) else value for name, value in values.items()}


def _array(values: np.ndarray[Any, Any]) -> dict[str, Any]:
    return {"type": values.dtype.str, "shape": values.shape, "bytes": b64encode(values.tobytes()).decode()}


def _from_plain(kind: type[Part], plain: dict[str, Any]) -> Part:
    return kind(**{name: _read(value) for name, value in plain.items()})


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        return np.frombuffer(b64decode(value["bytes"]), value["type"]).reshape(value["shape"])
    return tuple(value) if isinstance(value, list) else value


@cache
def current() -> Shelf:
    """The shelf of this process."""
    return Shelf(home() / "own-tables")
