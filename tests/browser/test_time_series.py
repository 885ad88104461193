"""Time series in the browser: mixed by hand, climbed, compared with itself, taken apart."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.time_series import ladder, source, views
from lessons.data.sets import mixed_series
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.simple_forecasts import AVERAGE
from lessons.data.split_series import MIX
from lessons.maths.series_mix import Recipe, mix
from tests.browser.dashboard import drag, eventually, guess_all, open_lesson, part, settled, slide, value

SLUG = "time-series"
LECTURE = PRESETS["Lecture"]


def check_mix(page: Page, root: Locator, recipe: Recipe) -> None:
    """The canvas has mixed what Python mixes, and the address keeps it."""
    made = mix(recipe).values
    eventually(page, lambda: same(value(root, "last"), made[-1], value(root, "mean"), made.mean()))


def same(*pairs: float) -> None:
    for one, other in zip(pairs[::2], pairs[1::2], strict=True):
        assert one == pytest.approx(other, rel=1e-4, abs=1e-3)


def test_faders_mix_at_once_and_the_split_is_dragged(page: Page) -> None:
    open_lesson(page, SLUG)
    root = part(page, "mixer", "mean")
    check_mix(page, root, LECTURE)
    fader = root.get_by_role("slider", name="Noise")
    # The canvas answers while the hand still holds the fader: the page has not heard of it.
    fader.evaluate("it => { it.value = 12; it.dispatchEvent(new Event('input')); }")
    check_mix(page, root, replace(LECTURE, noise=12))
    expect(root.locator(".formula")).to_contain_text("12·shock(t)")
    assert "mix=" not in page.url
    fader.press("ArrowRight")
    check_mix(page, root, replace(LECTURE, noise=13))
    expect(page).to_have_url(re.compile(r"_mix=0\.05%2CLecture%2C40%2C13%2C0%2C0"))
    root.get_by_role("button", name="Long echo").click()
    check_mix(page, root, PRESETS["Long echo"])
    root.get_by_label("Pattern of the season").select_option("Week")
    check_mix(page, root, replace(PRESETS["Long echo"], season="Week"))
    settled(page)
    canvas = root.locator("canvas.series")
    drag(page, canvas, (0.7, 0.5), (0.5, 0.5))
    expect(page).to_have_url(re.compile(r"_split=My\+mix%2C(6|7|8)\d\d"))
    split = int(value(root, "split"))
    assert f"%2C{split}" in page.url
    canvas.press("ArrowRight")
    eventually(page, lambda: same(value(root, "split"), split + 10))
    guess_all(page)
    expect(root.locator(".share").first).to_contain_text("of the swings")
    page.get_by_role("button", name="Reset").click()
    check_mix(page, root, LECTURE)


def test_a_mix_goes_on_to_the_lesson_where_networks_learn_it(page: Page) -> None:
    open_lesson(page, SLUG, mix=mixed_series.write(PRESETS["Busy shop"]), split=f"{MIX},900")
    check_mix(page, part(page, "mixer", "mean"), PRESETS["Busy shop"])
    page.get_by_role("link", name="Train a network on this mix").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Windows")
    root = part(page, "mixer", "mean")
    check_mix(page, root, PRESETS["Busy shop"])
    expect(root).to_have_attribute("data-split", "900")
    expect(page.get_by_role("main")).to_contain_text("Mix: Busy shop, 900 training")
    root.get_by_role("button", name="Long echo").click()
    expect(page.get_by_role("main")).to_contain_text("Mix: Long echo, 900 training")


def test_ladder_follows_mix_and_methods_and_keeps_its_zoom(page: Page) -> None:
    open_lesson(page, SLUG, view=views.LADDER)
    root = part(page, "ladder", "rungs")
    expect(root.locator(".rung .mae").first).to_have_text("–")
    guess_all(page)
    naive = root.locator("[data-name=Naive] .mae")
    expect(naive).to_have_text("5.938")
    expect(root.locator(".floor")).to_contain_text("4.007")
    expect(root.locator(".rung .line")).to_have_count(6)
    first = ladder.compute(ladder.Settings(), source.from_recipe(LECTURE, None)).rungs
    for name, column, lines in (("MSE", "mse", 0), ("MAE", "mae", 6)):
        root.get_by_role("button", name=name, exact=True).click()
        expect(root.locator(".rung .line")).to_have_count(lines)
        share = getattr(first[0], column) / max(getattr(rung, column) for rung in first)
        width = root.locator("[data-name=Naive] .error-bar").evaluate("bar => parseFloat(bar.style.width)")
        assert abs(width - 100 * share) < 1
    drag(page, root.locator("canvas"), (0.3, 0.5), (0.5, 0.5))
    eventually(page, lambda: same(value(root, "to") < 300, True))
    ends = (value(root, "from"), value(root, "to"))
    slide(page, "Moving average over", "ArrowLeft", "ArrowLeft")
    expected = ladder.compute(ladder.Settings(average=28), source.from_recipe(LECTURE, None))
    average = next(rung for rung in expected.rungs if rung.name == AVERAGE)
    expect(root.locator("[data-name='Moving average'] .mae")).to_have_text(f"{average.mae:.3f}")
    assert (value(root, "from"), value(root, "to")) == ends, "the zoom is kept"
    root.get_by_role("button", name="Moving average").click()
    eventually(page, lambda: same(value(root, "shown"), 3))
    page.get_by_text("Add two that peek").click()
    expect(root.locator(".rung.leaks")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text("Lower than the floor is no triumph")
    mixer = part(page, "mixer", "mean")
    mixer.get_by_role("slider", name="Noise").press("ArrowRight")
    louder = ladder.compute(ladder.Settings(), source.from_recipe(replace(LECTURE, noise=6), None))
    expect(naive).to_have_text(f"{louder.rungs[0].mae:.3f}")
    open_lesson(page, SLUG, view=views.LADDER, series="Seattle's daily wind, 2012 to 2015")
    guess_all(page)
    expect(naive).to_have_text("1.170")
    expect(root.locator(".rung .line")).to_have_count(0)


def test_fit_of_a_weekly_season_joins_the_ladder(page: Page) -> None:
    open_lesson(page, SLUG, view=views.LADDER, mix=mixed_series.write(PRESETS["Busy shop"]))
    root = part(page, "ladder", "rungs")
    page.get_by_role("button", name="Fit Holt-Winters").click()
    expect(root.locator("[data-name=Holt-Winters]")).to_be_visible()
    expect(page.get_by_role("button", name="Fit Holt-Winters")).to_have_count(0)
    guess_all(page)
    expect(root.locator("[data-name=Holt-Winters] .mae")).to_have_text(re.compile(r"\d\.\d{3}"))


def test_echo_is_chosen_among_four_then_read_lag_by_lag(page: Page) -> None:
    open_lesson(page, SLUG, view=views.ECHO, mix=mixed_series.write(PRESETS["Busy shop"]))
    expect(page.get_by_role("img", name=re.compile("Autocorrelation, plot"))).to_have_count(4)
    guess_all(page)
    expect(page.locator(".root.echo[data-lag]")).to_have_count(2)
    root = page.locator(".root.echo").first
    stems = root.locator(".stems")
    for _ in range(6):
        stems.press("ArrowRight")
    expect(root.locator(".pair")).to_contain_text("Lag 7")
    assert value(root, "alike") > 0.6
    changes = page.locator(".root.echo").last
    expect(changes.locator(".title")).to_contain_text("changes")
    assert value(changes, "alike") < 0


def test_parts_are_found_and_zoomed_together(page: Page) -> None:
    open_lesson(page, SLUG, view=views.PARTS, mix=mixed_series.write(PRESETS["Busy shop"]))
    page.get_by_role("button", name="Take it apart").click()
    expect(page.get_by_role("button", name="Skip")).to_be_visible()
    root = part(page, "parts", "strips")
    guess_all(page)
    drag(page, root.locator("canvas").nth(1), (0.2, 0.5), (0.4, 0.5))
    eventually(page, lambda: same(value(root, "to") < 700, True))
    root.locator("canvas").last.press("Home")
    eventually(page, lambda: same(value(root, "from"), 0, value(root, "to"), 1460))
