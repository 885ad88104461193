"""A picture of one's own in the browser: a part of it chosen, uploaded, drawn, photographed."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Page, expect

from lessons.course.convolution import experiment as lesson
from lessons.data import menu
from tests.browser.convolution import SOBEL, check_stepper, expected, open_stepper
from tests.browser.dashboard import drag, eventually, hover_cell, numbers, painted, stepper


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


def expect_patches(page: Page, numbers_at: Mapping[int, str]) -> None:
    """Waits until the windows of row 31 at some columns have these numbers alone."""

    def check() -> None:
        for column, number in numbers_at.items():
            hover_cell(page, 31, column, (62, 62))
            assert numbers(page, "Patch") == [[number] * 3] * 3

    eventually(page, check)


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

    expect_patches(page, {31: "255", 5: "0"})


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

    expect_patches(page, {27: "255"})


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
