"""Embeddings in the browser: words move, a sentence is an account, padding slides the mean, and answers grow sure."""

import re

from playwright.sync_api import Page, expect

from lessons.course.embeddings import certainty, ledger, padding, views, word_map
from tests.browser.dashboard import eventually, guess_all, open_lesson

SLUG = views.SLUG


def test_words_move_from_chance_to_meaning(page: Page) -> None:
    result = word_map.compute(views.recording(views.HIDDEN), ())
    open_lesson(page, SLUG)
    root = page.locator(".root.word-map")
    expect(root).to_have_attribute("data-epoch", "0")
    expect(root.get_by_role("slider")).to_be_disabled()
    guess_all(page)
    root.get_by_role("slider").press("End")
    expect(root).to_have_attribute("data-epoch", str(result.words.epochs[-1]))
    names = result.words.names
    expect(root).to_have_attribute("data-word", names[result.farthest])
    near = " ".join(names[place] for place in result.nearest(result.farthest)[: word_map.NEIGHBOURS])
    expect(root).to_have_attribute("data-near", near)
    # A rare word comes to the map, one that is unknown shows the place of all unknown ones.
    rare = result.record.architecture.item.vocabulary.words[-1]
    root.get_by_label("Find a word").fill(rare)
    expect(root).to_have_attribute("data-word", rare)
    root.get_by_label("Find a word").fill("zyzzyva")
    expect(root).to_have_attribute("data-word", "<OOV>")
    expect(root.locator(".says")).to_contain_text("zyzzyva")
    root.locator("canvas.plane").press("ArrowRight")
    expect(root).not_to_have_attribute("data-word", "<OOV>")
    root.get_by_role("slider").press("Home")
    root.get_by_role("button", name="Play").click()
    expect(root).not_to_have_attribute("data-epoch", "0")
    assert "zyzzyva" not in page.url


def test_a_sentence_is_an_account_in_any_order(page: Page) -> None:
    record = views.recording(views.WORDS)
    open_lesson(page, SLUG, view=views.LEDGER)
    root = page.locator(".root.ledger")
    total = f"{ledger.compute(record, ledger.SENTENCE).total:.4f}"
    expect(root).to_have_attribute("data-total", total)
    expect(root.locator(".line .amount").first).to_have_text("?")
    guess_all(page)
    expect(root.locator(".line .amount").first).not_to_have_text("?")
    sentence = "I loved the story"
    root.get_by_label("Your sentence").fill(sentence)
    whole = ledger.compute(record, sentence)
    expect(root).to_have_attribute("data-total", f"{whole.total:.4f}")
    root.get_by_role("button", name=re.compile("^story")).press("Shift+ArrowUp")
    expect(root).to_have_attribute("data-words", "i loved story the")
    expect(root).to_have_attribute("data-total", f"{whole.total:.4f}")
    root.get_by_role("button", name=re.compile("^loved")).click()
    shorter = ledger.compute(record, sentence, [0, 3, 2])
    expect(root).to_have_attribute("data-total", f"{shorter.total:.4f}")
    root.get_by_role("button", name="loved: put it back").click()
    expect(root).to_have_attribute("data-total", f"{whole.total:.4f}")
    assert "story" not in page.url


def test_zeros_slide_the_mean_unless_they_are_masked(page: Page) -> None:
    result = padding.compute(padding.SENTENCE)
    open_lesson(page, SLUG, view=views.PADDING)
    root = page.locator(".root.padding")
    expect(root.get_by_role("slider")).to_be_disabled()
    guess_all(page)
    root.get_by_role("slider").press("End")
    expect(root).to_have_attribute("data-length", str(padding.LONGEST))
    ends = [f"{result.answers[title][-1]:.3f}" for title in (padding.WITHOUT, padding.WITH)]
    expect(root).to_have_attribute("data-answers", " ".join(ends))


def test_answers_grow_sure_and_a_temperature_calms_them(page: Page) -> None:
    result = certainty.compute(views.recording(views.HIDDEN))
    open_lesson(page, SLUG, view=views.CERTAINTY)
    root = page.locator(".root.certainty")
    expect(root).to_have_attribute("data-epoch", "0")
    expect(root.get_by_role("slider", name="Temperature")).to_be_hidden()
    guess_all(page)
    root.get_by_role("slider", name="Epoch").press("End")
    expect(root).to_have_attribute("data-accuracy", f"{result.right[-1].mean():.3f}")
    before = float(root.get_attribute("data-loss") or "nan")
    assert abs(before - result.losses[-1].mean()) < 0.002
    root.get_by_role("slider", name="Temperature").press("PageUp")

    def calmer() -> None:
        assert float(root.get_attribute("data-loss") or "nan") < before

    eventually(page, calmer)
    expect(root).to_have_attribute("data-accuracy", f"{result.right[-1].mean():.3f}")


def test_training_opens_on_its_recording(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN)
    guess_all(page)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    expect(page.locator(".root.live-chart .main-svg").first).to_be_visible()
