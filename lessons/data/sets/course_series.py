"""The course's two real series: downloaded once, as the tables that its notebooks read."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from lessons.data.dataset import Row
from lessons.data.download.download import Download, Part, Source, WrongFileError
from lessons.data.download.jobs import LastStep, Tell
from lessons.data.own import series as own
from lessons.data.series import Series
from lessons.data.sets.series_row import row
from lessons.home import home

_LIMIT = 1_000_000
_COUNTED = (
    "The values are as they are distributed. Their makers publish no checksum: we count the values that arrive instead."
)


class _Table:
    """The table of a series: where it lies, how it comes there and is read."""

    def __init__(self, name: str, title: str, source: Source, values: int) -> None:
        self._title = title
        self._values = values
        self._name = name
        self._source = source
        self._download = Download(lambda: [Part(source, self._path)], _LIMIT, self._check)

    def download(self) -> Download:
        return self._download

    def available(self) -> bool:
        return self._path.exists()

    def read(self) -> Series:
        if not self.available():
            raise FileNotFoundError(f"“{self._title}” is not on this computer yet; it must be downloaded first.")
        return _read(self._path, self._path.stat().st_mtime_ns)

    @property
    def _path(self) -> Path:
        return home() / "downloads" / self._name / self._source.address.rpartition("/")[2]

    def _check(self, files: Sequence[Path], tell: Tell) -> LastStep:
        try:
            found = len(own.read(files[0]))
        except ValueError as refusal:
            raise WrongFileError("What has arrived is no table of a series, so it was thrown away.") from refusal
        if found != self._values:
            raise WrongFileError(
                f"What has arrived holds {found:,} values instead of {self._values:,}, so it was thrown away."
            )
        return lambda: None


@lru_cache(maxsize=4)
def _read(path: Path, written: int) -> Series:
    """The series in a table; `written`, the time of its file, tells it from an earlier one in its place."""
    return own.read(path)


def _row(name: str, title: str, train: int, validation: int, source: Source, **about: str) -> Row:
    table = _Table(name, title, source, train + validation)
    return row(
        name,
        title,
        train,
        validation,
        table.read,
        preparation=_COUNTED,
        available=table.available,
        download=table.download,
        download_bytes=source.size,
        **about,
    )


ROWS = (
    _row(
        "sunspots-monthly",
        "Sunspots, monthly since 1749",
        3000,
        235,
        Source("https://storage.googleapis.com/tensorflow-1-public/course4/Sunspots.csv", None, 70_827),
        unit="sunspots",
        origin="WDC-SILSO, Royal Observatory of Belgium, Brussels; the course's file",
        licence="CC BY-NC 4.0",
    ),
    _row(
        "melbourne-temperature",
        "Melbourne's daily minimum temperature, 1981 to 1990",
        2500,
        1150,
        Source("https://raw.githubusercontent.com/jbrownlee/Datasets/master/daily-min-temperatures.csv", None, 67_921),
        unit="°C",
        origin="Bureau of Meteorology, Commonwealth of Australia; the course's file",
        licence="The file states none; the Bureau's are © Commonwealth of Australia, and ask to be named",
    ),
)
"""Split as the course splits them."""
