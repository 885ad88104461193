"""Transfer learning in the browser: three networks compared, the base cut, and a network asked where it looks."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.course.transfer_learning import cut, look, three, train, views
from lessons.course.transfer_learning.views import SLUG
from lessons.training.settings import MY_RUN
from tests.browser.access import check
from tests.browser.dashboard import choose, open_lesson, settled, slide, switch


def test_three_networks_are_compared_and_the_base_is_cut(page: Page) -> None:
    open_lesson(page, SLUG, view=views.THREE)
    overlay = page.locator(".root.overlay")
    expect(overlay).to_have_attribute("data-runs", "3")
    most = three.PICTURES[-1]
    choose(page, "Training pictures a class", str(most))
    for metric, card in zip(
        page.get_by_test_id("stMetric").all(), three.cards(three.compute(three.Settings(most))), strict=True
    ):
        expect(metric).to_contain_text(card.accuracy)
        expect(metric).to_contain_text(card.counts)
    choose(page, "Show", views.CUT)
    slide(page, "Blocks of the base", "ArrowLeft", "ArrowLeft")
    result = cut.compute(cut.Settings(blocks=cut.WHOLE - 2))
    expect(page.get_by_role("main")).to_contain_text(cut.numbers(result)["shape"])
    expect(overlay).to_have_attribute("data-runs", "3")
    switch(page, "Pixels divided by 255", on=False)
    expect(page.get_by_text("255 times too large")).to_be_visible()


def test_base_of_imagenet_is_described_and_its_runs_are_compared(page: Page) -> None:
    base = next(iter(train.IMAGENET_BASES))
    open_lesson(page, SLUG, view=views.TRAIN, start=base)
    expect(page.get_by_text("Licence: Apache 2.0")).to_be_visible()
    expect(page.get_by_text("Pixels divided by 255")).to_have_count(0)
    settled(page)
    check(page)
    choose(page, "Show", views.COMPARE)
    expect(page.locator(".root.overlay")).to_have_attribute("data-runs", "2")
    settled(page)
    check(page)


@pytest.mark.trains
def test_own_network_is_trained_and_asked_where_it_looks(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, data="Happy or sad, drawn", per_class=5, epochs=2)
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text(re.compile("^Done"))).to_be_visible()
    choose(page, "Show", views.INSIGHT)
    choose(page, "Network", MY_RUN)
    expect(page.get_by_role("img", name=re.compile("^Where the network finds (happy|sad)"))).to_be_visible()
    choose(page, "By", look.FILTERS)
    expect(page.get_by_role("img", name=re.compile("^What excites"))).to_have_count(look.SHOWN)
    choose(page, "Show", views.MAP)
    expect(page.get_by_role("img", name=re.compile("pictures as"))).to_have_count(3)
    settled(page)
    check(page)
