"""The pooling lesson in the browser: every number on it is the one that the mathematics gives."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lessons.course.pooling import layer as lesson
from lessons.course.pooling import move, views
from lessons.data import menu, pictures
from tests.browser.dashboard import (
    cell,
    choose,
    drag,
    eventually,
    guess,
    guess_all,
    hover_cell,
    numbers,
    open_lesson,
    painted,
    pick,
    slide,
    stepper,
)

SLUG = "pooling"


def expected(**changes: Any) -> lesson.Result:
    """What the page shows at these settings."""
    settings = replace(lesson.Settings(), **changes)
    return lesson.compute(settings, pictures.load(menu.GALLERY[settings.picture].name))


def open_stepper(page: Page, **settings: Any) -> None:
    """Opens Step through, with what it asks skipped: the stepper keeps its results back until then."""
    open_lesson(page, SLUG, **settings)
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("button", name="Next question")).to_be_visible()


def check_stepper(page: Page, shown: lesson.Result) -> None:
    """Waits until the stepper shows this result where it stands."""
    kind = shown.settings.kind
    pooled = shown.pooled(kind)

    def check() -> None:
        here = cell(page)
        assert here.total == pytest.approx(pooled[here.row, here.column], rel=1e-4, abs=0.01)

    rows, columns = pooled.shape
    expect(stepper(page).locator(".output-title")).to_have_text(f"{kind.capitalize()} pooled {rows} × {columns}")
    eventually(page, check)


@pytest.mark.parametrize("kind", ["max", "average"])
def test_stepper_pools_the_window_under_the_mouse(page: Page, kind: str) -> None:
    open_stepper(page, kind=kind, size=3, padding="same")
    shown = expected(kind=kind, size=3, padding="same")
    check_stepper(page, shown)
    pooled = shown.pooled(kind)
    for row, column in ((0, 0), (7, 11), (19, 19)):
        hover_cell(page, row, column, pooled.shape)
        assert cell(page) == pytest.approx((row, column, pooled[row, column]), rel=1e-4, abs=0.01)


@pytest.mark.slow
def test_winner_is_marked_where_there_is_one(page: Page) -> None:
    open_stepper(page, source=lesson.PICTURE)
    shown = expected(source=lesson.PICTURE)
    check_stepper(page, shown)
    hover_cell(page, 6, 9, (20, 20))
    window = shown.values[12:14, 18:20]
    assert numbers(page, "Window") == window.astype(str).tolist()
    winner = stepper(page).locator("td.winner")
    expect(winner).to_have_count(1)
    expect(winner).to_have_text(str(window.max()))
    assert winner.evaluate("cell => [cell.parentNode.rowIndex, cell.cellIndex]") == list(
        divmod(int(window.argmax()), 2)
    )
    choose(page, "Keep", "average")
    expect(winner).to_have_count(0)


def test_size_and_stride_change_the_map(page: Page) -> None:
    open_stepper(page)
    check_stepper(page, expected())
    slide(page, "Window size", "ArrowRight", "ArrowRight")
    slide(page, "Stride", "ArrowRight")
    check_stepper(page, expected(size=4, stride=3))
    pick(page, "Picture", "Cat")
    check_stepper(page, expected(size=4, stride=3, picture="Cat"))


def test_sides_say_how_many_numbers_are_left_once_it_is_predicted(page: Page) -> None:
    open_lesson(page, SLUG, view=views.SIDES)
    drawn = page.get_by_test_id("stImage").get_by_role("img")
    expect(drawn).to_have_count(1)
    guess(page.get_by_role("radio", name="75%"))
    expect(page.get_by_text("Not quite: it is 25%.")).to_be_visible()
    expect(page.get_by_text("The map shrinks to 25% of its numbers, not by 25%")).to_be_visible()
    expect(page.get_by_text("1,600 numbers go in, 400 come out")).to_be_visible()
    expect(drawn).to_have_count(1)
    guess_all(page)
    expect(drawn).to_have_count(3)


def check_winners(page: Page, shift: move.Shift, **changes: Any) -> None:
    """Waits until the canvas counts what the mathematics counts after this move."""
    winners, stay = move.find_winners(expected(**changes), shift)
    board = page.locator(".root.shift")
    for name, value in (("down", shift[0]), ("right", shift[1]), ("winners", winners.sum()), ("stay", stay.sum())):
        expect(board).to_have_attribute(f"data-{name}", str(value))


def test_winners_that_stay_are_marked_and_counted_while_the_picture_is_dragged(page: Page) -> None:
    open_lesson(page, SLUG, view=views.MOVED)
    said, there = page.locator(".shift .said"), page.locator(".shift canvas.there")
    painted(there)
    expect(said).to_be_empty()
    page.get_by_role("button", name="Skip").click()
    check_winners(page, (0, 1))
    there.press("ArrowLeft")
    expect(said).to_contain_text("Not moved yet")
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        there.press(key)
    check_winners(page, (-1, 2))
    expect(said).to_contain_text("0 of")
    expect(page).to_have_url(re.compile("pooling_shift=-1%2C2"))
    slide(page, "Window size", "ArrowRight")
    check_winners(page, (-1, 2), size=3)
    drag(page, there, (0.5, 0.5), (0.5, 0.5 + 3 / 40))
    check_winners(page, (2, 2), size=3)


@pytest.mark.slow
def test_program_follows_the_settings(page: Page) -> None:
    open_lesson(page, SLUG)
    page.get_by_text("The same in Keras").click()
    program = page.get_by_test_id("stCode")
    expect(program).to_contain_text("MaxPooling2D(2, strides=2, padding='valid')")
    choose(page, "Keep", "average")
    choose(page, "Padding", "same")
    slide(page, "Window size", "ArrowRight")
    expect(program).to_contain_text("AveragePooling2D(3, strides=2, padding='same')")
