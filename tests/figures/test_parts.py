"""The parts: lines of what was mixed and of what was found."""

import numpy as np

from lessons.figures import parts
from tests.figures.sent import arrays, meta

WHOLE = {"Series": np.arange(3.0)}
FOUND = {"Trend": np.ones(3), "Rest": np.zeros(3)}


def test_lines_are_named_once_and_closed_parts_stay_at_home() -> None:
    mixed = {"Trend": np.ones(3), "Rest": np.ones(3)}
    payload = parts.payload(np.arange(3), "m", WHOLE, FOUND, mixed, ["Trend"])
    assert [line["name"] for line in meta(payload)["lines"]] == ["the series", "as mixed", "as STL finds it"]
    strips = {strip["title"]: [key["key"] for key in strip["keys"]] for strip in meta(payload)["strips"]}
    assert strips == {
        "Series": ["whole Series"],
        "Trend": ["mixed Trend", "found Trend"],
        "Rest": ["mixed Rest"],
    }
    assert set(arrays(payload)) == {"time", *(key for keys in strips.values() for key in keys)}


def test_what_is_not_found_yet_has_no_name() -> None:
    lines = meta(parts.payload(np.arange(3), "m", WHOLE, {}, {"Trend": np.ones(3)}, ["Trend"]))["lines"]
    assert [line["name"] for line in lines] == ["the series", "as mixed"]
