"""The browser's own buttons and links: Back goes to the section before, and a copied link opens the page as it is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lessons.course.computer_vision import numbers
from lessons.course.convolution.views import SLUG as CONVOLUTION
from lessons.course.first_neuron import neuron
from tests.browser.dashboard import choose, eventually, open_lesson, same, settled, slide, stepper


def section(page: Page, name: str) -> None:
    settled(page)
    expect(page.get_by_role("radiogroup", name="Show").get_by_role("radio", checked=True)).to_have_text(name)


def test_back_goes_to_the_section_before_whatever_was_set_there(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="First neuron").click()
    section(page, neuron.HAND)
    choose(page, "Show", neuron.LEARN)
    section(page, neuron.LEARN)
    slide(page, "Epochs", "ArrowRight")
    slide(page, "Noise", "ArrowRight", "ArrowRight")
    expect(page).to_have_url(re.compile("epochs=600"))
    settled(page)
    choose(page, "Show", neuron.HOUSES)
    section(page, neuron.HOUSES)
    page.go_back()
    section(page, neuron.LEARN)
    expect(page.get_by_role("slider", name="Epochs")).to_have_value("600")
    page.go_back()
    section(page, neuron.HAND)
    page.go_forward()
    section(page, neuron.LEARN)
    page.go_back()
    section(page, neuron.HAND)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Layerscope")


def place(page: Page) -> tuple[str, str]:
    """Row and column of the stepper's window."""
    # The page shows a component before the browser has fetched its code.
    expect(stepper(page)).to_have_attribute("data-row", re.compile("."))
    row, column = stepper(page).evaluate("root => [root.dataset.row, root.dataset.column]")
    return row, column


@pytest.mark.slow
def test_copied_link_opens_the_page_as_it_is_and_reset_takes_all_of_it_back(
    page: Page, new_page: Callable[..., Page]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_lesson(page, CONVOLUTION)
    start = place(page)
    slide(page, "Stride", "ArrowRight")
    settled(page)
    stepper(page).press("ArrowRight")
    stepper(page).press("ArrowDown")
    moved = place(page)
    assert moved != start
    expect(page).to_have_url(re.compile(f"#cell={moved[0]}-{moved[1]}$"))
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    other = new_page()
    other.goto(link)
    settled(other)
    eventually(other, lambda: same(place(other), moved))
    page.get_by_role("button", name="Reset").click()
    settled(page)
    expect(page).to_have_url(re.compile(f"/{CONVOLUTION}$"))
    eventually(page, lambda: same(place(page), start))


@pytest.mark.parametrize(
    ("view", "part", "canvas", "held"),
    [(numbers.NUMBERS, "pixels", ".picture", "data-place"), (numbers.DENSE, "dense-network", ".diagram", "data-unit")],
)
def test_reset_takes_a_canvas_back_and_leaves_nothing_in_the_address(
    page: Page, view: str, part: str, canvas: str, held: str
) -> None:
    open_lesson(page, "computer-vision", view=view)
    root = page.locator(f".root.{part}")
    expect(root).to_have_attribute(held, re.compile("."))
    start = root.get_attribute(held) or ""
    root.locator(canvas).press("ArrowRight")
    expect(root).not_to_have_attribute(held, start)
    expect(page).to_have_url(re.compile("#"))
    page.get_by_role("button", name="Reset").click()
    # A canvas writes to the address once it has rested.
    page.wait_for_timeout(500)
    settled(page)
    expect(page).to_have_url(re.compile("^[^#]*$"))
    expect(root).to_have_attribute(held, start)


def test_a_card_of_the_course_map_is_one_link(page: Page) -> None:
    page.goto("/")
    card = page.locator("[class*=st-key-card_]").first
    expect(card.locator("a, button, [tabindex='0']").filter(visible=True)).to_have_count(1)
    box = card.locator("img").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_have_text("First neuron")
