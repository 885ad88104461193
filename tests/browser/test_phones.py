"""Every section where learners sit with phones and tablets: nothing cut off, nothing too small for a finger."""

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons import catalog
from lessons.course.first_neuron import neuron as first_neuron
from tests.browser.dashboard import eventually, guess_all, open_lesson, painted, settled
from tests.browser.phone import (
    PHONE,
    TABLET,
    Open,
    beyond_the_edges,
    narrow,
    never_sideways,
    too_small_for_a_finger,
)


def fits(page: Page) -> None:
    never_sideways(page)
    assert beyond_the_edges(page) == []
    assert too_small_for_a_finger(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, TABLET])
@pytest.mark.parametrize("lesson", catalog.LESSONS, ids=lambda lesson: lesson.slug)
def test_every_section_fits(new_page: Open, lesson: catalog.Lesson, width: int) -> None:
    page = narrow(new_page, width)
    open_lesson(page, lesson.slug)
    views = page.get_by_role("radiogroup", name="Show", exact=True).get_by_role("radio")
    for view in views.all():
        view.click()
        settled(page)
        fits(page)
        guess_all(page)
        fits(page)


def weight(page: Page) -> Locator:
    return page.get_by_test_id("stSlider").filter(has=page.get_by_role("slider", name="Weight"))


def top(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["y"]


def test_a_phone_shows_the_picture_first_and_the_control_in_use_comes_along(new_page: Open) -> None:
    page = narrow(new_page, PHONE)
    open_lesson(page, "first-neuron", view=first_neuron.HAND)
    fits(page)
    picture, slider = page.locator("canvas.points"), weight(page)
    painted(picture)
    assert top(picture) < top(slider)
    slider.scroll_into_view_if_needed()
    slider.tap(position={"x": 220, "y": 42})
    settled(page)
    picture.scroll_into_view_if_needed()
    eventually(page, lambda: in_sight(picture, slider))
    before = page.locator(".formula").inner_text()
    slider.get_by_role("slider").press("ArrowRight")
    expect(page.locator(".formula")).not_to_have_text(before)
    page.get_by_role("radio", name=first_neuron.LEARN).tap()
    settled(page)
    expect(page.locator("[data-along]")).to_have_count(0)


def in_sight(*places: Locator) -> None:
    for place in places:
        box = place.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844


def test_a_tablet_has_what_is_set_beside_the_picture(new_page: Open) -> None:
    page = narrow(new_page, TABLET)
    open_lesson(page, "first-neuron", view=first_neuron.HAND)
    fits(page)
    picture, slider = page.locator("canvas.points").bounding_box(), weight(page).bounding_box()
    assert picture
    assert slider
    assert slider["x"] + slider["width"] <= picture["x"]
