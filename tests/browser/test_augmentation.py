"""Augmentation in the browser: variants drawn and told about, and two runs started together."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.augmentation import six, validation, variants, views
from lessons.course.augmentation.views import SLUG
from lessons.data import pictures
from tests.browser.access import check
from tests.browser.dashboard import guess_all, open_lesson, pick, settled, slide


def grid(page: Page) -> Locator:
    root = page.locator(".root.variants")
    expect(root).to_have_attribute("data-variants", re.compile("."))
    return root


def told(page: Page, **changes: int) -> None:
    """Waits until the variants are named by what these settings draw."""
    shown = variants.compute(variants.Settings(**changes), pictures.load("chelsea"))
    changed = variants.augmentation(shown.settings)
    for place, draw in enumerate(shown.draws, 1):
        words = ", ".join(f"{label} {value}" for label, value in variants.changes_text(changed, draw).items())
        expect(grid(page).get_by_role("button", name=f"Variant {place}, {words}", exact=True)).to_have_count(1)


def test_variants_are_drawn_pointed_at_and_drawn_again(page: Page) -> None:
    open_lesson(page, SLUG, view=views.VARIANTS)
    expect(grid(page).locator(".values")).to_be_empty()
    guess_all(page)
    told(page)
    grid(page).locator(".variant").nth(4).hover()
    expect(grid(page).locator(".which")).to_have_text("Variant 5")
    page.keyboard.press("Tab")
    grid(page).locator(".variant").nth(4).focus()
    page.keyboard.press("ArrowRight")
    expect(grid(page)).to_have_attribute("data-chosen", "6")
    page.get_by_role("button", name="Draw again").click()
    told(page, seed=1)
    slide(page, "Rotation, ± degrees", "ArrowRight")
    told(page, seed=1, rotation=41)
    pick(page, "One change at a time", "Shear")
    expect(page.get_by_role("img", name="Shear: −0.2° to +0.2°")).to_be_visible()
    told(page, seed=1, rotation=41)
    main = page.get_by_role("main")
    main.get_by_text("As a program", exact=True).click()
    expect(main.get_by_text("rotation_range=41")).to_be_visible()
    page.get_by_role("button", name="Harsh").click()
    expect(main.get_by_text("vertical_flip=True")).to_be_visible()
    settled(page)
    check(page)


def test_marks_are_judged_once_they_are_checked(page: Page) -> None:
    open_lesson(page, SLUG, view=views.VARIANTS, look=six.SIXES)
    result = six.compute(six.Settings())
    root = page.locator(".root.six")
    tiles = root.locator(".tile")
    expect(tiles).to_have_count(six.COUNT)
    for place in result.broken:
        tiles.nth(place).click()
    expect(root).not_to_contain_text(six.BROKEN)
    root.get_by_role("button", name="Check").click()
    count = len(result.broken)
    expect(page.get_by_role("main")).to_contain_text(f"You found {count} of {count}")
    for place, verdict in enumerate(result.verdicts):
        expect(tiles.nth(place)).to_contain_text(verdict)
    settled(page)
    check(page)
    page.reload()
    expect(root).to_have_attribute("data-marks", " ".join(map(str, sorted(result.broken))))
    slide(page, "Sheet", "ArrowRight")
    expect(root).to_have_attribute("data-checked", "false")


@pytest.mark.slow
@pytest.mark.trains
def test_two_runs_are_started_together_and_laid_over_each_other(page: Page) -> None:
    open_lesson(page, SLUG, view=views.VALIDATION, pictures=50, epochs=1)
    overlay = page.locator(".root.overlay")
    expect(overlay).to_have_attribute("data-runs", str(len(validation.open_entries(()))))
    guess_all(page)
    expect(overlay).to_have_attribute("data-runs", str(len(validation.entries())))
    page.get_by_role("button", name="Train without and with").click()
    # For a moment the recordings' chart still stands beside that of the runs.
    expect(page.locator(".root.overlay[data-runs='2']")).to_be_visible()
    expect(overlay).to_have_count(1)
    for name in ("Without.", "With course."):
        expect(page.get_by_text(re.compile(rf"^{name} Done"))).to_be_visible()
    page.reload()
    expect(overlay).to_have_attribute("data-runs", "2")
    settled(page)
    check(page)
