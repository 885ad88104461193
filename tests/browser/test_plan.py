"""The teacher's plan and the course's mistakes in a browser: links set the page, paper shows the plan alone."""

import re

from playwright.sync_api import Page, expect

from lessons.course.first_neuron import neuron
from tests.browser import access
from tests.browser.dashboard import open_lesson, settled, switch


def unfold(page: Page) -> None:
    page.get_by_text("Plan for the teacher").click()
    settled(page)
    expect(page.get_by_role("heading", name="In 45 minutes")).to_be_visible()


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("listitem").get_by_role("link", name=name, exact=True).first.click()
    settled(page)


def test_links_of_a_plan_set_the_page_within_the_session(page: Page) -> None:
    open_lesson(page, neuron.SLUG, view=neuron.HAND)
    switch(page, "Present")
    unfold(page)
    epochs = page.get_by_role("slider", name="Epochs")
    follow(page, "2,000 epochs")
    expect(epochs).to_have_value("2000")
    follow(page, neuron.STEP)
    expect(page.get_by_role("radiogroup", name="Show").get_by_role("radio", checked=True)).to_have_text(neuron.STEP)
    follow(page, neuron.LEARN)
    expect(epochs).to_have_value("500")
    expect(page.get_by_role("switch", name="Present")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("radiogroup", name="Show").get_by_role("radio", checked=True)).to_have_text(neuron.STEP)
    # Of another session it would be folded again.
    expect(page.get_by_role("heading", name="In 45 minutes")).to_be_visible()


def test_on_paper_is_the_open_plan_alone(page: Page) -> None:
    open_lesson(page, neuron.SLUG)
    unfold(page)
    access.check(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("radiogroup", name="Show")).to_be_hidden()
    expect(page.get_by_text("The same in Keras").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Ask the room")).to_be_visible()


def test_mistakes_are_found_from_the_course_map_and_lead_to_lessons(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("main").get_by_role("link", name="The course's mistakes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The course's mistakes")
    settled(page)
    access.check(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("main").get_by_role("link", name="Learn", exact=True).click()
    expect(page).to_have_url(re.compile(f"{neuron.SLUG}_epochs=2000"))
    expect(page.get_by_role("heading", level=1)).to_have_text("First neuron")
