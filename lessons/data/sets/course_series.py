"""The course's two real series: downloaded once, as the tables that its notebooks read."""

from lessons.data.dataset import Row
from lessons.data.download.download import Source
from lessons.data.own import series as own
from lessons.data.sets.course_file import CourseFile, Form
from lessons.data.sets.series_row import row

_COUNTED = (
    "The values are as they are distributed. Their makers publish no checksum: we count the values that arrive instead."
)
_FORM = Form("table of a series", "values", 1_000_000, lambda path, name: own.read(path))


def _row(name: str, title: str, train: int, validation: int, source: Source, **about: str) -> Row:
    table = CourseFile(_FORM, name, title, source, train + validation)
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
