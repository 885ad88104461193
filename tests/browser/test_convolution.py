"""The convolution lesson in the browser: every number on it is the one that the mathematics gives."""

import io
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Locator, Page, expect

from lessons.course.convolution import experiment as lesson
from lessons.course.convolution import output_size, own_kernel, trap, views, whole
from lessons.data import menu, pictures
from lessons.maths.convolution import explain
from lessons.maths.kernels import KERNELS
from tests.browser.dashboard import (
    cell,
    choose,
    drag,
    eventually,
    guess_all,
    hover_cell,
    numbers,
    open_lesson,
    painted,
    pick,
    settled,
    slide,
    stepper,
    switch,
)

SLUG = "convolution"
SOBEL = KERNELS["Sobel, vertical edges"]


def expected(own: np.ndarray | None = None, corner: tuple[int, int] | None = None, **changes: Any) -> lesson.Result:
    """What the page shows at these settings, with a kernel of the gallery or one's own."""
    settings = replace(lesson.Settings(), **changes)
    picture = pictures.load(menu.GALLERY[settings.picture].name)
    return lesson.compute(settings, picture, KERNELS[settings.kernel] if own is None else own, corner)


def open_stepper(page: Page, **settings: Any) -> None:
    """Opens Step through, with what it asks skipped: the stepper keeps its results back until then."""
    open_lesson(page, SLUG, **settings)
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("button", name="Next question")).to_be_visible()


def value(shown: lesson.Result, row: int, column: int) -> float:
    """One cell of the feature map, from its patch."""
    kernels = np.repeat(shown.kernel[:, :, None, None], shown.view.shape[2], axis=2)
    total = explain(shown.view, kernels, row, column, 0, None, *shown.window[1:]).total
    return float(lesson.apply_finish(np.array(total), shown.finish))


def check_stepper(page: Page, shown: lesson.Result) -> None:
    """Waits until the stepper shows this result where it stands."""

    def check() -> None:
        here = cell(page)
        assert here.total == pytest.approx(value(shown, here.row, here.column), rel=1e-4, abs=0.01)

    rows, columns = shown.view_output.shape
    expect(stepper(page).locator(".output-title")).to_have_text(f"Feature map {rows} × {columns}")
    eventually(page, check)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"stride": 2, "padding": "same", "picture": "Cat", "kernel": "Emboss"},
        {"colour": True, "picture": "Dahlia", "kernel": "Gaussian blur, 5×5", "padding": "same"},
        {"display": lesson.CLIPPED, "kernel": "Sharpen"},
    ],
    ids=lambda changes: "-".join(changes) or "first settings",
)
def test_stepper_works_out_the_cell_under_the_mouse(page: Page, changes: dict[str, Any]) -> None:
    open_stepper(page, **changes)
    shown = expected(**changes)
    check_stepper(page, shown)
    rows, columns = shown.view_output.shape
    for row, column in ((0, 0), (rows // 3, columns // 2), (rows - 1, columns - 1)):
        hover_cell(page, row, column, shown.view_output.shape)
        assert cell(page) == pytest.approx((row, column, value(shown, row, column)), rel=1e-4, abs=0.01)


def test_stepper_shows_patch_kernel_and_products(page: Page) -> None:
    open_stepper(page)
    check_stepper(page, expected())
    # On the input the mouse is the window's middle, one further than its corner.
    hover_cell(page, 21, 31, (64, 64), canvas="input")
    parts = explain(expected().view, SOBEL[:, :, None, None], 20, 30)
    assert cell(page) == (20, 30, parts.total)
    for caption, part in (("Patch", parts.patch), ("Kernel", parts.kernel), ("Products", parts.products)):
        assert np.array(numbers(page, caption)).tolist() == [
            [str(int(number)).replace("-", "−") for number in row] for row in part[..., 0]
        ]


@pytest.mark.slow
def test_colour_channels_are_shown_one_at_a_time_and_added_up(page: Page) -> None:
    changes = {"colour": True, "picture": "Dahlia"}
    open_stepper(page, **changes)
    shown = expected(**changes)
    check_stepper(page, shown)
    hover_cell(page, 10, 12, shown.view_output.shape)
    for channel, name in enumerate(("red", "green", "blue")):
        stepper(page).get_by_role("button", name=name).click()
        assert numbers(page, "Patch") == shown.view[10:13, 12:15, channel].astype(str).tolist()
    assert cell(page) == (10, 12, pytest.approx(value(shown, 10, 12), abs=0.01))


def test_arrow_keys_move_the_window_and_stop_at_the_edge(page: Page) -> None:
    open_stepper(page)
    check_stepper(page, expected())
    start = cell(page)
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        stepper(page).press(key)
    assert cell(page)[:2] == (start.row + 2, start.column + 1)
    check_stepper(page, expected())
    hover_cell(page, 0, 61, (62, 62))
    for key in ("ArrowRight", "ArrowUp"):
        stepper(page).press(key)
    assert cell(page)[:2] == (0, 61)


def test_window_stays_where_it_is_when_the_stride_changes_and_plays_at_three_speeds(page: Page) -> None:
    open_stepper(page)
    check_stepper(page, expected())
    hover_cell(page, 40, 30, (62, 62))
    slide(page, "Stride", "ArrowRight")
    check_stepper(page, expected(stride=2))
    assert cell(page)[:2] == (20, 15), "its middle was on row 41, column 31"
    slide(page, "Stride", "ArrowLeft")
    check_stepper(page, expected())
    assert cell(page)[:2] == (40, 30)
    choose(page, "Padding", "same")
    check_stepper(page, expected(padding="same"))
    assert cell(page)[:2] == (41, 31)
    choose(page, "Padding", "valid")
    check_stepper(page, expected())
    hover_cell(page, 0, 0, (62, 62))
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    play = stepper(page).get_by_role("button", name="Play")
    place = 0
    for speed, cells_a_second in (("Slow", 2), ("Normal", 8), ("Fast", 40)):
        stepper(page).get_by_role("button", name=speed).click()
        play.click()
        page.clock.run_for(1000)
        place += cells_a_second
        assert cell(page)[:2] == divmod(place, 62)
        stepper(page).get_by_role("button", name="Pause").click()
        page.clock.run_for(1000)
        assert cell(page)[:2] == divmod(place, 62)


def type_into(field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Enter")


def test_cell_takes_a_comma_refuses_in_words_and_gives_up_with_escape(page: Page) -> None:
    open_stepper(page)
    field, said = page.get_by_label("row 0, column 0"), page.locator(".editor .refusal")
    type_into(field, "1,5")
    own = SOBEL.copy()
    own[0, 0] = 1.5
    check_stepper(page, expected(own))
    expect(field).to_have_value("1.5")
    for text, reason in (
        ("1e9", "1e9 lies outside −1000 to 1000: the cell keeps 1.5."),
        ("two", "“two” is no number: the cell keeps 1.5."),
        ("", "An empty cell is no number: the cell keeps 1.5."),
    ):
        type_into(field, text)
        expect(said).to_have_text(reason)
        expect(field).to_have_value("1.5")
    field.fill("77")
    field.press("Escape")
    expect(field).to_have_value("1.5")
    expect(said).to_be_empty()
    field.press("ArrowDown")
    own[0, 0] = 0.5
    check_stepper(page, expected(own))


def test_edited_number_makes_a_kernel_of_ones_own_that_the_address_keeps(page: Page) -> None:
    open_stepper(page)
    field = page.get_by_label("row 0, column 0")
    field.fill("7")
    field.press("Enter")
    expect(page.get_by_role("combobox", name="Kernel", exact=True)).to_have_value(own_kernel.TITLE)
    own = SOBEL.copy()
    own[0, 0] = 7
    check_stepper(page, expected(own))
    page.reload()
    settled(page)
    page.get_by_role("button", name="Skip").click()
    expect(field).to_have_value("7")
    check_stepper(page, expected(own))


@pytest.mark.slow
def test_kernel_grows_to_five_and_shrinks_back(page: Page) -> None:
    open_stepper(page)
    fields = page.get_by_role("group", name="The kernel's numbers").get_by_role("spinbutton")
    expect(fields).to_have_count(9)
    page.get_by_role("button", name="5×5").click()
    expect(fields).to_have_count(25)
    check_stepper(page, expected(np.pad(SOBEL, 1)))
    page.get_by_role("button", name="3×3").click()
    expect(fields).to_have_count(9)
    check_stepper(page, expected(SOBEL))


@pytest.mark.slow
def test_kernel_is_divided_by_its_sum_on_demand(page: Page) -> None:
    open_stepper(page, kernel="Identity")
    expect(page.get_by_role("switch", name="Divide by the sum")).to_have_count(0)
    field = page.get_by_label("row 1, column 0")
    field.fill("3")
    field.press("Enter")
    expect(page.get_by_text("Sum 4")).to_be_visible()
    switch(page, "Divide by the sum")
    own = KERNELS["Identity"].copy()
    own[1, 0] = 3
    check_stepper(page, expected(own, divide=True))


def corner(page: Page) -> tuple[int, int]:
    found = re.search(r"convolution_corner=(\d+)-(\d+)", page.url)
    assert found, page.url
    return int(found[1]), int(found[2])


def test_part_of_the_picture_is_chosen_by_mouse_and_by_keys(page: Page) -> None:
    open_stepper(page)
    region = page.locator(".root.region")
    drag(page, region.locator("canvas"), (0.5, 0.5), (0.2, 0.3))
    expect(page).to_have_url(re.compile("convolution_corner="))
    row, column = corner(page)
    assert abs(row - (0.3 * 256 - 32)) <= 1
    assert abs(column - (0.2 * 256 - 32)) <= 1
    check_stepper(page, expected(corner=(row, column)))
    region.press("ArrowDown")
    region.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"convolution_corner={row + 8}-{column + 8}"))
    check_stepper(page, expected(corner=(row + 8, column + 8)))


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/*", "buffer": content})


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def test_uploaded_png_takes_the_place_of_the_picture(page: Page) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    open_stepper(page, picture=menu.UPLOAD, colour=True)
    upload(page, "own.png", encoded(Image.fromarray(pixels), "PNG"))
    check_stepper(page, lesson.compute(replace(lesson.Settings(), colour=True), pixels, SOBEL))


@pytest.mark.slow
def test_uploaded_photograph_is_turned_upright(page: Page) -> None:
    lying = Image.new("RGB", (60, 30), "white")
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    open_stepper(page, picture=menu.UPLOAD)
    upload(page, "phone.jpg", encoded(lying, "JPEG", exif=turned))
    expect(stepper(page).locator(".input-title")).to_have_text("Picture 60 × 30")


def test_broken_file_gets_one_plain_sentence(page: Page) -> None:
    open_stepper(page, picture=menu.UPLOAD)
    upload(page, "broken.png", b"this is no picture")
    said = page.get_by_test_id("stAlert")
    expect(said).to_have_text(re.compile("This file is not a picture in PNG, JPEG, WebP, GIF, BMP or TIFF format."))
    check_stepper(page, expected())


def test_drawing_becomes_the_picture(page: Page) -> None:
    open_stepper(page, picture=menu.DRAWING)
    pad = page.locator(".root.pad")
    drag(page, pad.locator("canvas"), (0.5, 0.1), (0.5, 0.9))

    def drawn() -> None:
        hover_cell(page, 31, 31, (62, 62))
        assert numbers(page, "Patch") == [["255"] * 3] * 3
        hover_cell(page, 31, 5, (62, 62))
        assert numbers(page, "Patch") == [["0"] * 3] * 3

    eventually(page, drawn)


@pytest.mark.slow
def test_drawing_needs_no_mouse(page: Page) -> None:
    open_stepper(page, picture=menu.DRAWING)
    pad = page.locator(".root.pad")
    painted(pad.locator("canvas"))
    pad.focus()
    # The pen starts in the middle.
    page.keyboard.down("Space")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.keyboard.up("Space")

    def drawn() -> None:
        hover_cell(page, 31, 27, (62, 62))
        assert numbers(page, "Patch") == [["255"] * 3] * 3

    eventually(page, drawn)


@pytest.mark.slow
def test_photo_of_the_camera_becomes_the_picture(page: Page) -> None:
    open_stepper(page, picture=menu.CAMERA)
    canvas = stepper(page).locator("canvas.input")
    painted(canvas)
    before = canvas.evaluate("canvas => canvas.toDataURL()")
    page.get_by_role("button", name="Take Photo").click()
    expect(page.get_by_role("button", name="Clear photo")).to_be_visible()

    def replaced() -> None:
        assert canvas.evaluate("canvas => canvas.toDataURL()") != before

    eventually(page, replaced)


@pytest.mark.slow
def test_stride_and_dilation_that_keras_refuses_are_not_shown(page: Page) -> None:
    open_stepper(page, stride=2)
    slide(page, "Dilation", "ArrowRight")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Keras refuses")
    check_stepper(page, expected(stride=2, dilation=1))


def test_whole_picture_shows_its_map_once_it_is_predicted(page: Page) -> None:
    open_lesson(page, SLUG, view=views.WHOLE, display=lesson.CLIPPED)
    drawn = page.get_by_test_id("stImage").get_by_role("img", name="What Sobel, vertical edges makes of the picture")
    expect(page.get_by_test_id("stImage").get_by_role("img", name="Cameraman (grey)")).to_be_visible()
    expect(drawn).to_have_count(0)
    guess_all(page)
    expect(drawn).to_be_visible()
    hidden = whole.draw(expected(display=lesson.CLIPPED)).negative
    expect(page.get_by_text("of all outputs were negative")).to_contain_text(f"{hidden:.0%}")


def test_outputs_drop_out_one_by_one_until_the_kernel_fits_no_more(page: Page) -> None:
    open_lesson(page, SLUG, view=views.OUTPUT_SIZE, lab_stride=2)
    strip, formula = page.locator(".root.strip"), page.locator(".katex-mathml annotation")
    said = strip.locator(".said")
    expect(said).to_have_text("Stop 1: pixels 1 to 3 → output 1.")
    expect(strip.get_by_role("button", name="Play")).to_be_disabled()
    expect(formula).to_have_count(0)
    guess_all(page)
    expect(formula).to_have_text(output_size.formula(output_size.compute(output_size.Settings(lab_stride=2))))
    expect(page.get_by_text("The kernel covers")).to_contain_text("25 ÷ 2 = 12.5, and ⌊ ⌋ rounds down")
    strip.press("ArrowRight")
    expect(said).to_have_text("Stop 2 of 13: pixels 3 to 5 → output 2.")
    strip.get_by_role("button", name="Play").click()
    left = "Stop 13 of 13: pixels 25 to 27 → output 13. One pixel is left over: the kernel does not fit once more."
    expect(said).to_have_text(left, timeout=60_000)
    slide(page, "Picture size", "Home")
    expect(page.get_by_test_id("stAlert")).to_have_text(re.compile(r"fits nowhere"))


def test_trap_turns_the_kernel_over_once_it_is_predicted(page: Page) -> None:
    open_lesson(page, SLUG, view=views.TRAP)
    maps = page.locator(".root.turn img")
    for line in ("kernel[i, j]", "kernel[j, i]"):
        expect(page.get_by_test_id("stCode").filter(has_text=line)).to_be_visible()
    expect(maps).to_have_count(0)
    guess_all(page)
    expect(page.get_by_text("Keras finds horizontal edges", exact=True)).to_be_visible()
    expect(page.get_by_text("The course's loop finds vertical edges", exact=True)).to_be_visible()
    expect(maps).to_have_count(2)
    written = next(iter(trap.FILTERS.values())).astype(int)
    for number, kernel in enumerate((written, written.T)):
        text = "Kernel: " + ", ".join(str(each).replace("-", "−") for each in kernel.flat)
        expect(page.locator(".root.turn .kernel").nth(number)).to_have_attribute("aria-label", text)


@pytest.mark.slow
def test_program_follows_the_settings(page: Page) -> None:
    open_lesson(page, SLUG)
    page.get_by_text("The same in Keras").click()
    program = page.get_by_test_id("stCode")
    expect(program).to_contain_text("strides=1")
    slide(page, "Stride", "ArrowRight")
    choose(page, "Padding", "same")
    pick(page, "Kernel", "Laplacian")
    settled(page)
    shown = expected(stride=2, padding="same", kernel="Laplacian")
    eventually(page, lambda: same_program(program.inner_text(), lesson.code(shown)))


def same_program(shown: str, program: str) -> None:
    assert shown.split() == program.split()
