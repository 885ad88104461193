"""The larger dataset in the browser: a folder checked, a leak noticed, a crop that moves the prediction."""

import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from lessons.course.larger_dataset import clean_up, dog, leak, more, train, views
from lessons.course.larger_dataset.views import SLUG, WHOLE, recording
from lessons.training.settings import MY_RUN
from tests.browser.dashboard import choose, drag, eventually, guess_all, open_lesson, same, settled, slide

RECORD = recording(WHOLE)
LAYERS = RECORD.layers(dog.answering_epoch(RECORD))


def cropper(page: Page) -> Locator:
    root = page.locator(".root.cropper")
    expect(root).to_have_attribute("data-output", re.compile("."))
    return root


def where(page: Page) -> dog.Crop:
    """The frame that the last answer is about."""
    written = cropper(page).get_attribute("data-crop") or ""
    return dog.Crop(*map(int, written.split("-")))


def check(page: Page, number: int = 1, **changes: Any) -> dog.Result:
    """Waits until the page shows the answer that the network gives to the frame, and hands it out."""
    shown: list[dog.Result] = []

    def answered() -> None:
        settings = replace(dog.Settings(), **changes)
        picture = dog.validation_picture(RECORD, number)
        result = dog.compute(settings, RECORD, LAYERS, picture, where(page), np.zeros(1))
        assert float(cropper(page).get_attribute("data-output") or "nan") == pytest.approx(result.output, abs=1e-5)
        assert cropper(page).locator(".says").inner_text() == result.says
        shown[:] = [result]

    eventually(page, answered)
    return shown[0]


def test_frame_is_dragged_resized_and_moved_by_keys_and_the_prediction_follows(page: Page) -> None:
    open_lesson(page, SLUG, view=views.DOG)
    first = check(page)
    canvas = cropper(page).locator("canvas.picture")
    drag(page, canvas, (0.99, 0.99), (0.6, 0.6))
    # The frame moves with the pointer, and the address follows.
    eventually(page, lambda: same(80 <= where(page).side <= 100, True))
    smaller = check(page)
    assert smaller.output != first.output
    drag(page, canvas, (0.3, 0.3), (0.6, 0.6))
    expect(page).to_have_url(re.compile(r"larger-dataset_crop=\d+-\d+-\d+"))
    eventually(page, lambda: moved(page, smaller))
    check(page)
    before = where(page)
    canvas.press("ArrowLeft")
    canvas.press("-")
    eventually(page, lambda: same(where(page).side, before.side - 6))
    assert where(page).column == before.column - 6
    last = check(page)
    page.reload()
    settled(page)
    assert check(page).crop == last.crop
    cropper(page).get_by_role("button", name="Whole picture").click()
    eventually(page, lambda: same(where(page), first.crop))


def moved(page: Page, before: dog.Result) -> None:
    assert where(page).row > before.crop.row
    assert where(page).column > before.crop.column


def test_course_program_says_dogs_to_every_picture(page: Page) -> None:
    open_lesson(page, SLUG, view=views.DOG)
    row = page.locator(".root.threshold")
    expect(row).to_have_attribute("data-limit", "0.5")
    middle = int(row.get_attribute("data-above") or 0)
    assert 0 < middle < dog.ROW
    expect(page.get_by_role("radiogroup", name="Threshold")).to_have_count(0)
    guess_all(page)
    expect(page.get_by_role("main")).to_contain_text("after epoch 2, where its validation loss is lowest")
    choose(page, "Threshold", "0")
    expect(row).to_have_attribute("data-above", str(dog.ROW))
    expect(row.locator(".picture b")).to_have_text([re.compile("dogs$")] * dog.ROW)
    check(page, threshold=0)
    inside(page, cropper(page).locator(".answer"))
    slide(page, "Picture", "ArrowRight")
    check(page, 2, threshold=0)


def inside(page: Page, answer: Locator) -> None:
    """The names of the classes and the threshold's keep off each other, and within the answer."""
    whole = answer.bounding_box()
    boxes = [answer.locator(part).bounding_box() for part in (".limit", ".first", ".second")]
    assert whole is not None
    for box in boxes:
        assert box is not None
        assert whole["x"] <= box["x"]
        assert box["x"] + box["width"] <= whole["x"] + whole["width"] + 1
    for one, other in combinations([box for box in boxes if box is not None], 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        assert beside or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def test_folder_is_checked_step_by_step(page: Page) -> None:
    open_lesson(page, SLUG, view=views.CLEAN)
    files = page.locator(".files")
    expect(files.locator(".wrong")).to_have_count(0)
    guess_all(page)
    for checked in clean_up.CHECKS:
        choose(page, "Checked", checked)
        result = clean_up.compute(clean_up.Settings(checked=checked))
        expect(files.locator("li")).to_have_count(len(result.files))
        expect(files.locator(".wrong")).to_have_count(len(result.files) - result.left)
    for file in result.files:
        if file.reason:
            expect(files.get_by_text(f"✕ {file.reason}").first).to_be_visible()
    expect(page.get_by_text("1 validation picture is also in training")).to_be_visible()


@pytest.mark.slow
def test_own_folder_gets_the_same_report(page: Page) -> None:
    open_lesson(page, SLUG, view=views.CLEAN, folder=clean_up.OWN)
    pets = FilePayload(name="pets.zip", mimeType="application/zip", buffer=clean_up.to_zip())
    page.locator("input[type=file]").set_input_files(pets)
    main = page.get_by_role("main")
    for note in clean_up.survey().notes:
        expect(main).to_contain_text(note)
    expect(main.get_by_text(f"Left out: {len(clean_up.survey().skipped)}")).to_be_visible()


def test_run_that_lies_is_named_and_its_signs_are_marked(page: Page) -> None:
    open_lesson(page, SLUG, view=views.LEAK)
    charts = page.locator(".root.two-runs")
    main = page.get_by_role("main")
    expect(charts).to_have_attribute("data-signs", "hidden")
    expect(main).not_to_contain_text("Three signs")
    guess_all(page)
    expect(charts).to_have_attribute("data-signs", "shown")
    numbers = leak.numbers(leak.compute())
    expect(main).to_contain_text(f"{numbers['above']} of {numbers['epochs']}")
    expect(main).to_contain_text("one and the same network")
    expect(charts.get_by_text(f"in {numbers['above']} epochs")).to_be_visible()


def test_slider_goes_from_few_pictures_to_many(page: Page) -> None:
    open_lesson(page, SLUG, view=views.MORE)
    growth = page.locator(".root.growth")
    slider = growth.get_by_role("slider")
    expect(slider).to_be_disabled()
    expect(growth).to_have_attribute("data-steps", "1")
    guess_all(page)
    expect(growth).to_have_attribute("data-steps", "4")
    right = growth.locator("[data-right=true]")
    expect(right).to_have_count(0)
    result = more.compute()
    for size, shares in zip(result.sizes[1:], result.right[1:], strict=True):
        slider.press("ArrowRight")
        expect(growth).to_have_attribute("data-size", str(size))
        expect(right).to_have_count(int(shares[result.places].sum()))
    expect(page).to_have_url(re.compile("larger-dataset_size=2000"))
    page.reload()
    settled(page)
    expect(growth).to_have_attribute("data-steps", "1")


@pytest.mark.slow
def test_recorded_run_is_held_against_the_exercise(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN)
    expect(page.get_by_role("main")).not_to_contain_text("Validation turned")
    guess_all(page)
    expect(page.get_by_text(f"Validation turned after epoch {RECORD.best_epoch}")).to_be_visible()
    numbers = train.exercise_numbers(RECORD)
    expect(page.get_by_role("main")).to_contain_text(f"the highest validation is {numbers['best']}")


@pytest.mark.slow
@pytest.mark.trains
def test_own_network_is_trained_and_asked(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, pictures=200, filters=4, epochs=1)
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text(re.compile("^Done"))).to_be_visible()
    choose(page, "Show", views.DOG)
    recorded = check(page).output
    choose(page, "Network", MY_RUN)
    eventually(page, lambda: differs(page, recorded))
    expect(page.get_by_role("main")).to_contain_text("(200 of them used)")


def differs(page: Page, recorded: float) -> None:
    output = float(cropper(page).get_attribute("data-output") or "nan")
    assert 0 <= output <= 1
    assert output != pytest.approx(recorded, abs=1e-3)
