"""Transfer learning in the browser: padlocks that open, the base cut, and a network asked where it looks."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.course.transfer_learning import look, three, train, views
from lessons.course.transfer_learning.views import FROZEN, SLUG, TUNED
from lessons.training.settings import MY_RUN
from tests.browser.access import check
from tests.browser.dashboard import choose, guess_all, open_lesson, settled, slide, switch


def test_padlocks_move_with_the_network_and_the_base_is_cut(page: Page) -> None:
    open_lesson(page, SLUG)
    network = page.locator(".root.padlocks")
    expect(network).to_have_attribute("data-locked", str(three.WHOLE))
    expect(network.get_by_text("are frozen")).to_have_count(0)
    expect(page.get_by_role("slider", name="Blocks of the base")).to_have_count(0)
    guess_all(page)
    learning, frozen = three.size(three.of(FROZEN, three.DEFAULT).spec)
    expect(network.get_by_text(f"{learning:,} numbers learn")).to_be_visible()
    expect(network.get_by_text(f"{frozen:,} numbers are frozen")).to_be_visible()
    slide(page, "Blocks of the base", "ArrowLeft", "ArrowLeft")
    result = three.compute(three.Settings(blocks=three.WHOLE - 2))
    expect(network).to_have_attribute("data-locked", str(three.WHOLE - 2))
    expect(network.get_by_role("img", name=re.compile("^Cut behind block 2: "))).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(three.numbers(result)["shape"])
    switch(page, "Pixels divided by 255", on=False)
    expect(page.get_by_text("255 times as large")).to_be_visible()
    choose(page, "Network", TUNED)
    expect(network).to_have_attribute("data-locked", "0")
    choose(page, "Training pictures of each class", "100")
    share = three.of(TUNED, 100).best_val_metric
    expect(network.locator(".chosen").get_by_text(f"{share:.1%}")).to_be_visible()
    settled(page)
    check(page)


def test_right_answer_for_a_wrong_reason_is_found(page: Page) -> None:
    open_lesson(page, SLUG, view=views.INSIGHT, number=2)
    heat = page.get_by_role("img", name=re.compile("^Where the network finds"))
    expect(page.get_by_role("img", name=re.compile("^A picture of"))).to_be_visible()
    expect(heat).to_have_count(0)
    guess_all(page)
    expect(heat).to_be_visible()
    page.get_by_role("button", name=look.EXAMPLE).click()
    expect(page.get_by_text("right for a wrong reason.")).to_be_visible()
    settled(page)
    check(page)


@pytest.mark.slow
def test_base_of_imagenet_is_described(page: Page) -> None:
    base = next(iter(train.IMAGENET_BASES))
    open_lesson(page, SLUG, view=views.TRAIN, start=base)
    expect(page.get_by_text("Licence: Apache 2.0")).to_be_visible()
    expect(page.get_by_text("Pixels divided by 255")).to_have_count(0)
    settled(page)
    check(page)


@pytest.mark.slow
@pytest.mark.trains
def test_own_network_is_trained_and_asked_where_it_looks(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, data="Happy or sad, drawn", per_class=5, epochs=2)
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text(re.compile("^Done"))).to_be_visible()
    choose(page, "Show", views.INSIGHT)
    choose(page, "Network", MY_RUN)
    expect(page.get_by_role("img", name=re.compile("^Where the network finds (happy|sad)"))).to_be_visible()
    choose(page, "By", look.FILTERS)
    guess_all(page)
    expect(page.get_by_role("img", name=re.compile("^What excites"))).to_have_count(look.WALL)
    choose(page, "Show", views.MAP)
    expect(page.get_by_role("img", name=re.compile("pictures as"))).to_have_count(3)
    settled(page)
    check(page)
