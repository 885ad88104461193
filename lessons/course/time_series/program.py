"""How the programs of the sections get the series on show."""

import json
from collections.abc import Callable, Mapping

from lessons.course.time_series.mixer import making_code
from lessons.course.time_series.source import Source

FILE = "my_series.json"
"""What a program cannot make or fetch by itself."""


def reading_code(source: Source) -> list[str]:
    """The lines that make or read the values as `series`, with NumPy as `np`; `imports` come before."""
    if source.recipe is not None:
        return making_code(source.recipe)
    return [f'with open("{FILE}") as file:', "    series = np.array(json.load(file))"]


def imports(source: Source) -> list[str]:
    """What the reading lines need besides NumPy."""
    return [] if source.recipe is not None else ["import json", ""]


def attachments(source: Source) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads."""
    return {} if source.recipe is not None else {FILE: lambda: json.dumps(source.values.tolist()).encode()}
