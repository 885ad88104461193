"""Overfitting in the browser: the bracket dragged along the epochs, remedies swapped, and a combination trained."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.overfitting import below, gap, limits, remedies, views
from lessons.course.overfitting.views import AUGMENTATION, EARLY, NONE, SLUG, TITLES, recording
from tests.browser.dashboard import choose, drag, guess_all, open_lesson, settled, slide, switch


def chart(page: Page) -> Locator:
    root = page.locator(".root.gap")
    expect(root).to_have_attribute("data-epoch", re.compile("."))
    return root


def reads(page: Page, name: str, epoch: int) -> None:
    """Waits until the bracket measures the gap of a recording after an epoch."""
    expect(chart(page)).to_have_attribute("data-epoch", str(epoch))
    points = gap.gap(recording(name).epoch_points[epoch - 1])
    expect(chart(page).locator(".reading")).to_contain_text(f"the gap is {points:.1f} points".replace("-", "−"))


def test_bracket_is_dragged_and_each_answer_brings_its_curve(page: Page) -> None:
    open_lesson(page, SLUG)
    reads(page, NONE, gap.start().epoch)
    drag(page, chart(page).locator("canvas.accuracy"), (0.99, 0.5), (0.5, 0.5), (0.01, 0.5))
    reads(page, NONE, 1)
    expect(page).to_have_url(re.compile(f"{SLUG}_gap=0-1"))
    chart(page).locator("canvas.accuracy").press("ArrowRight")
    reads(page, NONE, 2)
    settled(page)
    page.reload()
    reads(page, NONE, 2)
    expect(chart(page).locator(".losses")).to_be_hidden()
    guess_all(page)
    expect(chart(page).get_by_role("img", name="validation is lowest after epoch 3")).to_be_visible()


def test_remedies_below_validation_and_limits_are_shown_once_predicted(page: Page) -> None:
    open_lesson(page, SLUG, view=views.REMEDIES)
    chips = chart(page).get_by_role("button")
    expect(chips).to_have_count(len(TITLES))
    expect(chips.nth(1)).to_be_disabled()
    guess_all(page)
    reads(page, AUGMENTATION, gap.start().epoch)
    for bars in remedies.bars(("best", "slowest")):
        expect(chart(page).get_by_text(bars.texts[1], exact=True).first).to_be_visible()
    chips.filter(has_text=TITLES[EARLY]).click()
    reads(page, EARLY, len(recording(EARLY).epoch_points))
    choose(page, "Show", views.BELOW)
    for harder, name in below.NAMES.items():
        choose(page, "Training with", harder)
        guess_all(page)
        expect(chart(page).locator(".reading")).to_contain_text("measured again")
        expect(page.get_by_role("main")).to_contain_text(below.numbers(recording(name))["again"])
    choose(page, "Show", views.LIMITS)
    guess_all(page)
    expect(page.get_by_role("main")).to_contain_text(f"by {limits.numbers()['gain']} for horses and humans")
    expect(page.get_by_role("main").locator("img[alt*='pictures of']")).to_have_count(2)


@pytest.mark.trains
def test_remedies_are_combined_and_trained(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, pictures=200, filters=4, epochs=2)
    switch(page, "Augmentation")
    slide(page, "Dropout, %", "ArrowRight")
    page.get_by_role("button", name="Train", exact=True).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Done; Lay over puts it beside others")
    guess_all(page)
    expect(main).to_contain_text("Keras measures training while it is made harder")
