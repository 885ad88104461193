"""What a page looks like and how it moves where it is narrow, touched by a finger, or translated by the browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons import catalog
from lessons.course.computer_vision import numbers as computer_vision
from lessons.course.feature_maps import explore
from lessons.course.first_neuron import neuron as first_neuron
from lessons.course.larger_dataset import views as larger_dataset
from tests.browser.dashboard import choose, eventually, guess_all, open_lesson, painted, settled, slide, switch
from tests.browser.phone import PHONE, TABLET, Open, narrow, never_sideways


def sidebar(page: Page) -> Locator:
    return page.get_by_test_id("stSidebar")


def left_and_right(place: Locator) -> tuple[float, float]:
    """Where the text or picture of an element begins and ends, in pixels from the left."""
    script = "one => { const r = document.createRange(); r.selectNodeContents(one); return r.getBoundingClientRect() }"
    box = place.evaluate(script)
    return box["left"], box["right"]


def test_closed_sidebar_gives_its_room_to_the_page(new_page: Open) -> None:
    page = narrow(new_page, TABLET)
    open_lesson(page, "pooling")
    eventually(page, lambda: alone(page, TABLET))
    page.get_by_test_id("stExpandSidebarButton").tap()
    eventually(page, lambda: beside(page))
    page.set_viewport_size({"width": 1280, "height": 800})
    sidebar(page).hover()
    sidebar(page).get_by_role("button", name="Collapse sidebar").click()
    eventually(page, lambda: alone(page, 1280))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("slug", "view", "lowest"),
    [("larger-dataset", larger_dataset.DOG, ".cropper .all"), ("computer-vision", computer_vision.DENSE, ".sums")],
)
def test_a_projector_shows_what_is_moved_and_what_comes_of_it(
    new_page: Open, slug: str, view: str, lowest: str
) -> None:
    page = new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    open_lesson(page, slug, view=view)
    switch(page, "Present")
    guess_all(page)
    eventually(page, lambda: above_the_fold(page.locator(lowest), 800))


def above_the_fold(place: Locator, height: int) -> None:
    box = place.bounding_box()
    assert box
    assert box["y"] + box["height"] <= height


def alone(page: Page, width: int) -> None:
    """The page has the whole width, and its title the place beside the arrow that opens the sidebar."""
    main, arrow = page.get_by_test_id("stMain").bounding_box(), page.get_by_test_id("stExpandSidebarButton")
    assert main
    assert (main["x"], main["width"]) == (0, width)
    assert left_and_right(arrow)[1] < left_and_right(page.get_by_role("heading", level=1))[0]


def beside(page: Page) -> None:
    menu, main = sidebar(page).bounding_box(), page.get_by_test_id("stMain").bounding_box()
    assert menu
    assert main
    assert (menu["x"], menu["width"]) == (0, 236)
    assert main["x"] == 236


def test_names_of_the_lessons_have_room_on_a_large_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_lesson(page, "pooling")
    lesson = sidebar(page).get_by_role("link", name=catalog.lesson("recurrent-forecasts").title)
    cut = "link => [...link.querySelectorAll('span')].some((text) => text.scrollWidth > text.clientWidth + 1)"
    expect(lesson).to_be_visible()
    assert not lesson.evaluate(cut)


def test_menu_of_a_phone_lies_beside_the_title_and_closes_after_a_choice(new_page: Open) -> None:
    page = narrow(new_page, PHONE)
    open_lesson(page, "pooling")
    for lesson in (catalog.lesson("convolution"), catalog.lesson("first-neuron")):
        eventually(page, lambda: alone(page, PHONE))
        page.get_by_test_id("stExpandSidebarButton").tap()
        expect(sidebar(page)).to_have_attribute("data-collapsed", "false")
        sidebar(page).get_by_role("link", name=lesson.title).tap()
        expect(page.get_by_role("heading", level=1)).to_have_text(lesson.title)
        expect(sidebar(page)).to_have_attribute("data-collapsed", "true")
        settled(page)


def swipe(page: Page, place: Locator, at: tuple[float, float], across: float, down: float) -> None:
    """Draws a finger over the screen from a place of an element, 0 to 1 across and down, by a number of pixels."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    x, y = box["x"] + at[0] * box["width"], box["y"] + at[1] * box["height"]
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in (0.2, 0.4, 0.6, 0.8, 1):
        there = {"x": x + part * across, "y": y + part * down}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [there]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def scrolled(page: Page) -> float:
    top: float = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    return top


def scrolls(page: Page, place: Locator, at: tuple[float, float]) -> None:
    """Checks that a finger which begins there moves the page."""
    place.scroll_into_view_if_needed()
    before = scrolled(page)
    swipe(page, place, at, 0, -200)
    eventually(page, lambda: above(scrolled(page), before + 100))


def above(value: float, least: float) -> None:
    assert value > least


def test_finger_swipes_along_the_feature_maps_and_past_them(new_page: Open) -> None:
    page = narrow(new_page, PHONE)
    open_lesson(page, "feature-maps")
    explorer = page.locator(".root.explorer")
    expect(explorer).to_have_attribute("data-drawn", re.compile("."))
    swipe(page, explorer, (0.8, 0.5), -200, 0)
    eventually(page, lambda: above(explorer.evaluate("root => root.scrollLeft"), 100))
    scrolls(page, explorer, (0.5, 0.5))
    choose(page, "Show", explore.TRAIN)
    chart = page.locator(".live-chart .chart")
    expect(chart.locator(".legend").first).to_be_visible()
    scrolls(page, chart, (0.5, 0.7))


def test_finger_scrolls_beside_what_is_dragged_both_ways(new_page: Open) -> None:
    page = narrow(new_page, PHONE)
    open_lesson(page, "first-neuron")
    canvas = page.locator("canvas.points")
    painted(canvas)
    scrolls(page, canvas, (1.06, 0.7))
    never_sideways(page)


TRANSLATE = """way => {
  const untouched = "script, style, noscript, textarea, code, pre, svg, font, [translate=no]";
  const translate = (text) => {
    if (!text.isConnected || !text.nodeValue.trim() || text.parentElement.closest(untouched)) return;
    const font = document.createElement("font");
    const inner = font.appendChild(document.createElement("font"));
    if (way === "around") {
      text.before(font);
      inner.append(text);
    } else {
      inner.textContent = text.nodeValue;
      text.replaceWith(font);
    }
  };
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  texts(document.body).forEach(translate);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) [target, ...addedNodes].flatMap((node) =>
      node.nodeType === Node.TEXT_NODE ? [node] : node === target ? [] : texts(node)).forEach(translate);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""
"""What a browser does that translates a page, here into the same words: a <font> around each text, or in its place."""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["around", "instead"])
def test_translated_page_changes_as_any_other(page: Page, way: str) -> None:
    open_lesson(page, "first-neuron", view=first_neuron.LEARN)
    guess_all(page)
    page.evaluate(TRANSLATE, way)
    main = page.get_by_role("main")
    sentence = main.get_by_role("paragraph").filter(has_text="the neuron says")
    expect(sentence).to_contain_text("After 500 epochs")
    slide(page, "Epochs", "ArrowRight", "ArrowRight")
    expect(sentence).to_contain_text("After 700 epochs")
    for view in (first_neuron.HOUSES, first_neuron.HAND, first_neuron.LEARN):
        choose(page, "Show", view)
        guess_all(page)
    expect(sentence).to_contain_text("After 700 epochs")
    main.get_by_role("link", name="Course map").click()
    main.get_by_role("link", name=catalog.lesson("pooling").title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(catalog.lesson("pooling").title)
    settled(page)
