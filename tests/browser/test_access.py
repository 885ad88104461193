"""Everybody can use every page: axe-core finds nothing to object to, and a keyboard is enough."""

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.convolution import own_kernel
from tests.browser.access import check
from tests.browser.dashboard import cell, settled, stepper


def test_course_map_has_no_barrier(page: Page) -> None:
    page.goto("/")
    settled(page)
    check(page)


def tab_to(page: Page, goal: Locator) -> None:
    """Presses Tab until the goal has the focus."""
    expect(goal).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if goal.evaluate("goal => goal.matches(':focus')"):
            return
    pytest.fail(f"Tab does not reach {goal}")


def test_keyboard_is_enough_for_a_lesson(page: Page) -> None:
    page.goto("/")
    settled(page)
    tab_to(page, page.get_by_role("main").get_by_role("link", name="Convolution"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Convolution")
    settled(page)

    tab_to(page, page.get_by_role("switch", name="Colour"))
    page.keyboard.press("Space")
    expect(page.get_by_role("switch", name="Colour")).to_be_checked()
    tab_to(page, page.get_by_role("combobox", name="Kernel", exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Lapl")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Kernel", exact=True)).to_have_value("Laplacian")
    field = page.get_by_label("row 1, column 1")
    tab_to(page, field)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Kernel", exact=True)).to_have_value(own_kernel.TITLE)
    tab_to(page, page.get_by_role("button", name="Skip"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Next question")).to_be_visible()
    tab_to(page, page.get_by_role("slider", name="Stride"))
    page.keyboard.press("ArrowRight")
    expect(stepper(page).locator(".output-title")).to_have_text("Feature map 31 × 31")

    tab_to(page, stepper(page))
    row, column, _ = cell(page)
    page.keyboard.press("ArrowLeft")
    assert cell(page)[:2] == (row, column - 1)
    page.keyboard.press("Space")
    expect(stepper(page).locator(".play")).to_have_text("❚❚ Pause")
    page.keyboard.press("Space")
    expect(stepper(page).locator(".play")).to_have_text("▶ Play")

    tab_to(page, page.get_by_role("link", name="Next: Pooling"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pooling")
