"""Real series in the browser: climbed and slid, tested in folds, drawn on, trained."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.course.real_series import backtest, future, ladder, views
from lessons.data import registry, split_series
from tests.browser.dashboard import choose, drag, eventually, guess_all, open_lesson, part, settled, value

SLUG = "real-series"
EL_NINO = split_series.from_row(registry.describe("el-nino"))


def same(one: float, other: float, within: float = 1e-3) -> None:
    assert one == pytest.approx(other, abs=within)


def test_forecast_is_slid_until_it_fits(page: Page) -> None:
    open_lesson(page, SLUG, series=EL_NINO.title)
    root = part(page, "skill", "rungs")
    expect(root.locator(".rung .mae").first).to_have_text("–")
    expect(root.locator(".errors")).to_be_hidden()
    guess_all(page)
    expected = ladder.compute(ladder.Settings(), EL_NINO, {})
    naive, linear = (next(rung for rung in expected.rungs if rung.name == name) for name in ("Naive", "Least squares"))
    expect(root.locator("[data-name='Naive'] .mae")).to_have_text(f"{naive.mae:.3f}")
    expect(root.locator("[data-name='Least squares'] .skill")).to_have_text(f"+{100 * linear.skill:.1f}%")
    root.get_by_role("button", name="Naive", exact=False).first.click()
    eventually(page, lambda: same(value(root, "error"), naive.mae))
    root.get_by_role("slider").press("ArrowRight")
    eventually(page, lambda: same(value(root, "error"), 0))
    expect(root.locator(".moved")).to_contain_text("1 step earlier")
    root.get_by_role("button", name="40 steps").click()
    eventually(page, lambda: same(value(root, "to") - value(root, "from"), 40, 1))


def test_folds_are_looked_at_and_intervals_counted(page: Page) -> None:
    open_lesson(page, SLUG, view=views.BACKTEST, series=EL_NINO.title)
    root = part(page, "folds", "folds")
    expect(root.locator(".fold")).to_have_count(6)
    expect(root.locator(".fold .mae").first).to_be_empty()
    guess_all(page)
    result = backtest.compute(backtest.Settings(), ladder.Settings(), EL_NINO)
    trial = result.trials[2]
    expect(root.locator(".fold .mae").nth(2)).to_have_text(f"{trial.mae:.3f}")
    root.locator(".fold").nth(2).click()
    eventually(page, lambda: same(value(root, "to"), trial.end - 1))
    assert result.interval is not None
    choose(page, "Look at", backtest.INTERVAL)
    guess_all(page)
    bands = part(page, "interval", "bands")
    for place, band in enumerate(result.interval.bands):
        expect(bands.locator(".band .count").nth(place)).to_have_text(f"holds {100 * band.coverage:.0f}%")
    bands.locator(".band").last.click()
    expect(bands).to_have_attribute("data-level", "0.95")


def test_future_is_drawn_and_then_what_came_is_laid_over(page: Page) -> None:
    open_lesson(page, SLUG, view=views.FUTURE, series=EL_NINO.title)
    root = part(page, "future", "steps")
    done = root.get_by_role("button", name="Done")
    expect(done).to_be_disabled()
    sheet = root.locator("canvas")
    drag(page, sheet, (0.8, 0.5), (0.97, 0.5))
    eventually(page, lambda: same(value(root, "drawn") > 20, True))
    first = value(root, "drawn")
    sheet.press("ArrowUp")
    sheet.press("ArrowLeft")
    expect(done).to_be_enabled()
    assert value(root, "drawn") >= first
    done.click()
    expect(page).to_have_url(re.compile(r"_drawing=El\+Ni"))
    expect(root).to_have_attribute("data-open", "false")
    guess_all(page)
    expect(root).to_have_attribute("data-open", "true")
    expect(root.locator(".entry")).to_have_count(6)
    bare = future.compute(EL_NINO, "", {})
    naive = next(line for line in bare.lines if line.name == "Naive")
    expect(root.locator("[data-name=Naive] .error")).to_have_text(f"{naive.mae:.2f}")
    root.get_by_role("button", name="Draw again").click()
    expect(root).to_have_attribute("data-drawn", "0")
    expect(root.locator(".entry")).to_have_count(0)


def test_starts_set_series_and_network_at_once(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN)
    page.get_by_role("button", name="Start from").click()
    page.get_by_role("button", name="Exercise 4.4").click()
    expect(page.get_by_role("combobox", name="Series")).to_have_value(re.compile("Melbourne"))
    expect(page.get_by_text("is not on this computer yet").first).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
