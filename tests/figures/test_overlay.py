"""The chart of several runs: every run its own look, every number as it is."""

import numpy as np

from lessons.figures import palette
from lessons.figures.overlay import SIGNS, SYMBOLS, Curves, overlay
from lessons.tasks import CLASSIFICATION, FORECAST
from tests.figures.sent import arrays, meta
from tests.figures.test_palette import luminance

ROWS = [
    {"epoch": 1.0, "loss": 1.5, "accuracy": 0.5, "val_loss": 1.25, "val_accuracy": 0.625},
    {"epoch": 2.0, "loss": 0.75, "accuracy": 0.75, "val_loss": None},
]


def test_runs_travel_with_their_numbers() -> None:
    sent = overlay([Curves(0, "first", ROWS, 1), Curves(3, "second", [], None)], CLASSIFICATION, 0.1)
    first, second = meta(sent)["runs"]
    assert [(run["name"], run["best"]) for run in (first, second)] == [("first", 1), ("second", None)]
    assert "first, lowest validation loss after epoch 1; second" in meta(sent)["alt"]
    assert first["columns"] == ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]
    rows = [[1, 1.5, 0.5, 1.25, 0.625], [2, 0.75, 0.75, np.nan, np.nan]]
    np.testing.assert_array_equal(arrays(sent)["run0"], rows)
    assert (second["columns"], arrays(sent)["run1"].size) == ([], 0)


def test_chart_is_told_its_metric() -> None:
    sent = meta(overlay([Curves(0, "first", [{"epoch": 1.0, "mae": 5.0}], 1)], FORECAST, 5.94))
    assert sent["metric"]["name"] == "mae"
    assert sent["metric"]["baseline"] == {"value": 5.94, "label": "the naive forecast"}
    assert sent["alt"].startswith("Loss and mean absolute error of training and validation")


def test_every_place_has_a_colour_and_a_symbol_of_its_own() -> None:
    for looks in (palette.RUNS, SYMBOLS, SIGNS):
        assert len(set(looks)) == len(looks) == len(palette.RUNS)


def test_run_colours_are_seen_on_a_light_and_on_a_dark_page() -> None:
    for colour in palette.RUNS:
        light = luminance(np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]))
        dark_page = luminance(np.array([0x0F, 0x14, 0x20]))
        assert 1.05 / (light + 0.05) >= 3
        assert (light + 0.05) / (dark_page + 0.05) >= 3
