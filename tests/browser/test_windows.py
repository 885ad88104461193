"""Windows in the browser: dragged, drawn into a batch, trained on, raced at three rates, and leaking."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.course.windows import leaks, views
from lessons.course.windows.source import LECTURE, SERIES
from lessons.data import split_series
from tests.browser.dashboard import drag, eventually, guess_all, open_lesson, part, slide, switch, value

SLUG = "windows"
LECTURES = split_series.from_row(SERIES[LECTURE])


def test_window_is_dragged_and_windows_are_drawn_into_a_batch(page: Page) -> None:
    open_lesson(page, SLUG, view=views.MACHINE)
    root = part(page, "machine", "start")
    expect(root.get_by_role("button", name="Draw one")).to_be_disabled()
    expect(root.locator(".held")).to_contain_text("? windows wait")
    root.locator("canvas.series").press("ArrowRight")
    expect(root.locator(".place")).to_have_text("One window")
    guess_all(page)
    expect(root.locator(".held")).to_contain_text("980 windows wait")
    expect(root.locator(".place")).to_have_text(re.compile(r"Window \d+"))
    expect(root.locator(".counts")).to_contain_text("980 windows → 31 batches: the last one has 20")
    expect(root.locator(".way").last).to_contain_text("961")
    canvas = root.locator("canvas.series")
    drag(page, canvas, (0.3, 0.5), (0.7, 0.5))

    def shows_its_target() -> None:
        start = int(value(root, "start"))
        assert start > 500
        assert value(root, "target") == pytest.approx(LECTURES.values[start + 20], abs=1e-3)

    eventually(page, shows_its_target)
    start = value(root, "start")
    canvas.press("ArrowRight")
    expect(root).to_have_attribute("data-start", str(int(start) + 1))
    root.get_by_role("button", name="Draw one").click()
    expect(root).to_have_attribute("data-drawn", "1")
    root.get_by_role("button", name="Fill the batch").click()
    expect(root).to_have_attribute("data-drawn", "32")
    expect(root.locator(".shapes")).to_contain_text("x (32, 20), y (32,)")
    slide(page, "Shift", "ArrowRight")
    # Other windows are asked about anew.
    expect(root).to_have_attribute("data-windows", "?")
    guess_all(page)
    expect(root).to_have_attribute("data-windows", "490")


def test_forecast_is_drawn_epoch_by_epoch_beside_the_weights(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN)
    root = part(page, "forecast", "epoch")
    expect(root).to_have_attribute("data-epoch", "0")
    guess_all(page)
    start = value(root, "first")
    root.get_by_role("slider", name="Epoch").press("End")
    expect(root).to_have_attribute("data-epoch", "100")
    assert value(root, "first") != start
    expect(root.locator(".said")).to_contain_text("better than naive’s 5.94")
    root.get_by_label("the naive forecast").check()
    expect(root).to_have_attribute("data-naive", "true")
    weights = part(page, "window-weights", "rows")
    expect(weights.locator(".row")).to_have_count(3)
    expect(weights.locator(".said")).to_contain_text("Value at t − 1")
    weights.press("ArrowLeft")
    expect(weights.locator(".said")).to_contain_text("Value at t − 2: Least squares 0.27")


def test_three_rates_are_picked_and_race(page: Page) -> None:
    open_lesson(page, SLUG, view=views.SWEEP)
    root = part(page, "sweep", "chosen")
    expect(root.get_by_role("button", name="Race")).to_be_disabled()
    guess_all(page)
    root.get_by_role("button", name="10⁻⁶", exact=True).click()
    expect(root).to_have_attribute("data-chosen", "4e-06 1.6e-05 1e-06")
    expect(page).to_have_url(re.compile("_rates=4e-06~1.6e-05~1e-06"))
    guess_all(page)
    root.get_by_role("slider", name="Epoch").press("End")
    expect(root).to_have_attribute("data-epoch", "100")
    expect(root.locator(".standings span")).to_have_count(3)


def test_each_mistake_has_a_bar_beside_the_honest_one(page: Page) -> None:
    open_lesson(page, SLUG, view=views.LEAKS)
    root = part(page, "ladder", "rungs")
    guess_all(page)
    result = leaks.compute(leaks.Settings(), LECTURES)
    assert result is not None
    honest = root.locator("[data-name=Honest] .mae")
    expect(honest).to_have_text(f"{result.honest.mae:.3f}")
    expect(root.locator(".rung.leaks")).to_have_count(5)
    smoothed = root.locator(f"[data-name='{leaks.LEAKS['smoothing']}'] .mae")
    expect(smoothed).to_have_text(f"{result.alone['smoothing'].mae:.3f}")
    switch(page, leaks.LEAKS["smoothing"], on=False)
    expect(root.locator(".rung.leaks")).to_have_count(4)
    expect(smoothed).to_have_count(0)
    expect(honest).to_have_text(f"{result.honest.mae:.3f}")
