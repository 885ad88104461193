"""Sequence models in the browser: a cell word by word, six networks on one sentence, a kernel, a training."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.sequence_models import cell, kernel, order, readers, stack, train, views
from lessons.course.sequence_models.reading import best
from lessons.training.settings import MY_RUN
from tests.browser.dashboard import choose, guess_all, open_lesson, pick, slide, switch

SLUG = views.SLUG
SENTENCE = "The film was great, but not for me"


def root(page: Page, name: str) -> Locator:
    return page.locator(f".root.{name}")


def write(page: Page, sentence: str) -> None:
    page.get_by_label("Your sentence").fill(sentence)


def test_a_cell_is_read_word_by_word_and_a_gate_is_held(page: Page) -> None:
    open_lesson(page, SLUG)
    strips = root(page, "cell")
    expect(strips).to_have_attribute("data-verdicts", "")
    guess_all(page)
    write(page, SENTENCE)
    expect(strips.locator(".reading button")).to_have_count(8)
    record = views.recording(views.LSTM)
    free = cell.compute(cell.Settings(), record, best(record), SENTENCE)
    said = views.recording(views.LSTM).class_names[int(free.answers[-1] > 0.5)]
    expect(strips).to_have_attribute("data-verdicts", said)
    strips.locator(".strips").press("End")
    expect(strips).to_have_attribute("data-step", "8")
    assert float(strips.get_attribute("data-state") or 0) == pytest.approx(free.trace.hidden[-1, 0], abs=1e-4)
    pick(page, "Hold a gate", "forget")
    held = cell.compute(cell.Settings(lstm_gate="forget"), record, best(record), SENTENCE)
    expect(strips.locator(".verdicts")).to_have_count(2)
    expect(strips.locator(".verdicts").last).to_contain_text("With forget at 0")
    assert float(strips.get_attribute("data-state") or 0) == pytest.approx(held.trace.hidden[-1, 0], abs=1e-4)
    # What was typed is the session's alone.
    assert "great" not in page.url


@pytest.mark.slow
def test_a_second_layer_needs_every_step(page: Page) -> None:
    open_lesson(page, SLUG, inside=cell.STACK)
    guess_all(page)
    expect(page.get_by_role("cell", name="(None, 24, 8)").first).to_be_visible()
    switch(page, "First returns sequences", on=False)
    expect(page.get_by_text(stack.refusal(stack.Settings()))).to_be_visible()


def test_six_networks_read_a_sentence_and_shuffled_reviews(page: Page) -> None:
    open_lesson(page, SLUG, view=views.READERS)
    grid = root(page, "readers")
    expect(grid.locator("tbody tr")).to_have_count(len(views.TITLES))
    guess_all(page)
    slide(page, "Words after it", "End")
    expect(grid).to_have_attribute("data-words", str(5 + len(readers.FILLING)))
    expect(grid.locator("th.added")).to_have_count(len(readers.FILLING))
    grid.press("ArrowRight")
    expect(grid.locator(".said")).to_have_text(re.compile("After “the”: .*LSTM"))
    expect(root(page, "distance")).to_have_attribute("data-lines", str(len(views.TITLES)))
    choose(page, "Read", readers.ORDER)
    expect(root(page, "order")).to_have_attribute("data-shuffled", "0")
    guess_all(page)
    expect(root(page, "order")).to_have_attribute("data-shuffled", str(len(views.TITLES)))
    words = order.compute(order.Settings()).shuffled.words
    expect(root(page, "tokens").locator(".row").nth(1).locator(".chip")).to_have_text(list(words))


def test_a_kernel_slides_over_words(page: Page) -> None:
    open_lesson(page, SLUG, view=views.KERNEL)
    guess_all(page)
    write(page, SENTENCE)
    slide(page, "Filter", "ArrowRight")
    result = kernel.compute(kernel.Settings(kernel.Settings().filter + 1), SENTENCE)
    slides = root(page, "word-kernel")
    expect(slides.locator(".phrases li")).to_have_count(kernel.PHRASES)
    expect(slides.locator(".phrases li").first).to_contain_text(result.phrases[0].words)
    slides.locator(".answers .answer").last.hover()
    expect(slides).to_have_attribute("data-at", str(len(result.words) - 1))
    answer = float(slides.get_attribute("data-answer") or 0)
    assert answer == pytest.approx(result.answers[-1], abs=1e-4)
    slides.press("ArrowLeft")
    expect(slides).to_have_attribute("data-at", str(len(result.words) - 2))
    slides.get_by_role("button", name="Play").click()
    expect(slides).to_have_attribute("data-at", str(len(result.words) - 1))


@pytest.mark.trains
def test_a_network_is_trained_and_reads_beside_the_others(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, units=4, epochs=1)
    pick(page, "Network", train.AVERAGE)
    page.get_by_role("button", name="Train", exact=True).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("The checkpoint kept epoch 1: the lowest validation loss. Done; Readers has it read")
    guess_all(page)
    expect(main).to_contain_text("the line through all epochs has a slope of")
    choose(page, "Show", views.READERS)
    expect(root(page, "readers").locator("tbody th").last).to_have_text(MY_RUN)
