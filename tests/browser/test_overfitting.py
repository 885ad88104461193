"""Overfitting in the browser: remedies laid over each other, the gap read, and a combination trained."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.course.overfitting import below, costs, gap, limits, views
from lessons.course.overfitting.views import AUGMENTATION, EARLY, NONE, SLUG, recording
from tests.browser.dashboard import choose, guess_all, open_lesson, settled, slide, switch


def test_remedies_are_laid_over_each_other_and_their_gaps_read(page: Page) -> None:
    open_lesson(page, SLUG)
    chart = page.locator(".root.overlay")
    expect(chart).to_have_attribute("data-runs", "2")
    main = page.get_by_role("main")
    ends = {name: recording(name).epoch_points for name in (NONE, AUGMENTATION, EARLY)}
    row = main.get_by_role("row", name=f"after epoch {gap.EPOCHS}")
    for name in (NONE, AUGMENTATION):
        expect(row).to_contain_text(gap.points_text(gap.gap(ends[name][-1])))
    main.get_by_text("Recorded: early stopping", exact=True).click()
    expect(chart).to_have_attribute("data-runs", "3")
    settled(page)
    slide(page, "Gap after epoch", "Home")
    expect(chart).to_have_attribute("data-epoch", "1")
    row = main.get_by_role("row", name="after epoch 1")
    for name in ends:
        expect(row).to_contain_text(gap.points_text(gap.gap(ends[name][0])))
    expect(page).to_have_url(re.compile(f"{SLUG}_epoch=1"))
    page.reload()
    settled(page)
    expect(chart).to_have_attribute("data-runs", "3")
    expect(chart).to_have_attribute("data-epoch", "1")


def test_costs_the_third_curve_and_the_limits_are_shown(page: Page) -> None:
    open_lesson(page, SLUG, view=views.COSTS)
    main = page.get_by_role("main")
    expect(main.get_by_role("row")).to_have_count(1 + len(costs.rows()) - len(costs.QUESTION_ROWS))
    guess_all(page)
    for label, texts in costs.rows():
        expect(main.get_by_role("row", name=label)).to_contain_text(texts[1])
    choose(page, "Show", views.BELOW)
    for harder, name in below.NAMES.items():
        choose(page, "Training with", harder)
        settled(page)
        guess_all(page)
        numbers = below.numbers(recording(name))
        expect(main).to_contain_text(f"{numbers['below']} of {numbers['epochs']} epochs")
        expect(main).to_contain_text(f"measured again {numbers['again']}")
        expect(page.get_by_text("training, measured again").first).to_be_attached()
    choose(page, "Show", views.LIMITS)
    settled(page)
    guess_all(page)
    expect(main).to_contain_text(f"by {limits.numbers()['gain']} for horses and humans")
    expect(main.locator("img[alt*='pictures of']")).to_have_count(2)


@pytest.mark.trains
def test_remedies_are_combined_trained_and_listed(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, pictures=200, filters=4, epochs=2)
    switch(page, "Augmentation")
    slide(page, "Dropout, %", "ArrowRight")
    page.get_by_role("button", name="Train", exact=True).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Done; Remedies lists it")
    expect(main).to_contain_text("Keras measures training while it is made harder")
    choose(page, "Show", views.REMEDIES)
    main.get_by_text(re.compile(r"^Run \d")).click()
    expect(page.locator(".root.overlay")).to_have_attribute("data-runs", "3")
