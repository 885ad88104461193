"""How the programs of the sections get the series on show."""

from collections.abc import Callable, Mapping

from lessons.course.time_series.source import Source
from lessons.data import series_file
from lessons.data.sets import mixed_series


def reading_code(source: Source) -> list[str]:
    """The lines that make or read the values as `series`, with NumPy as `np`; `imports` come before."""
    return mixed_series.code(source.recipe) if source.recipe is not None else list(series_file.READING)


def imports(source: Source) -> list[str]:
    """What the reading lines need besides NumPy."""
    return [] if source.recipe is not None else list(series_file.IMPORTS)


def attachments(source: Source) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads."""
    return {} if source.recipe is not None else series_file.attachments(source.values)
