"""The chart of several runs: every run its own look, every number as it is."""

import json
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.overlay import SIGNS, SYMBOLS, Curves, overlay
from tests.figures.test_palette import luminance

ROWS = [(1.0, 1.5, 0.5, 1.25, 0.625), (2.0, 0.75, 0.75, None, None)]


def unpacked(payload: bytes) -> tuple[dict[str, Any], list[np.ndarray]]:
    length = int.from_bytes(payload[:4], "little")
    header = json.loads(payload[4 : 4 + length])
    arrays = [
        np.frombuffer(payload, np.float32, int(np.prod(entry["shape"])), 4 + length + entry["offset"])
        for entry in header["arrays"].values()
    ]
    return header["meta"], arrays


def test_runs_travel_with_their_numbers() -> None:
    meta, arrays = unpacked(overlay([Curves(0, "first", ROWS, 1), Curves(3, "second", [], None)]))
    assert [(run["name"], run["best"]) for run in meta["runs"]] == [("first", 1), ("second", None)]
    assert "first, lowest validation loss after epoch 1; second" in meta["alt"]
    np.testing.assert_array_equal(arrays[0], [1, 1.5, 0.5, 1.25, 0.625, 2, 0.75, 0.75, np.nan, np.nan])
    assert arrays[1].size == 0


def test_every_place_has_a_colour_and_a_symbol_of_its_own() -> None:
    for looks in (palette.RUNS, SYMBOLS, SIGNS):
        assert len(set(looks)) == len(looks) == len(palette.RUNS)


def test_run_colours_are_seen_on_a_light_and_on_a_dark_page() -> None:
    for colour in palette.RUNS:
        light = luminance(np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]))
        dark_page = luminance(np.array([0x0F, 0x14, 0x20]))
        assert 1.05 / (light + 0.05) >= 3
        assert (light + 0.05) / (dark_page + 0.05) >= 3
