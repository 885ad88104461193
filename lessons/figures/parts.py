"""What the canvas of a series taken apart is sent: the parts that were found, over those that were mixed."""

from collections.abc import Mapping, Sequence

import numpy as np

from lessons.figures import palette, timeline
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

WHOLE, MIXED, FOUND = "whole", "mixed", "found"


def payload(
    time: Array,
    unit: str,
    whole: Mapping[str, Array],
    found: Mapping[str, Array],
    mixed: Mapping[str, Array],
    open_parts: Sequence[str],
) -> bytes:
    """The payload of the `whole` series and its parts, each (n,) by title.

    Parts are `mixed` where the recipe is known; of the `found` ones the `open_parts` alone are sent.
    """
    kinds = {
        WHOLE: {"name": "the series", "colour": palette.RUNS[0], "dash": [], "width": 0.12},
        MIXED: {"name": "as mixed", "colour": palette.ERROR, "dash": [], "width": 0.26},
        FOUND: {"name": "as STL finds it", "colour": palette.POINT, "dash": [], "width": 0.12},
    }
    sources = {WHOLE: whole, MIXED: mixed, FOUND: {title: found[title] for title in open_parts if title in found}}
    columns: dict[str, dict[str, Array]] = {
        title: {kind: parts[title] for kind, parts in sources.items() if title in parts}
        for title in dict.fromkeys((*whole, *found, *mixed))
    }
    used = [kind for kind in kinds if any(kind in parts for parts in columns.values())]
    meta = {
        "dates": timeline.are_dates(time),
        "unit": unit,
        "lines": [kinds[kind] for kind in used],
        "strips": [
            {"title": title, "keys": [{"key": f"{kind} {title}", "line": used.index(kind)} for kind in parts]}
            for title, parts in columns.items()
        ],
    }
    arrays = {f"{kind} {title}": values for title, parts in columns.items() for kind, values in parts.items()}
    return pack(
        meta, {"time": timeline.moments(time), **{name: values.astype(np.float32) for name, values in arrays.items()}}
    )
