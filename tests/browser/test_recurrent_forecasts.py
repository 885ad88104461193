"""Recurrent forecasts in the browser: stepped through, stretched, asked at every step, and run free."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.recurrent_forecasts import cell, free_run, scale, views, whole_or_last
from lessons.course.recurrent_forecasts.views import WindowSettings
from tests.browser.dashboard import choose, eventually, guess_all, open_lesson, part, pick, slide, switch, value

SLUG = "recurrent-forecasts"


def says(root: Locator, name: str, expected: float) -> None:
    """The component's data say this number, to four digits."""
    assert value(root, name) == pytest.approx(expected, rel=1e-3, abs=1e-3)


def traced(title: str, place: int) -> cell.Result:
    record = views.recording(views.MEMORIES[title])
    return cell.compute(WindowSettings(place), record, record.layers(record.whole_epochs[-1]))


def test_the_cell_steps_along_the_window_and_follows_window_and_memory(page: Page) -> None:
    epoch = views.recording(views.MEMORIES[views.LSTM]).whole_epochs[-1]
    open_lesson(page, SLUG, **{f"epoch_{views.LSTM}": epoch})
    root = part(page, "cell", "step")
    result = traced(views.LSTM, 110)
    eventually(page, lambda: says(root, "state", result.trace.hidden[0, 0]))
    root.locator(".strips").press("ArrowRight")
    root.locator(".strips").press("ArrowDown")
    eventually(page, lambda: says(root, "state", result.trace.hidden[1, 1]))
    expect(root.locator(".flow .result").last).to_contain_text(f"{result.trace.hidden[1, 1]:.2f}".replace("-", "−"))
    root.locator(".flow").get_by_role("button", name="Input gate").click()
    expect(root.locator(".parts")).to_contain_text("Input gate")
    expect(root.locator(".strip")).to_have_count(6)
    guess_all(page)
    expect(root.locator(".strip")).to_have_count(7)
    root.locator(".strips").press("End")
    assert result.trace.cell is not None
    last = result.trace.cell[-1, 1]
    eventually(page, lambda: says(root, "left", last))
    slide(page, "Value to forecast", "ArrowRight")
    moved = traced(views.LSTM, 111)
    eventually(page, lambda: says(root, "state", moved.trace.hidden[-1, 1]))
    root.get_by_role("button", name="Play").click()
    expect(root).to_have_attribute("data-step", re.compile(r"^(?!20$)"))


def test_the_multiple_stretches_what_can_be_said(page: Page) -> None:
    open_lesson(page, SLUG, view=views.SCALE)
    root = part(page, "forecast", "epoch")
    assert root.get_attribute("data-most") is None
    guess_all(page)
    start, hundred, scaled = (
        scale.compute(views.recording(scale.recording_of(settings)))
        for settings in (scale.Settings(), scale.Settings(multiple=100), scale.Settings(standardised=True))
    )
    eventually(page, lambda: says(root, "most", start.reach[0, 1]))
    root.get_by_role("slider", name="Epoch").press("End")
    eventually(page, lambda: says(root, "most", start.reach[-1, 1]))
    choose(page, "Answer times", "100")
    guess_all(page)
    root.get_by_role("slider", name="Epoch").press("End")
    eventually(page, lambda: says(root, "most", hundred.reach[-1, 1]))
    switch(page, "Standardise instead")
    guess_all(page)
    root.get_by_role("slider", name="Epoch").press("End")
    eventually(page, lambda: says(root, "most", scaled.reach[-1, 1]))


def test_every_step_is_asked_for_its_answer(page: Page) -> None:
    open_lesson(page, SLUG, view=views.WHOLE)
    root = part(page, "every_step", "step")
    records = (views.recording(name) for name in (views.EVERY_STEP, views.MEMORIES[views.LSTM]))
    result = whole_or_last.compute(WindowSettings(110), *records)
    eventually(page, lambda: says(root, "says", result.whole[0]))
    root.locator(".window").press("ArrowRight")
    eventually(page, lambda: says(root, "says", result.whole[1]))
    expect(root.locator(".errors")).to_be_hidden()
    guess_all(page)
    expect(root.locator(".errors")).to_be_visible()
    expect(root.locator(".said")).to_contain_text(f"off by {result.errors[1]:.2f}")


def test_forecasts_run_free_and_cross_the_season(page: Page) -> None:
    open_lesson(page, SLUG, view=views.FREE)
    root = part(page, "fan", "start")
    expect(root.locator(".growth")).to_be_hidden()
    guess_all(page)
    result = free_run.compute(free_run.Settings(), free_run.linear(20), 20)
    expect(root).to_have_attribute("data-crossing", str(result.crossing))
    off = np.abs(result.runs - result.values[result.starts[:, None] + np.arange(80)]).mean(axis=1)
    eventually(page, lambda: says(root, "off", off[0]))
    root.get_by_role("slider", name="Start").press("ArrowRight")
    eventually(page, lambda: says(root, "off", off[1]))
    slide(page, "Least squares sees", "ArrowRight")
    longer = free_run.compute(free_run.Settings(linear_window=21), free_run.linear(21), 21)
    moved = np.abs(longer.runs - longer.values[longer.starts[:, None] + np.arange(80)]).mean(axis=1)
    eventually(page, lambda: says(root, "off", moved[1]))
    pick(page, "Forecast by", views.LSTM)
    expect(page.get_by_role("slider", name="Least squares sees")).to_have_count(0)


def test_the_ladder_holds_the_recorded_run_against_naive_and_the_floor(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN)
    root = part(page, "ladder", "rungs")
    expect(root.locator("[data-name=Naive] .mae")).to_have_text("–")
    guess_all(page)
    expect(root.locator("[data-name=Naive] .mae")).to_have_text("5.938")
    expect(root.locator(".floor")).to_contain_text("the floor")
    expect(root.locator(".rung .line")).to_have_count(7)


def test_the_recorded_sweep_is_drawn_as_loss_against_rate(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, recorded="A sweep of its rate")
    root = part(page, "rates", "points")
    expect(root).to_have_attribute("data-points", "60")
    expect(root.get_by_role("img")).to_have_attribute("aria-label", re.compile("lowest at 4 × 10⁻²"))
    expect(page.get_by_role("main")).to_contain_text("The training loss was lowest in epoch 47")
    pick(page, "Recording", "LSTM of 8 units")
    expect(part(page, "forecast", "epoch")).to_be_visible()
    expect(page.locator(".rates")).to_have_count(0)
