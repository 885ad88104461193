"""What must hold on a narrow screen that is touched, and how to open a page on one."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("phone.js").read_text("utf-8")
Open = Callable[..., Page]
PHONE, TABLET = 390, 768
"""Pixels across."""
FINGER = 38
"""The pixels that a finger needs, 40, less a border on either side."""


def narrow(new_page: Open, width: int) -> Page:
    """A page as narrow as that, on a screen that is touched."""
    page = new_page(has_touch=True, is_mobile=True)
    page.set_viewport_size({"width": width, "height": 844})
    return page


def never_sideways(page: Page) -> None:
    """The page can only be scrolled up and down."""
    widths = "one => [one.scrollWidth, one.clientWidth]"
    for part in (page.locator("html"), page.get_by_test_id("stMain")):
        needed, there = part.evaluate(widths)
        assert needed <= there


def beyond_the_edges(page: Page) -> list[str]:
    """What sticks out of the screen, and does not scroll by itself."""
    found: list[str] = page.evaluate(f"{SCRIPT}.beyond()")
    return found


def too_small_for_a_finger(page: Page) -> list[str]:
    """What a finger would miss; neither links within a sentence nor the cells of a table, which are an overview."""
    found: list[str] = page.evaluate(f"{SCRIPT}.small({FINGER})")
    return found
