"""Real images in the browser: folders become batches, a run swings, and a picture becomes one number."""

import io
import re
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lessons.course.convolution import views as convolution
from lessons.course.feature_maps import explore
from lessons.course.real_images import folders, predict, sets, train
from lessons.data import load
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN, OWN
from tests.browser.dashboard import (
    Server,
    choose,
    eventually,
    guess_all,
    open_lesson,
    painted,
    pick,
    settled,
    slide,
    switch,
)

SLUG = sets.SLUG
HORSES = predict.recording("Horses or humans")


def batch(page: Page) -> Locator:
    return page.locator(".root.batch")


def shows(page: Page, result: folders.Result, number: int) -> None:
    """Waits until a batch is on show, and its pictures are told with their own files and labels."""
    root = batch(page)
    places = result.places(number)
    expect(root.locator(".which")).to_have_text(
        re.compile(f"Batch {number + 1} of {result.batches}: {len(places)} pictures?$")
    )
    labels = load(result.data, "train").labels[places]
    expect(root.locator(".sheet")).to_have_attribute(
        "aria-label", re.compile(f"labels {', '.join(map(str, labels))}\\.")
    )
    for at in range(min(3, len(places))):
        tile, _ = folders._look(result.data, int(places[at]), result.settings.image_size, 8)
        expect(root.locator(".info")).to_contain_text(f"{tile.file} {tile.columns} × {tile.rows} pixels")
        expect(root.locator(".info")).to_contain_text(f"from {tile.low} to {tile.high}")
        expect(root.locator(".class.marked")).to_have_count(1)
        expect(root.locator(".class.marked .label")).to_have_text(str(tile.label))
        root.locator(".sheet").press("ArrowRight")


def test_folders_become_batches(page: Page) -> None:
    open_lesson(page, SLUG)
    settings = folders.Settings()
    result = folders.compute(settings, "horses-or-humans")
    painted(batch(page).locator(".sheet"))
    counts = batch(page).locator(".folders .count")
    expect(counts).to_have_text(["500", "527", "128", "128"])
    shows(page, result, 0)
    slide(page, "Batch", "ArrowRight")
    shows(page, result, 1)
    slide(page, "Batch", "End")
    shows(page, result, 31)
    expect(batch(page).locator(".info")).not_to_contain_text(folders.REASON)
    guess_all(page)
    expect(batch(page).locator(".info")).to_contain_text(folders.REASON)
    expect(batch(page).locator(".info")).to_contain_text("75 × 75 × 3 = 16,875 numbers")
    slide(page, "Batch", "End")
    shows(page, result, 32)
    switch(page, "Shuffle", on=False)
    shows(page, folders.compute(replace(settings, shuffled=False), "horses-or-humans"), 32)
    pick(page, "Pictures", "Happy or sad, drawn")
    shows(page, folders.compute(replace(settings, shuffled=False), "happy-or-sad"), 0)


def pets(count: int = 12) -> bytes:
    """A zip of pictures of two classes, none of them square."""
    out, random = io.BytesIO(), np.random.default_rng(0)
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("cat", "ant"):
            for number in range(count):
                file = io.BytesIO()
                Image.fromarray(random.integers(0, 256, (40, 60, 3), np.uint8)).save(file, "PNG")
                archive.writestr(f"pets/{name}/{number}.png", file.getvalue())
    return out.getvalue()


@pytest.mark.slow
def test_own_folders_become_batches(page: Page) -> None:
    open_lesson(page, SLUG, data=OWN, batch_size=10)
    page.locator("input[type=file]").set_input_files(
        {"name": "pets.zip", "mimeType": "application/zip", "buffer": pets()}
    )
    root = batch(page)
    expect(root.locator(".name")).to_have_text(["ant/", "cat/", "ant/", "cat/"])
    expect(root.locator(".count")).to_have_text(["10", "10", "2", "2"])
    expect(root.locator(".info")).to_contain_text("60 × 40 pixels → 75 × 75 × 3")
    choose(page, "Show", sets.TRAIN)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()


@pytest.mark.slow
def test_layers_that_do_not_fit_lead_to_the_geometry_lab(page: Page) -> None:
    open_lesson(page, SLUG, view=sets.TRAIN, convolutions=5)
    expect(page.get_by_text("needs pictures of 94 pixels or more")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    choose(page, "Image size", "150")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    choose(page, "Image size", "75")
    page.get_by_role("link", name="See why").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Convolution")
    expect(page.get_by_role("radio", name=convolution.OUTPUT_SIZE, exact=True)).to_be_checked()
    expect(page.locator(".root.strip")).to_be_visible()


def swings(page: Page, record: TrainingRecord) -> None:
    """Waits until the swings on show are those of a run, and the questions about them are answered."""
    shown = train.swing(record)
    assert shown is not None
    root = page.locator(".root.swings")
    expect(root).to_have_attribute("data-dots", str(len(shown.accuracies)))
    words = train.numbers(shown)
    expect(page.get_by_text(f"{words['right']} of {words['pictures']} new pictures right.")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("Luck alone")
    guess_all(page)
    if shown.has_settled:
        expect(root).to_have_attribute("data-outside", str(shown.outside))
        expect(page.get_by_text(f"explains {words['low']} to {words['high']}")).to_be_visible()
    else:
        expect(page.get_by_role("main")).to_contain_text("once it has stopped rising")


def test_recorded_run_swings_within_what_chance_explains(page: Page) -> None:
    open_lesson(page, SLUG, view=sets.TRAIN)
    swings(page, HORSES)


def answers(page: Page, record: TrainingRecord, epoch: int, number: int, change: str) -> predict.Result:
    """Waits until the network's answers to a validation picture are on show, as it is and changed."""
    settings = replace(predict.Settings(), change=change)
    picture = predict.from_validation(record, number)
    result = predict.compute(settings, record, record.layers(epoch), picture)
    root = page.locator(".root.verdict")

    def check() -> None:
        told = [float(root.get_attribute(f"data-{name}") or "nan") for name in ("output", "score", "changed")]
        expected = [result.plain.output, result.plain.score, result.changed.output]
        assert told == pytest.approx(expected, rel=1e-4, abs=1e-6)

    eventually(page, check)
    for row, answer in enumerate((result.plain, result.changed)):
        expect(root.locator(".says").nth(row)).to_contain_text(record.class_names[answer.label])
    return result


@pytest.mark.trains
def test_exercise_four_is_trained_asked_and_looked_into(page: Page, server: Server) -> None:
    open_lesson(page, SLUG, view=sets.TRAIN)
    page.get_by_role("button", name="Start from …").click()
    page.get_by_role("button", name="Exercise 4").click()
    expect(page.get_by_role("combobox", name="Pictures")).to_have_value("Happy or sad, drawn")
    settled(page)
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page).to_have_url(re.compile("_run="))
    run_id = re.findall(r"real-images_run=([^&]+)", page.url)[0]
    run = server.store.run(run_id)
    expect(page.get_by_role("main").get_by_text("Reached 99.9% training accuracy.").first).to_be_visible()
    swings(page, run)

    choose(page, "Show", sets.PREDICT)
    pick(page, "Network", MY_RUN)
    guess_all(page)
    answers(page, run, run.best_epoch or 0, 1, predict.UPSIDE_DOWN)
    page.get_by_role("link", name="Look inside").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Feature maps")
    expect(page.locator(".root.explorer")).to_have_attribute("data-drawn", f"{run.id}-{run.best_epoch}")
    expect(page.get_by_role("combobox", name="Network", exact=True)).to_have_value(MY_RUN)


def test_pictures_are_changed_by_buttons_and_the_answer_follows_its_question(page: Page) -> None:
    open_lesson(page, SLUG, view=sets.PREDICT)
    epoch, root = HORSES.best_epoch or 0, page.locator(".root.verdict")
    expect(root).to_have_attribute("data-changed", "")
    expect(root.locator(".pair")).to_be_hidden()
    for change in predict.CHANGES:
        choose(page, "Change the picture", change)
        expect(root).to_have_attribute("data-changed", "")
        guess_all(page)
        result = answers(page, HORSES, epoch, 1, change)
    assert result.changed.output in (0.0, 1.0)
    expect(root.locator(".output").nth(1)).to_have_text(f"exactly {result.changed.output:.0f}")
    expect(page.get_by_text("Forgotten: the division by 255.")).to_be_visible()
    expect(root.locator(".softmax .bar")).to_have_count(2)


@pytest.mark.slow
def test_uploaded_photograph_gets_an_answer(page: Page) -> None:
    shown = predict.from_validation(HORSES, 3)
    file = io.BytesIO()
    Image.fromarray(shown.image).save(file, "PNG")
    open_lesson(page, SLUG, view=sets.PREDICT, source="Upload a picture …")
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    guess_all(page)
    answers(page, HORSES, HORSES.best_epoch or 0, 3, predict.UPSIDE_DOWN)
    expect(page.get_by_text("what the picture shows")).to_have_count(0)


@pytest.mark.slow
def test_recording_is_looked_into_although_the_explorer_was_open_on_another(page: Page) -> None:
    open_lesson(page, "feature-maps", network=explore.TEXTURES)
    page.get_by_role("region", name="Sidebar").get_by_role("link", name="Real images").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Real images")
    choose(page, "Show", sets.PREDICT)
    pick(page, "Network", "Happy or sad")
    page.get_by_role("link", name="Look inside").click()
    expect(page.get_by_role("combobox", name="Network", exact=True)).to_have_value("Happy or sad")
