"""The README's pictures: every lesson as it opens. `make pictures` renews the bundled ones."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lessons import catalog
from tests.benchmarks.views import FIRST
from tests.browser.dashboard import eventually, open_lesson, settled
from tests.test_readme import LARGEST

KEPT = os.environ.get("LAYERSCOPE_SCREENSHOTS")
"""The folder that keeps the pictures; without one they go with the test."""
COLOURS = 96
"""Enough for a page and its photographs, and a third of the bytes."""


def at_rest(page: Page) -> bytes:
    """The page as PNG, as soon as two looks agree."""
    settled(page)
    before = page.screenshot()
    page.wait_for_timeout(500)
    now = page.screenshot()
    # Two pictures told apart byte by byte, as pytest does for what it compares itself, take hours.
    same = now == before
    assert same, "the page still moves"
    return now


@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_lesson_opens_on_its_picture(page: Page, lesson: catalog.Lesson, tmp_path: Path) -> None:
    open_lesson(page, lesson.slug)
    expect(page.locator(FIRST[lesson.slug].figure).last).to_be_in_viewport()
    seen: list[bytes] = []
    eventually(page, lambda: seen.append(at_rest(page)))
    picture = (Path(KEPT) if KEPT else tmp_path) / f"{lesson.slug}.png"
    Image.open(io.BytesIO(seen[0])).convert("RGB").quantize(COLOURS).save(picture, optimize=True)
    assert picture.stat().st_size < LARGEST
