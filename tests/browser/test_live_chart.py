"""The live chart in the browser draws the numbers it is sent, in the panels and at the levels it is told."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lessons.course.feature_maps import explore
from tests.browser.dashboard import open_lesson, painted

DRAWN = """
box => ({
  curves: box.data
    .filter(({ mode }) => mode === "lines+markers")
    .map(({ name, x, y, yaxis }) => [name, yaxis, [...x], [...y]]),
  title: box.layout.yaxis2.title.text, range: box.layout.yaxis2.range,
  levels: box.layout.shapes.filter(({ yref }) => yref === "y2").map(({ y0 }) => y0),
  names: box.layout.annotations.map(({ text }) => text),
})
"""


def test_recording_is_drawn_number_by_number(page: Page) -> None:
    open_lesson(page, "feature-maps", view=explore.TRAIN)
    chart = page.locator(".root.live-chart")
    painted(chart.locator(".main-svg").first)
    record = explore.recording(explore.DIGITS)
    expect(chart).to_have_attribute("data-points", str(len(record.points)))
    drawn: dict[str, Any] = chart.locator(".chart").evaluate(DRAWN)
    columns = [("training", "y", "loss"), ("validation", "y", "val_loss")]
    columns += [("training", "y2", "accuracy"), ("validation", "y2", "val_accuracy")]
    for (title, axis, column), curve in zip(columns, drawn["curves"], strict=True):
        assert curve[:2] == [title, axis]
        assert curve[2] == [end.epoch for end in record.epoch_points]
        assert curve[3] == pytest.approx([end.values[column] for end in record.epoch_points], rel=1e-6)
    assert drawn["title"] == "accuracy"
    assert drawn["range"] == pytest.approx([0, 1.03])
    assert drawn["levels"] == pytest.approx([1 / len(record.class_names), record.spec.stop_at_accuracy])
    assert drawn["names"] == ["best validation", "an even guess", "goal"]
