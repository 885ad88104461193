"""Every view of every lesson: seen at once, without a barrier; and the README's picture of how the lesson opens.

`make pictures` renews the bundled pictures.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lessons import catalog
from tests.benchmarks.views import FIRST
from tests.browser.access import check
from tests.browser.dashboard import eventually, open_lesson, painted, settled
from tests.test_readme import LARGEST

KEPT = os.environ.get("LAYERSCOPE_SCREENSHOTS")
"""The folder that keeps the pictures; without one they go with the test."""
COLOURS = 80
"""Enough for a page and its photographs, and a third of the bytes."""
INTERACTIVE = {
    "first-neuron": {"By hand": ".by-hand", "One step": ".descent", "Learn": ".descent"},
    "computer-vision": {
        "Numbers": ".pixels",
        "Dense network": ".dense-network",
        "Train": ".live-chart",
        "Answers": ".softmax",
    },
    "convolution": {"Step through": ".stepper", "Output size": ".strip"},
    "pooling": {"Step through": ".stepper", "Moved picture": ".shift"},
    "feature-maps": {"Explore": ".explorer", "From random to trained": ".learning", "Train": ".live-chart"},
    "real-images": {"Folders": ".batch", "Train": ".live-chart"},
    "larger-dataset": {
        "More pictures": ".growth",
        "Leak": ".two-runs",
        "Says dog": ".threshold",
        "Train": ".live-chart",
    },
    "augmentation": {"Variants": ".variants"},
    "recurrent-forecasts": {"Cell": ".cell", "Scale": ".forecast", "Free run": ".fan"},
    "embeddings": {
        "Word map": ".word-map",
        "Ledger": ".ledger",
        "Padding": ".padding",
        "Certainty": ".certainty",
        "Train": ".live-chart",
    },
    "overfitting": {"Gap": ".gap", "Remedies": ".gap", "Below validation": ".gap", "Limits": ".gap"},
    "real-series": {"Ladder": ".skill", "Draw the future": ".future"},
}
"""What a projector shows whole: by the lesson, a view and the class of its component."""


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_every_view_is_seen_at_once_and_has_no_barrier(page: Page, lesson: catalog.Lesson) -> None:
    open_lesson(page, lesson.slug)
    check(page, "dark")
    expect(page.locator(FIRST[lesson.slug].figure).last).to_be_in_viewport()
    if KEPT:
        keep_picture(page, Path(KEPT) / f"{lesson.slug}.png")
    parts = dict(INTERACTIVE.get(lesson.slug, {}))
    for view in page.get_by_role("radiogroup", name="Show", exact=True).get_by_role("radio").all():
        view.click()
        expect(view).to_be_checked()
        settled(page)
        if part := parts.pop(view.inner_text(), None):
            seen_at_once(page, page.locator(f".root{part}"))
        check(page, "light")
    assert not parts, "they are not views of this lesson"


@pytest.mark.slow
@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_every_view_can_be_read_in_the_dark(page: Page, lesson: catalog.Lesson) -> None:
    page.emulate_media(color_scheme="dark")
    open_lesson(page, lesson.slug)
    for view in page.get_by_role("radiogroup", name="Show", exact=True).get_by_role("radio").all():
        view.click()
        expect(view).to_be_checked()
        settled(page)
        check(page, "dark")


def seen_at_once(page: Page, part: Locator) -> None:
    """The whole part lies on a projector's screen, without scrolling."""
    expect(part.locator("canvas:visible, .main-svg:visible, button:visible").last).to_be_visible()
    for picture in part.locator("canvas:visible, .main-svg:visible").all():
        painted(picture)
    box = part.bounding_box()
    assert box
    assert box["y"] > 0
    assert box["y"] + box["height"] <= 800
    assert box["x"] + box["width"] <= 1280
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


def keep_picture(page: Page, file: Path) -> None:
    """Photographs the page as it is, in few colours."""
    seen: list[bytes] = []
    eventually(page, lambda: seen.append(at_rest(page)))
    Image.open(io.BytesIO(seen[0])).convert("RGB").quantize(COLOURS).save(file, optimize=True)
    assert file.stat().st_size < LARGEST


def at_rest(page: Page) -> bytes:
    """The page as PNG, as soon as two looks agree."""
    before = page.screenshot()
    page.wait_for_timeout(500)
    now = page.screenshot()
    # Two pictures told apart byte by byte, as pytest does for what it compares itself, take hours.
    same = now == before
    assert same, "the page still moves"
    return now
