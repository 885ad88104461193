"""Real images in the browser: folders become batches, a run swings, and a picture becomes one number."""

import io
import re
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lessons.course.feature_maps import explore
from lessons.course.real_images import folders, predict, sets, train
from lessons.data import load
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN, OWN
from tests.browser.dashboard import (
    Server,
    choose,
    eventually,
    go_on,
    guess,
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
    shows(page, result, 32)
    guess(page.get_by_role("radio", name="3", exact=True))
    expect(page.get_by_text("Yes: 3.")).to_be_visible()
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


def test_layers_that_do_not_fit_lead_to_the_geometry_lab(page: Page) -> None:
    open_lesson(page, SLUG, view=sets.TRAIN, convolutions=5)
    expect(page.get_by_text("needs pictures of 94 pixels or more")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    choose(page, "Image size", "150")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    choose(page, "Image size", "75")
    page.get_by_role("link", name="See why").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Convolution")
    expect(page.get_by_text("Pixels in, numbers out")).to_be_visible()


def swings(page: Page, record: TrainingRecord) -> None:
    """Waits until the swings on show are those of a run."""
    shown = train.swing(record)
    assert shown is not None
    root = page.locator(".root.swings")
    expect(root).to_have_attribute("data-dots", str(len(shown.accuracies)))
    expect(root).to_have_attribute("data-outside", str(shown.outside))
    words = train.numbers(shown)
    expect(page.get_by_text(f"explains {words['low']} to {words['high']}")).to_be_visible()
    expect(page.get_by_text(f"{words['right']} of {words['pictures']} new pictures right.")).to_be_visible()


def test_recorded_run_swings_within_what_chance_explains(page: Page) -> None:
    open_lesson(page, SLUG, view=sets.TRAIN)
    swings(page, HORSES)
    shown = train.swing(HORSES)
    assert shown is not None
    for question in train.questions(HORSES.spec.data, shown):
        answer = question.answer(shown)
        guess(page.get_by_role("radio", name=answer, exact=True).first)
        expect(page.get_by_text(f"Yes: {answer}.")).to_be_visible()
        go_on(page)


def answers(page: Page, record: TrainingRecord, epoch: int, number: int, divided: bool = True) -> predict.Answer:
    """Waits until the network's answer to a validation picture is on show."""
    settings = replace(predict.Settings(), divided=divided)
    picture = predict.from_validation(record, number)
    answer = predict.compute(settings, record, record.layers(epoch), picture).answer
    root = page.locator(".root.verdict")

    def check() -> None:
        told = [float(root.get_attribute(f"data-{name}") or "nan") for name in ("output", "score")]
        assert told == pytest.approx([answer.output, answer.score], rel=1e-4, abs=1e-6)

    eventually(page, check)
    expect(root.locator(".says")).to_contain_text(record.class_names[answer.label])
    return answer


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
    answers(page, run, run.best_epoch or 0, 1)
    page.get_by_role("link", name="Look inside").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Feature maps")
    expect(page.locator(".root.explorer")).to_have_attribute("data-drawn", f"{run.id}-{run.best_epoch}")
    expect(page.get_by_role("combobox", name="Network", exact=True)).to_have_value(MY_RUN)


def test_forgotten_division_saturates_the_answer(page: Page) -> None:
    open_lesson(page, SLUG, view=sets.PREDICT)
    epoch = HORSES.best_epoch or 0
    answers(page, HORSES, epoch, 1)
    slide(page, "Picture", "ArrowRight")
    answers(page, HORSES, epoch, 2)
    switch(page, "Divide the pixels by 255", on=False)
    answer = answers(page, HORSES, epoch, 2, divided=False)
    assert answer.output in (0.0, 1.0)
    expect(page.locator(".root.verdict .output")).to_have_text(f"exactly {answer.output:.0f}")
    expect(page.get_by_text("Forgotten: the division by 255.")).to_be_visible()


def test_uploaded_photograph_gets_an_answer(page: Page) -> None:
    shown = predict.from_validation(HORSES, 3)
    file = io.BytesIO()
    Image.fromarray(shown.image).save(file, "PNG")
    open_lesson(page, SLUG, view=sets.PREDICT, source="Upload a picture …")
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    answers(page, HORSES, HORSES.best_epoch or 0, 3)
    expect(page.get_by_text("what the picture shows")).to_have_count(0)


def test_recording_is_looked_into_although_the_explorer_was_open_on_another(page: Page) -> None:
    open_lesson(page, "feature-maps", network=explore.TEXTURES)
    page.get_by_role("region", name="Sidebar").get_by_role("link", name="Real images").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Real images")
    choose(page, "Show", sets.PREDICT)
    pick(page, "Network", "Happy or sad")
    settled(page)
    page.get_by_role("link", name="Look inside").click()
    expect(page.get_by_role("combobox", name="Network", exact=True)).to_have_value("Happy or sad")
