"""Tokens in the browser: lines become ids while one types, words grow from letters, and every section answers."""

import re

from playwright.sync_api import Locator, Page, expect

from lessons.course.tokens import count, pad, pieces, renumber, source, views
from lessons.data import registry
from lessons.maths.pieces import order
from lessons.maths.pieces import pieces as pieces_of
from tests.browser.dashboard import choose, guess_all, open_lesson, pick, settled, slide
from tests.figures.sent import meta

SLUG = views.SLUG


def words(page: Page) -> Locator:
    return page.locator(".root.tokens").first


def row(page: Page, panel: int, group: int, line: int) -> str:
    chips = words(page).locator(".panel").nth(panel).locator(".group").nth(group).locator(".row").nth(line)
    return " ".join(chips.locator(".chip i").all_inner_texts())


def test_lines_become_ids_as_one_types(page: Page) -> None:
    open_lesson(page, SLUG)
    expect(words(page)).to_have_attribute("data-panels", "2")
    assert row(page, 0, 0, 0) == "5 3 2 4"
    guess_all(page)
    words(page).get_by_label("A test line").fill("my dog sings")
    test = words(page).locator(".panel").first.locator(".group").nth(1)
    expect(test.locator(".chip i")).to_have_text(["2", "4", "1"])
    expect(test.locator(".chip.unknown")).to_have_text(re.compile("sings"))
    words(page).get_by_label("Your lines").fill("my dog sings\nmy dog sleeps")
    expect(test.locator(".chip.unknown")).to_have_count(0)
    # The same word is lit wherever it stands: in the lines, the test line and the index.
    test.locator(".chip").first.hover()
    expect(words(page).locator(".panel").first.locator(".chip.lit")).to_have_count(4)
    slide(page, "Vocabulary size", "Home")
    settled(page)
    expect(words(page).locator(".panel").first.locator(".index .chip.gone")).not_to_have_count(0)
    # What was typed is the session's alone.
    assert "sings" not in page.url


def test_rows_are_padded_and_cut(page: Page) -> None:
    open_lesson(page, SLUG, view=views.PAD)
    expect(words(page).locator(".columns")).to_have_count(0)
    guess_all(page)
    expect(words(page).locator(".columns .row")).to_have_count(5)
    expect(words(page).locator(".columns .row").first.locator(".chip i")).to_have_text(["0", "5", "3", "2", "4"])
    choose(page, "Zeros", "post")
    expect(words(page).locator(".columns .row").first.locator(".chip i")).to_have_text(["5", "3", "2", "4", "0"])
    for name, length in (("verse", 5), ("verse", 10), ("reviews", 10)):
        pick(page, "Texts", registry.describe(name).title)
        pick(page, "Length for these texts", str(length))
        guess_all(page)
        bars = meta(pad.histogram(source.of_set(name), length))["bars"]
        expect(page.locator(".root.bars .column.lost")).to_have_count(sum(bar["lost"] for bar in bars))


def test_words_grow_merge_by_merge(page: Page) -> None:
    result = pieces.compute(source.of_set("verse"))
    open_lesson(page, SLUG, view=views.PIECES)
    root = page.locator(".root.merges")
    expect(root.get_by_role("slider")).to_be_hidden()
    guess_all(page)
    root.get_by_role("slider").press("End")
    expect(root).to_have_attribute("data-step", str(len(result.merges)))
    for word in ("dogcatcher", "thunderstorm"):
        root.get_by_label("A word of your own").fill(word)
        expect(root).to_have_attribute("data-own", " ".join(pieces_of(word, order(result.merges))))
    root.get_by_role("slider").press("Home")
    expect(root).to_have_attribute("data-step", "0")
    root.get_by_role("button", name="Play").click()
    expect(root).to_have_attribute("data-step", re.compile("[1-9]"))


def test_words_are_counted_and_struck_out(page: Page) -> None:
    result = count.compute(source.of_set("verse"))
    open_lesson(page, SLUG, view=views.COUNT)
    root = page.locator(".root.ranks")
    expect(root).to_have_attribute("data-rank", "1")
    root.press("ArrowRight")
    expect(root.locator(".says")).to_contain_text(f"“{result.words[1]}” comes {result.counts[1]} times")
    guess_all(page)
    expect(words(page).locator(".chip.gone")).to_have_text([re.compile(word) for word in ("the", "was", "not")])


def test_new_numbers_change_one_network(page: Page) -> None:
    result = renumber.compute(renumber.Settings(), views.read(views.LINES))
    open_lesson(page, SLUG, view=views.RENUMBER)
    guess_all(page)
    for line, amounts, table in renumber.table(result):
        cells = page.get_by_role("row", name=re.compile(re.escape(line[:12]))).get_by_role("cell")
        expect(cells.nth(1)).to_have_text(amounts)
        expect(cells.nth(2)).to_have_text(table)
