"""Texts and series of a learner's own in the browser: brought as files, trained on live, and looked into."""

import math
import re

import pytest
from playwright.sync_api import Page, expect

from lessons.course.embeddings import views as embeddings
from lessons.course.poetry import views as poetry
from lessons.course.real_series import views as real_series
from lessons.course.windows import views as windows
from lessons.course.windows.source import OWN as OWN_TABLE
from lessons.data import load
from lessons.data.own import shelf, texts
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN
from lessons.training.text_settings import OWN as OWN_TEXTS
from tests.browser.dashboard import Server, choose, guess_all, open_lesson, part, pick, settled

pytestmark = pytest.mark.trains

REVIEWS = texts.as_table(load("reviews").evenly(200))
RAIN = "\n".join(
    ["day;rain (mm)", *(f"{1 + day % 28:02}.{1 + day // 28:02}.2025;{math.sin(day):.2f}" for day in range(300))]
)


def bring(page: Page, name: str, content: bytes, told: str) -> None:
    """Brings a file, and waits until the page tells what it holds."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    expect(page.get_by_role("main")).to_contain_text(told)


def train(page: Page, server: Server, slug: str, done: str) -> TrainingRecord:
    """Trains on what was brought until the run has ended, and answers what the page asks of it."""
    settled(page)
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page).to_have_url(re.compile(f"{slug}_run="))
    run = server.store.run(re.findall(f"{slug}_run=([^&]+)", page.url)[0])
    expect(page.get_by_role("main")).to_contain_text(done)
    guess_all(page)
    chart = page.locator(".root.live-chart").first
    expect(chart).to_have_attribute("data-points", str(len(run.points)))
    assert shelf.is_own(run.spec.data)
    assert len(run.epoch_points) == run.spec.epochs
    return run


def test_words_of_ones_own_texts_become_places(page: Page, server: Server) -> None:
    open_lesson(page, embeddings.SLUG, view=embeddings.TRAIN, data=OWN_TEXTS, epochs=2, words=200)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    bring(page, "reviews.csv", REVIEWS, "reviews.csv: 200 texts (")
    run = train(page, server, embeddings.SLUG, "Word map and Ledger show it as My run")
    choose(page, "Show", embeddings.WORD_MAP)
    pick(page, "Network", MY_RUN)
    words = part(page, "word-map", "epoch")
    guess_all(page)
    words.get_by_role("slider").press("End")
    expect(words).to_have_attribute("data-epoch", str(run.spec.epochs))


def test_ones_own_series_is_forecast(page: Page, server: Server) -> None:
    open_lesson(page, windows.SLUG, view=windows.TRAIN, series=OWN_TABLE, epochs=3)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    bring(page, "rain.csv", RAIN.encode("utf-16"), "rain.csv: 300 values.")
    run = train(page, server, windows.SLUG, "Done. Pick other rates")
    forecast = part(page, "forecast", "epoch")
    forecast.get_by_role("slider", name="Epoch").press("End")
    expect(forecast).to_have_attribute("data-epoch", str(run.spec.epochs))
    expect(part(page, "window-weights", "rows").locator(".row").first).to_be_visible()


@pytest.mark.slow
def test_ones_own_series_climbs_the_ladder_of_real_ones(page: Page, server: Server) -> None:
    open_lesson(page, real_series.SLUG, view=real_series.TRAIN, series=OWN_TABLE, epochs=3)
    bring(page, "rain.csv", RAIN.encode(), "rain.csv: 300 values.")
    train(page, server, real_series.SLUG, "Done; Ladder and Draw the future show it")
    choose(page, "Show", real_series.LADDER)
    guess_all(page)
    expect(part(page, "skill", "rungs").locator("[data-name='My run'] .mae")).to_have_text(re.compile(r"\d"))


@pytest.mark.slow
def test_ones_own_lines_teach_a_network_to_write(page: Page, server: Server) -> None:
    open_lesson(page, poetry.SLUG, view=poetry.TRAIN, data=OWN_TEXTS, epochs=2)
    song = "\n".join(load("ballads").texts[:60])
    bring(page, "song.txt", song.encode("cp1252"), "song.txt: 60 texts")
    train(page, server, poetry.SLUG, "Done; Write and Poet or parrot ask it as My run")
    choose(page, "Show", poetry.WRITE)
    pick(page, "Network", MY_RUN)
    guess_all(page)
    writer = part(page, "writer", "words")
    writer.get_by_role("button", name="Draw the next word").click()
    expect(writer).to_have_attribute("data-written", "1")
