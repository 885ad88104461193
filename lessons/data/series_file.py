"""How a printed program gets a series that it cannot make or fetch by itself: from a file beside it."""

import json
from collections.abc import Callable, Mapping

from lessons.maths.arrays import Array

FILE = "my_series.json"
IMPORTS = ("import json", "")
READING = (f'with open("{FILE}") as file:', "    series = np.array(json.load(file))")
"""The lines that read the values as `series`, with NumPy as `np`."""


def attachments(values: Array) -> Mapping[str, Callable[[], bytes]]:
    """The file that these lines read, by its name, made when asked for; `values` (n,)."""
    return {FILE: lambda: json.dumps(values.tolist()).encode()}
