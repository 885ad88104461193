"""The live chart in the browser draws the numbers it is sent, in the panels and at the levels it is told."""

import math
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lessons.course.feature_maps import explore
from lessons.figures import live_chart
from lessons.tasks import CLASSIFICATION
from tests.browser.dashboard import eventually, open_lesson, painted

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

DRAWN_ANEW = """
async (payloads) => {
  const { default: render } = await import("/components/live_chart/main.js");
  const parent = document.createElement("div");
  parent.innerHTML =
    '<div class="root live-chart" id="anew"><div class="chart" style="height: 300px"></div><p class="failed"></p>';
  document.body.append(parent);
  for (const payload of payloads) {
    render({ data: new Uint8Array(payload), parentElement: parent, setTriggerValue: () => {} });
    await new Promise((done) => setTimeout(done, 300));
  }
}
"""
DOTS = "box => box.querySelectorAll('.scatterlayer.mlayer .trace')[2]?.querySelectorAll('.point').length ?? 0"


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
    assert drawn["names"] == ["lowest validation loss", "an even guess", "goal"]
    _short_run_is_drawn_to_its_end(page)


def _short_run_is_drawn_to_its_end(page: Page) -> None:
    """A page that is drawn anew sends every point again: its payload begins where the one before it began."""
    rows = [{"epoch": float(at), "ends_epoch": 1, "loss": 1 / at, "val_loss": 2 / at} for at in range(1, 7)]
    sent = [
        live_chart.payload("run", CLASSIFICATION, 0.1, rows[:count], 0, 6, best=None, goal=None, overfits=False)
        for count in (3, 6)
    ]
    explodes = [*rows, {"epoch": 6.5, "ends_epoch": 0, "loss": 1e9}]
    page.evaluate(DRAWN_ANEW, [list(payload) for payload in sent])
    box = page.locator("#anew .chart").first

    def drawn() -> None:
        assert [len(curve[2]) for curve in box.evaluate(DRAWN)["curves"]][:2] == [6, 6]
        assert box.evaluate(DOTS) == 6

    eventually(page, drawn)
    assert box.evaluate("box => box.layout.yaxis.range[1]") < 5, "the loss of a guess is its highest"
    sent = [live_chart.payload("run", CLASSIFICATION, 0.1, explodes, 0, 7, None, None, False)]
    page.evaluate(DRAWN_ANEW, [list(payload) for payload in sent])
    page.wait_for_function("document.querySelectorAll('#anew .chart')[1]?.layout")
    high = page.locator("#anew .chart").last.evaluate("box => box.layout.yaxis.range[1]")
    assert high == pytest.approx(10 * math.log(10))
    _long_run_draws_the_batches_of_its_newest_epoch_alone(page)


def _long_run_draws_the_batches_of_its_newest_epoch_alone(page: Page) -> None:
    rows = [{"epoch": at / 2, "ends_epoch": at % 2 == 0, "loss": 1.0, "val_loss": 1.0} for at in range(1, 22)]
    sent = live_chart.payload("run", CLASSIFICATION, 0.1, rows, 0, 20, None, None, False)
    page.evaluate(DRAWN_ANEW, [list(sent)])
    page.wait_for_function("document.querySelectorAll('#anew .chart')[2]?.data")
    thin = "box => box.data.filter(({ mode }) => mode === 'lines').map(({ x }) => [...x])"
    assert page.locator("#anew .chart").last.evaluate(thin) == [[10.0, 10.5]] * 2
