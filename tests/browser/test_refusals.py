"""What is refused in a browser: the sentence stays beside what was tried, and the page keeps its look."""

from playwright.sync_api import FilePayload, Page, expect

from lessons.course.real_images import sets
from lessons.training.settings import OWN
from tests.browser.dashboard import open_lesson, settled

LOOK = """() => [
    [...document.querySelectorAll("style")].filter(sheet => sheet.textContent.includes("stMainBlockContainer")).length,
    getComputedStyle(document.querySelector("[data-testid=stMainBlockContainer]")).padding,
]"""
"""How often our style sheet is there, and what it makes of the page's frame."""


def test_a_refusal_stays_and_so_does_the_look_of_the_page(page: Page) -> None:
    open_lesson(page, sets.SLUG, view=sets.TRAIN, data=OWN)
    look = page.evaluate(LOOK)
    assert look[0] == 1
    heading = page.get_by_role("heading", level=1).element_handle()
    for name in ("holiday.zip", "*more*"):
        page.locator("input[type=file]").set_input_files(FilePayload(name=name, mimeType="", buffer=b"no zip"))
        said = f"{name} is not a zip: pack the folders of your pictures into one."
        expect(page.get_by_role("alert").get_by_text(said, exact=True)).to_be_visible()
        settled(page)
        assert page.evaluate(LOOK) == look
    assert heading.evaluate("heading => heading.isConnected"), "what the page drew first is still there"
