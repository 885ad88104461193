"""The pooling lesson in the browser: every number on it is the one that the mathematics gives."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lessons.course import pooling as lesson
from lessons.data import menu, pictures
from tests.browser.dashboard import (
    cell,
    choose,
    eventually,
    guess,
    hover_cell,
    numbers,
    open_lesson,
    pick,
    slide,
    stepper,
)

SLUG = "pooling"


def expected(**changes: Any) -> lesson.Result:
    """What the page shows at these settings."""
    settings = replace(lesson.Settings(), **changes)
    return lesson.compute(settings, pictures.load(menu.GALLERY[settings.picture].name))


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
    open_lesson(page, SLUG, kind=kind, size=3, padding="same")
    shown = expected(kind=kind, size=3, padding="same")
    check_stepper(page, shown)
    pooled = shown.pooled(kind)
    for row, column in ((0, 0), (7, 11), (19, 19)):
        hover_cell(page, row, column, pooled.shape)
        assert cell(page) == pytest.approx((row, column, pooled[row, column]), rel=1e-4, abs=0.01)


def test_kinds_are_a_click_apart(page: Page) -> None:
    open_lesson(page, SLUG)
    check_stepper(page, expected())
    choose(page, "Keep", "average")
    check_stepper(page, expected(kind="average"))


def test_winner_is_marked_where_there_is_one(page: Page) -> None:
    open_lesson(page, SLUG, source=lesson.PICTURE)
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
    open_lesson(page, SLUG)
    check_stepper(page, expected())
    slide(page, "Window size", "ArrowRight", "ArrowRight")
    slide(page, "Stride", "ArrowRight")
    check_stepper(page, expected(size=4, stride=3))
    pick(page, "Picture", "Cat")
    check_stepper(page, expected(size=4, stride=3, picture="Cat"))


def test_sides_say_how_many_numbers_are_left(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.SIDES)
    expect(page.get_by_text("1,600 numbers went in, 400 came out")).to_be_visible()
    for name in ("Feature map", "Max pooled", "Average pooled"):
        expect(page.get_by_test_id("stImage").get_by_role("img", name=name)).to_be_visible()
    slide(page, "Stride", "ArrowLeft")
    expect(page.get_by_text("1,600 numbers went in, 1,521 came out")).to_be_visible()


@pytest.mark.parametrize("shift", [1, 3])
def test_move_changes_the_pooled_maps_by_the_numbers_shown(page: Page, shift: int) -> None:
    open_lesson(page, SLUG, view=lesson.MOVED)
    slide(page, "Move the picture by", *["ArrowRight"] * (shift - 1))
    changes = lesson.moves(expected(shift=shift))
    metrics = page.get_by_test_id("stMetric")
    for name, change in changes.items():
        metric = metrics.filter(has_text=name)
        expect(metric.get_by_test_id("stMetricValue")).to_have_text(f"{change:.0%}")
    before, pooled, _ = changes.values()
    expect(page.get_by_test_id("stAlert")).to_contain_text("less" if pooled < before else "no less")


def test_prediction_that_misses_is_put_right(page: Page) -> None:
    open_lesson(page, SLUG)
    question = page.get_by_role("radiogroup", name="Which share of the numbers is left?")
    guess(question.get_by_role("radio", name="75%"))
    expect(page.get_by_text("Not quite: it is 25%.")).to_be_visible()
    expect(page.get_by_text("the map shrinks to 25%, not by 25%")).to_be_visible()


def test_program_follows_the_settings(page: Page) -> None:
    open_lesson(page, SLUG)
    page.get_by_text("The same in Keras").click()
    program = page.get_by_test_id("stCode")
    expect(program).to_contain_text("MaxPooling2D(2, strides=2, padding='valid')")
    choose(page, "Keep", "average")
    choose(page, "Padding", "same")
    slide(page, "Window size", "ArrowRight")
    expect(program).to_contain_text("AveragePooling2D(3, strides=2, padding='same')")
