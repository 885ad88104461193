"""The convolution lesson in the browser: every number on it is the one that the mathematics gives."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lessons.course.convolution import experiment as lesson
from lessons.course.convolution import output_size, trap, views, whole
from lessons.maths.convolution import explain
from tests.browser.convolution import SLUG, SOBEL, check_stepper, expected, open_stepper, value
from tests.browser.dashboard import (
    cell,
    choose,
    eventually,
    guess_all,
    hover_cell,
    numbers,
    open_lesson,
    pick,
    slide,
    stepper,
)


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
    shown = expected(stride=2, padding="same", kernel="Laplacian")
    eventually(page, lambda: same_program(program.inner_text(), lesson.code(shown)))


def same_program(shown: str, program: str) -> None:
    assert shown.split() == program.split()
