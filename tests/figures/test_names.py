"""Names in what components are sent: in one line each, and for Plotly, which reads HTML, without any."""

import numpy as np

from lessons.figures import batch, confusion, cropper, growth, overlay, softmax, threshold, verdict
from lessons.figures import sheet as sheets
from lessons.figures.overlay import Curves
from lessons.tasks import CLASSIFICATION
from tests.figures.sent import meta

NAMES = ("a\n <i>x</i>", "**b** &amp; $y$")
SHOWN = ["a <i>x</i>", "**b** &amp; $y$"]
PICTURES = np.zeros((1, 4, 4, 3), np.uint8)


def test_answers_are_told_as_the_classes_are_called() -> None:
    assert meta(confusion.confusion(np.eye(2), NAMES, None))["classes"] == SHOWN
    assert meta(softmax.softmax(np.zeros(2), NAMES, 0))["classes"] == SHOWN
    sheet = meta(sheets.answers(PICTURES, [(*NAMES, "90%")], 7, None))
    assert sheet["names"] == [f"{SHOWN[0]}, taken for {SHOWN[1]}, 90%"]
    assert sheet["captions"] == [[SHOWN[0], f"→ {SHOWN[1]}", "90%"]]


def test_two_classes_lie_at_the_ends_of_a_line() -> None:
    rows = [verdict.Row("As it is", (0.0, 0.5)), verdict.Row("Grey", None)]
    shown = meta(verdict.verdict(NAMES, rows, [PICTURES[0], PICTURES[0]], None, None))
    assert shown["classes"] == SHOWN
    assert all(name in shown["plain"]["alt"] for name in SHOWN)
    divided = meta(threshold.threshold(NAMES, PICTURES, np.array([0.2]), [0], 0.5))
    assert divided["classes"] == SHOWN
    assert all(name in divided["alt"] for name in SHOWN)
    step = growth.Step(200, 1.0, 0.6, [0.3])
    assert meta(growth.growth([step], [200], 0, NAMES, PICTURES, [0]))["classes"] == SHOWN
    said = cropper.Answer("", NAMES, 0.5, 0.5, NAMES[0], NAMES[1])
    framed = meta(cropper.payload(said, PICTURES[0], PICTURES[0], (0, 0, 4), 1))
    assert [*framed["classes"], framed["says"], framed["truth"]] == [*SHOWN, *SHOWN]


def test_folders_are_called_as_the_classes_are() -> None:
    tile = batch.Tile("train/x/0.png", 4, 4, 0, 0, 0)
    assert meta(batch.batch({"train": dict.fromkeys(NAMES, 1)}, [1], 0, 4, [tile], PICTURES, {}))["classes"] == SHOWN


def test_plotly_finds_no_html_in_the_name_of_a_run() -> None:
    runs = [Curves(place, name, [], None) for place, name in enumerate(NAMES)]
    chart = meta(overlay.overlay(runs, CLASSIFICATION, None))
    assert [run["name"] for run in chart["runs"]] == ["a &lt;i&gt;x&lt;/i&gt;", "**b** &amp;amp; $y$"]
    assert all(name in chart["alt"] for name in SHOWN)
