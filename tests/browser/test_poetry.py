"""Poetry in the browser: a line becomes its beginnings, a number falls on a word, and copies are marked."""

import re

from playwright.sync_api import Page, expect

from lessons.course.poetry import ceiling, poet, prefixes, views, write
from tests.browser.dashboard import choose, guess_all, open_lesson, settled, slide

SLUG = views.SLUG


def test_a_line_becomes_its_beginnings_and_a_text_has_a_ceiling(page: Page) -> None:
    open_lesson(page, SLUG)
    words = page.locator(".root.tokens")
    expect(words.locator(".columns .row")).to_have_count(4)
    guess_all(page)
    expect(words.locator(".columns .row")).to_have_count(10)
    words.get_by_label("Lines of your own").fill("my dog loves bones")
    expect(words.locator(".columns .row")).to_have_count(3)
    expect(words.locator(".columns .row").last.locator(".chip.next b")).to_have_text("bones")
    choose(page, "Next word as", prefixes.ONE_HOT)
    expect(words.locator(".columns .row").last.locator(".chip.next b")).to_have_text("1")
    assert "bones" not in page.url

    choose(page, "Show", views.CEILING)
    forks = page.locator(".root.forks")
    expect(forks).to_have_attribute("data-rows", str(ceiling.FORKS))
    guess_all(page)
    expect(page.locator(".root.bars")).to_have_count(2)
    slide(page, "Words of context", "Home")
    settled(page)
    expect(forks.locator(".beginning").first).to_have_text(re.compile(r"^\S+$"))


def test_the_next_word_is_in_view_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_lesson(page, SLUG, view=views.PREFIXES)
    rows = page.locator(".root.tokens .columns")
    expect(rows.locator(".row")).to_have_count(4)
    assert rows.evaluate("rows => rows.scrollWidth <= rows.clientWidth")


def test_a_number_falls_on_a_word_and_copies_are_marked(page: Page) -> None:
    open_lesson(page, SLUG, view=views.WRITE)
    root = page.locator(".root.writer")
    expect(root).to_have_attribute("data-words", str(write.BARS))
    expect(root.locator(".greedy")).to_be_hidden()
    guess_all(page)
    expect(root.locator(".greedy")).to_be_visible()
    root.get_by_role("button", name="Draw the next word").click()
    expect(root).to_have_attribute("data-written", "1")
    expect(root.locator(".last")).to_contain_text(re.compile(r"0\.\d{3} fell on “\S+”"))
    taken = root.locator(".word b").nth(2).inner_text()
    root.locator("button.word").nth(2).click()
    expect(root).to_have_attribute("data-written", "2")
    expect(root.locator(".poem .written").last).to_have_text(taken)
    root.get_by_role("button", name="Write 6 words").click()
    expect(root).to_have_attribute("data-written", "8")
    root.get_by_role("button", name="Start again").click()
    expect(root).to_have_attribute("data-written", "0")
    root.get_by_label("Your words").fill("when anna")
    expect(root.locator(".poem .typed").last).to_have_text("anna")
    expect(root).to_have_attribute("data-place", "2")
    slide(page, "Temperature", "Home")
    settled(page)
    expect(root.locator(".word span").first).to_have_text("100.0%")
    assert len(set(root.locator(".five li").all_inner_texts())) == 1
    assert "anna" not in page.url

    choose(page, "Show", views.POET)
    parrot = page.locator(".root.parrot")
    expect(parrot.locator(".lines li")).to_have_count(poet.LINES)
    expect(parrot.locator("table")).to_be_hidden()
    expect(parrot).to_have_attribute("data-copies", "0")
    guess_all(page)
    expect(parrot).not_to_have_attribute("data-copies", "0")
    expect(parrot.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".root.bars")).to_be_visible()
