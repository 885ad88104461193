"""A file of the course: downloaded once, as its notebooks read it."""

from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from lessons.data.download.download import Download, Part, Source, WrongFileError
from lessons.data.download.jobs import LastStep, Tell
from lessons.home import home

Content = TypeVar("Content", bound=Sized)


@dataclass(frozen=True)
class Form(Generic[Content]):
    """What files of one form have in common.

    Attributes:
        name: what such a file is called in a sentence, "table of a series" for example.
        items: what it holds, "values" for example.
        limit: the bytes that it may have.
        read: gives what the file at a path holds; the name beside it is the file's own, whatever the path is called.
            Raises ValueError where the file has another form.
    """

    name: str
    items: str
    limit: int
    read: Callable[[Path, str], Content]


class CourseFile(Generic[Content]):
    """The file of a set: where it lies, how it comes there and is read.

    It holds `count` items; None where its size tells already whether it is the right one.
    """

    def __init__(self, form: Form[Content], name: str, title: str, source: Source, count: int | None) -> None:
        self._form = form
        self._name = name
        self._title = title
        self._source = source
        self._count = count
        self._download = Download(lambda: [Part(source, self._path)], form.limit, self._check)
        self._read_once = lru_cache(maxsize=1)(self._read)

    def download(self) -> Download:
        return self._download

    def available(self) -> bool:
        return self._path.exists()

    def read(self) -> Content:
        if not self.available():
            raise FileNotFoundError(f"“{self._title}” is not on this computer yet; it must be downloaded first.")
        return self._read_once(self._path, self._path.stat().st_mtime_ns)

    @property
    def _path(self) -> Path:
        return home() / "downloads" / self._name / self._source.address.rpartition("/")[2]

    def _read(self, path: Path, written: int) -> Content:
        """What the file holds; `written`, its time, tells it from an earlier one in its place."""
        return self._form.read(path, path.name)

    def _check(self, files: Sequence[Path], tell: Tell) -> LastStep:
        try:
            found = len(self._form.read(files[0], self._path.name))
        except ValueError as refusal:
            raise WrongFileError(f"What has arrived is no {self._form.name}, so it was thrown away.") from refusal
        if self._count is not None and found != self._count:
            raise WrongFileError(
                f"What has arrived holds {found:,} {self._form.items} instead of {self._count:,}, "
                "so it was thrown away."
            )
        return lambda: None
