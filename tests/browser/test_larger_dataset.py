"""The larger dataset in the browser: a folder checked, a leak noticed, a crop that moves the prediction."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from lessons.course.larger_dataset import clean_up, crop, leak, more, train, views
from lessons.course.larger_dataset.views import SLUG, WHOLE, recording
from lessons.training.settings import MY_RUN
from tests.browser.dashboard import choose, drag, eventually, guess_all, open_lesson, settled, slide, switch

RECORD = recording(WHOLE)
LAYERS = RECORD.layers(crop.answering_epoch(RECORD))


def cropper(page: Page) -> Locator:
    root = page.locator(".root.cropper")
    expect(root).to_have_attribute("data-output", re.compile("."))
    return root


def where(page: Page) -> crop.Crop:
    """The frame that the last answer is about."""
    written = cropper(page).get_attribute("data-crop") or ""
    return crop.Crop(*map(int, written.split("-")))


def check(page: Page, number: int = 1, **changes: object) -> crop.Result:
    """Waits until the page shows the answer that the network gives to the frame, and hands it out."""
    shown: list[crop.Result] = []

    def same() -> None:
        settings = replace(crop.Settings(), **changes)
        picture = crop.validation_picture(RECORD, number)
        result = crop.compute(settings, RECORD, LAYERS, picture, where(page))
        assert float(cropper(page).get_attribute("data-output") or "nan") == pytest.approx(result.output, abs=1e-5)
        assert cropper(page).locator(".says").inner_text() == result.says
        shown[:] = [result]

    eventually(page, same)
    return shown[0]


def test_frame_is_dragged_resized_and_moved_by_keys_and_the_prediction_follows(page: Page) -> None:
    open_lesson(page, SLUG, view=views.CROP)
    first = check(page)
    canvas = cropper(page).locator("canvas.picture")
    drag(page, canvas, (0.99, 0.99), (0.6, 0.6))
    # The frame moves with the pointer, and the address follows.
    eventually(page, lambda: changed(80 <= where(page).side <= 100, True))
    smaller = check(page)
    assert smaller.output != first.output
    drag(page, canvas, (0.3, 0.3), (0.6, 0.6))
    expect(page).to_have_url(re.compile(r"larger-dataset_crop=\d+-\d+-\d+"))
    eventually(page, lambda: moved(page, smaller))
    check(page)
    before = where(page)
    canvas.press("ArrowLeft")
    canvas.press("-")
    eventually(page, lambda: changed(where(page).side, before.side - 6))
    assert where(page).column == before.column - 6
    last = check(page)
    page.reload()
    settled(page)
    assert check(page).crop == last.crop
    cropper(page).get_by_role("button", name="Whole picture").click()
    eventually(page, lambda: changed(where(page), first.crop))


def moved(page: Page, before: crop.Result) -> None:
    assert where(page).row > before.crop.row
    assert where(page).column > before.crop.column


def changed(now: object, expected: object) -> None:
    assert now == expected


def test_course_program_says_dogs_to_every_picture(page: Page) -> None:
    open_lesson(page, SLUG, view=views.CROP)
    numbers = range(1, 20)
    results = [
        crop.compute(crop.Settings(), RECORD, LAYERS, picture, crop.whole(picture[0]))
        for picture in (crop.validation_picture(RECORD, number) for number in numbers)
    ]
    cat = next(number for number, result in zip(numbers, results, strict=True) if result.says == "cats")
    open_lesson(page, SLUG, view=views.CROP, number=cat)
    check(page, cat)
    choose(page, "Threshold", "0")
    assert check(page, cat, threshold=0).says == "dogs"
    expect(page.get_by_text("A sigmoid is never below")).to_be_visible()
    switch(page, "Pixels divided by 255", on=False)
    check(page, cat, threshold=0, divided=False)
    expect(cropper(page).locator(".output")).to_have_text(re.compile(r"^(0|1|0\.0000|1\.0000)$"))
    slide(page, "Picture", "ArrowRight")
    check(page, cat + 1, threshold=0, divided=False)


def test_folder_is_checked_step_by_step(page: Page) -> None:
    open_lesson(page, SLUG, view=views.CLEAN)
    files = page.locator(".files")
    for checked in clean_up.CHECKS:
        choose(page, "Checked", checked)
        result = clean_up.compute(clean_up.Settings(checked=checked))
        expect(files.locator("li")).to_have_count(len(result.files))
        expect(files.locator(".wrong")).to_have_count(len(result.files) - result.left)
    for file in result.files:
        if file.reason:
            expect(files.get_by_text(f"✕ {file.reason}").first).to_be_visible()
    expect(page.get_by_text("1 validation picture is also in training")).to_be_visible()


def test_own_folder_gets_the_same_report(page: Page) -> None:
    open_lesson(page, SLUG, view=views.CLEAN, folder=clean_up.OWN)
    pets = FilePayload(name="pets.zip", mimeType="application/zip", buffer=clean_up.to_zip())
    page.locator("input[type=file]").set_input_files(pets)
    main = page.get_by_role("main")
    for note in clean_up.survey().notes:
        expect(main).to_contain_text(note)
    expect(main.get_by_text(f"Left out: {len(clean_up.survey().skipped)}")).to_be_visible()


def test_leak_is_switched_off_and_the_page_says_what_each_split_is_worth(page: Page) -> None:
    open_lesson(page, SLUG, view=views.LEAK)
    leaky, honest = (leak.numbers(leak.recording_of(leak.Settings(way))) for way in (True, False))
    warning = page.get_by_text("Too good to be true.")
    expect(warning).to_have_count(0)
    guess_all(page)
    expect(warning).to_be_visible()
    main = page.get_by_role("main")
    expect(main).to_contain_text(f"{leaky['above']} of {leaky['epochs']}")
    expect(main).to_contain_text(f"gets {honest['validation']} right, not {leaky['validation']}")
    switch(page, "Use training pictures", on=False)
    expect(main.get_by_text(f"ends at {honest['validation']}")).to_be_visible()
    guess_all(page)
    expect(page.get_by_text("An honest split.")).to_be_visible()
    expect(warning).to_have_count(0)
    expect(main).to_contain_text(f"{honest['above']} of {honest['epochs']} epochs")
    expect(main).to_contain_text(f"on new ones {honest['validation']}")


def test_more_pictures_and_the_turn_are_shown(page: Page) -> None:
    open_lesson(page, SLUG, view=views.MORE)
    expect(page.locator(".root.overlay")).to_have_attribute("data-runs", str(len(more.NAMES)))
    for metric, outcome in zip(page.get_by_test_id("stMetric").all(), more.outcomes(), strict=True):
        expect(metric).to_contain_text(outcome.pictures)
        expect(metric).to_contain_text(outcome.best)
    choose(page, "Show", views.TRAIN)
    expect(page.get_by_text(f"Validation turned after epoch {RECORD.best_epoch}")).to_be_visible()
    numbers = train.exercise_numbers(RECORD)
    expect(page.get_by_role("main")).to_contain_text(f"validation came to {numbers['best']} at best")


@pytest.mark.trains
def test_own_network_is_trained_and_asked(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAIN, pictures=200, filters=4, epochs=1)
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text(re.compile("^Done"))).to_be_visible()
    choose(page, "Show", views.CROP)
    recorded = check(page).output
    choose(page, "Network", MY_RUN)
    eventually(page, lambda: differs(page, recorded))
    expect(page.get_by_role("main")).to_contain_text("(200 of them used)")
    choose(page, "Show", views.LEAK)
    expect(page.get_by_text("Your newest run is of the other kind")).to_be_visible()


def differs(page: Page, recorded: float) -> None:
    output = float(cropper(page).get_attribute("data-output") or "nan")
    assert 0 <= output <= 1
    assert output != pytest.approx(recorded, abs=1e-3)
