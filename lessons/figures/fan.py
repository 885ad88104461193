"""What the fan is sent: free runs from many starts over a series, and how their error grows with every step ahead."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

FREE, SEASON, NAIVE = "Free run", "A year ago", "The last value"
LOOKS: Mapping[str, tuple[str, tuple[float, ...]]] = {
    FREE: (palette.MODEL, ()),
    SEASON: (palette.RUNS[1], (0.5, 0.25)),
    NAIVE: (palette.RUNS[0], (0.15, 0.2)),
}
"""The colour and the dashes of each, which tell them apart together."""


def payload(
    time: Array, values: Array, starts: Array, runs: Array, errors: Mapping[str, Array], crossing: int | None
) -> bytes:
    """The payload of free `runs` (S, horizon) from the steps `starts` (S,) on, over values (n,).

    `errors` (horizon,) by name, empty until they are to be told; `crossing` is the step ahead from which on the season
    a year ago is nearer.
    """
    meta: dict[str, Any] = {
        "dates": timeline.are_dates(time),
        "lines": [
            {"name": name, "key": f"error {name}", "colour": LOOKS[name][0], "dash": LOOKS[name][1]} for name in errors
        ],
        "crossing": crossing,
        "colours": {"validation": palette.VALIDATION, "run": palette.MODEL},
    }
    arrays = {"time": timeline.moments(time), "values": values, "starts": starts, "runs": runs}
    arrays |= {f"error {name}": error for name, error in errors.items()}
    return pack(meta, {name: array.astype(np.float32) for name, array in arrays.items()})
