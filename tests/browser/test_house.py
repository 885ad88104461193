"""What every page has around its lesson: the way through the course, the toolbar, links that hold the settings."""

import re
from collections.abc import Callable

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lessons import catalog
from tests.browser.dashboard import eventually, open_lesson, same, settled, slide, switch, turn


def titled(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text([title])


def follow(place: Locator, name: str) -> None:
    place.get_by_role("link", name=name).click()


def test_course_map_leads_to_every_lesson(page: Page) -> None:
    page.goto("/")
    main, sidebar = page.get_by_role("main"), page.get_by_role("region", name="Sidebar")
    titled(page, "Layerscope")
    for lesson in catalog.LESSONS:
        expect(main.get_by_text(lesson.question)).to_be_visible()
        expect(main.get_by_role("link", name=lesson.title)).to_have_attribute("href", re.compile(rf"^/?{lesson.slug}$"))
    for lesson in catalog.LESSONS[::4]:
        follow(main, lesson.title)
        titled(page, lesson.title)
        expect(page).to_have_url(re.compile(rf"/{lesson.slug}(\?|$)"))
        follow(sidebar, "Layerscope")
        titled(page, "Layerscope")


def test_link_opens_a_lesson_with_its_sidebar(page: Page) -> None:
    open_lesson(page, catalog.LESSONS[-1].slug)
    titled(page, catalog.LESSONS[-1].title)
    sidebar = page.get_by_role("region", name="Sidebar")
    for other in catalog.LESSONS:
        expect(sidebar.get_by_role("link", name=other.title)).to_be_visible()


def test_lessons_follow_each_other(page: Page) -> None:
    first, second, third = catalog.LESSONS[:3]
    open_lesson(page, first.slug)
    main = page.get_by_role("main")
    for lesson in (second, third):
        follow(main, f"Next: {lesson.title}")
        titled(page, lesson.title)
    follow(main, f"Before: {second.title}")
    titled(page, second.title)
    follow(main, "Course map")
    titled(page, "Layerscope")


def settings(page: Page) -> list[str]:
    """What every control is set to, as soon as two looks agree: a slider tells the server a moment later."""
    before, now = [""], look(page)
    while now != before:
        page.wait_for_timeout(500)
        before, now = now, look(page)
    return now


def look(page: Page) -> list[str]:
    settled(page)
    main = page.get_by_role("main")
    controls = main.locator("input[role=combobox], input[type=range], [role=switch], [aria-checked]")
    values: list[str] = controls.evaluate_all(
        "all => all.map(one => `${one.value} ${one.ariaChecked} ${one.checked} ${one.textContent}`)"
    )
    return values


def change(page: Page) -> None:
    """Moves the lesson's first slider, picks something else from its first menu and turns every switch that is seen."""
    main = page.get_by_role("main")
    slider = main.get_by_role("slider").first
    slider.press("ArrowLeft" if slider.evaluate("one => one.value === one.max") else "ArrowRight")
    # Some lessons open on a view without a menu.
    if main.get_by_role("combobox").count():
        # A page that is still being drawn would close the menu.
        settled(page)
        main.get_by_role("combobox").first.click()
        page.get_by_role("option").nth(1).click()
    # What was picked may bring other controls; until the page has answered, the ones before are there as well.
    settings(page)
    for own in main.locator("[role=switch]:not([aria-label=Present]):visible").all():
        turn(own)
        settled(page)


def test_settings_outlive_a_reload_until_reset(page: Page) -> None:
    slug = "augmentation"
    open_lesson(page, slug)
    first = settings(page)
    change(page)
    changed = settings(page)
    assert changed != first
    page.reload()
    eventually(page, lambda: same(settings(page), changed))
    page.get_by_role("button", name="Reset", exact=True).click()
    eventually(page, lambda: same(settings(page), first))
    expect(page).to_have_url(re.compile(rf"/{slug}(\?|$)"))


def test_a_section_is_taken_home_as_it_is_set_and_leads_back(page: Page) -> None:
    open_lesson(page, "convolution")
    slide(page, "Stride", "ArrowRight")
    switch(page, "ReLU")
    expect(page).to_have_url(re.compile("convolution_relu=true"))
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Notebook").click()
    assert download.value.suggested_filename == "convolution-step-through.ipynb"
    notebook = nbformat.read(download.value.path(), as_version=4)
    assert any("strides=2" in cell.source for cell in notebook.cells)
    (back,) = re.findall(r"\((http.*)\)", notebook.cells[0].source)
    page.goto(back)
    settled(page)
    expect(page.get_by_role("slider", name="Stride")).to_have_value("2")
    expect(page.get_by_role("switch", name="ReLU")).to_be_checked()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("slug", "control", "key"), [("real-images", "Batch", "End"), ("feature-maps", "Epoch", "Home")]
)
def test_reset_brings_back_what_only_the_page_can_declare(page: Page, slug: str, control: str, key: str) -> None:
    open_lesson(page, slug)
    slide(page, control, key)
    expect(page).to_have_url(re.compile(rf"{slug}_{control.lower()}_"))
    settled(page)
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(page).to_have_url(re.compile(rf"/{slug}$"))


def press_copy_link(page: Page) -> None:
    """Presses the button until its code, which comes by itself, has arrived and says what it did."""
    button = page.locator(".copy")

    def press() -> None:
        button.click()
        assert button.inner_text() == "Copied"

    expect(button).to_have_text("Copy link")
    eventually(page, press)


def test_copied_link_opens_the_page_just_as_it_is(new_page: Callable[..., Page]) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_lesson(page, "convolution", stride=3)
    press_copy_link(page)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    other = new_page()
    other.goto(copied)
    expect(other.get_by_role("slider", name="Stride")).to_have_value("3")


@pytest.mark.slow
def test_link_is_copied_where_the_browser_offers_no_clipboard(page: Page) -> None:
    # On a classroom's address, which is plain HTTP, a page has none of these.
    page.add_init_script("""
        for (const name of ["clipboard", "mediaDevices", "serviceWorker"])
            Object.defineProperty(Navigator.prototype, name, { value: undefined });
        delete Crypto.prototype.randomUUID;
    """)
    open_lesson(page, "convolution", stride=3)
    press_copy_link(page)
    field = page.get_by_role("combobox", name="Picture", exact=True)
    field.fill("")
    field.press("Control+V")
    expect(field).to_have_value(page.url)


def test_present_leaves_only_the_lesson_and_makes_it_larger(page: Page) -> None:
    open_lesson(page, "pooling")
    sidebar = page.get_by_test_id("stSidebar")
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    before = page.evaluate(size)
    switch(page, "Present")
    expect(sidebar).to_be_hidden()
    expect(page.get_by_role("button", name="Help for Window size")).to_be_hidden()
    eventually(page, lambda: same(page.evaluate(size) >= 1.1 * before, True))
    expect(page).to_have_url(re.compile("present=true"))
    switch(page, "Present", on=False)
    expect(sidebar).to_be_visible()
    eventually(page, lambda: same(page.evaluate(size), before))


def test_a_change_draws_the_lesson_alone(page: Page) -> None:
    drawn: list[ForwardMsg] = []

    def note(frame: bytes | str) -> None:
        assert isinstance(frame, bytes)
        drawn.append(ForwardMsg.FromString(frame))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    open_lesson(page, "first-neuron")
    assert any(message.WhichOneof("type") == "navigation" for message in drawn)
    drawn.clear()
    slide(page, "Weight", "ArrowRight")
    # A slider tells the server a moment later.
    expect(page).to_have_url(re.compile("weight="))
    settled(page)
    deltas = [message.delta for message in drawn if message.WhichOneof("type") == "delta"]
    assert deltas
    assert all(delta.fragment_id for delta in deltas)
