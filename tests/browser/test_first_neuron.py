"""The first neuron in the browser: moved by hand, played, taught own examples, brought to 19, made to explode."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course import first_neuron as lesson
from lessons.maths.descent import Line
from tests.browser.dashboard import choose, drag, eventually, guess, open_lesson, painted, pick, settled, slide

SLUG = "first-neuron"


def expected(own: np.ndarray | None = None, start: Line | None = None, **changes: Any) -> lesson.Result:
    """What the page shows at these settings."""
    return lesson.compute(replace(lesson.Settings(), **changes), own, start)


def part(page: Page, name: str) -> Locator:
    """The line by hand, or the descent, once its code has come."""
    root = page.locator(f".root.{name}")
    expect(root).to_have_attribute("data-weight", re.compile("."))
    return root


def value(root: Locator, name: str) -> float:
    return float(root.get_attribute(f"data-{name}") or "nan")


def check_descent(page: Page, shown: lesson.Result, epoch: int) -> None:
    """Waits until the descent stands at this epoch of this result."""
    root = part(page, "descent")

    def check() -> None:
        here = [value(root, name) for name in ("epoch", "weight", "bias", "loss")]
        assert here == pytest.approx([epoch, *shown.path[epoch]], rel=1e-5, abs=1e-6)
        assert value(root, "points") == len(shown.points)

    eventually(page, check)


def at(canvas: Locator, shown: lesson.Result, x: float, y: float) -> tuple[float, float]:
    """Where a place of the plane is on the canvas that shows this result, 0 to 1 across and down."""
    reach = [] if shown.settings.view == lesson.HAND else [shown.ask]
    plane = lesson.plot(shown, np.append(shown.points[:, 0], reach))
    width, height, rem = canvas.evaluate(
        "it => [it.clientWidth, it.clientHeight, parseFloat(getComputedStyle(document.documentElement).fontSize)]"
    )
    left, right, top, bottom = 2.4 * rem, width - 0.6 * rem, 0.5 * rem, height - 2.3 * rem
    across = (x - plane.x[0]) / (plane.x[1] - plane.x[0])
    down = (plane.y[1] - y) / (plane.y[1] - plane.y[0])
    return (left + across * (right - left)) / width, (top + down * (bottom - top)) / height


def own_points(page: Page, count: int) -> np.ndarray:
    """The learner's examples, as the address keeps them, once there are `count`."""
    written = r"first-neuron_points=([^&]*)"
    expect(page).to_have_url(
        re.compile(rf"first-neuron_points=(?:(?!%3B|&).)*(?:%3B(?:(?!%3B|&).)*){{{count - 1}}}(&|$)")
    )
    found = re.search(written, page.url)
    assert found
    points = lesson.parse_points(found[1].replace("%2C", ",").replace("%3B", ";"))
    assert points is not None
    return points


def test_sliders_move_the_line_until_the_rule_is_found(page: Page) -> None:
    open_lesson(page, SLUG, weight=1.8, bias=-1.0)
    root = part(page, "by-hand")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Your turn")
    slide(page, "Weight", "ArrowRight", "ArrowRight")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Found: y = 2x − 1")
    eventually(page, lambda: same((value(root, "weight"), value(root, "bias"), value(root, "loss")), (2, -1, 0)))
    expect(root.locator("tfoot td")).to_have_text("0")


def same(one: Any, other: Any) -> None:
    assert one == other


def test_line_is_dragged_by_its_rings_and_the_sliders_follow(page: Page) -> None:
    open_lesson(page, SLUG)
    root = part(page, "by-hand")
    canvas = root.locator("canvas")
    painted(canvas)
    before = value(root, "loss")
    # The right ring is at 93 % of the plane's width, on the line y = 0.5x of the start.
    ring = at(canvas, expected(), 4.51, 2.255)
    drag(page, canvas, ring, (ring[0], 0.2))
    eventually(page, lambda: same(value(root, "loss") < before / 2, True))
    expect(page).to_have_url(re.compile(f"weight={value(root, 'weight')}"))
    expect(page.get_by_role("slider", name="Weight")).to_have_value(str(value(root, "weight")))


def test_point_is_added_by_click_moved_by_drag_and_removed_by_double_click(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    canvas = part(page, "descent").locator(".points")
    check_descent(page, expected(view=lesson.LEARN), 500)
    drag(page, canvas, at(canvas, expected(view=lesson.LEARN), 6, 2))
    points = own_points(page, 7)
    np.testing.assert_allclose(points, [*expected().points, (6, 2)], atol=0.11)
    shown = expected(points, view=lesson.LEARN, examples=lesson.OWN)
    check_descent(page, shown, 500)
    expect(page.get_by_role("combobox", name="Examples")).to_have_value(lesson.OWN)
    expect(page.get_by_role("slider", name="Noise")).to_have_count(0)

    settled(page)
    drag(page, canvas, at(canvas, shown, *points[6]), at(canvas, shown, 3, 15))
    eventually(page, lambda: same(own_points(page, 7)[6][1] > 14, True))
    points = own_points(page, 7)
    np.testing.assert_allclose(points, [*expected().points, (3, 15)], atol=0.11)
    shown = expected(points, view=lesson.LEARN, examples=lesson.OWN)
    check_descent(page, shown, 500)

    settled(page)
    box = canvas.bounding_box()
    assert box
    across, down = at(canvas, shown, *points[6])
    page.mouse.dblclick(box["x"] + across * box["width"], box["y"] + down * box["height"])
    np.testing.assert_array_equal(own_points(page, 6), expected().points)


def test_point_is_added_and_removed_by_keys(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    canvas = part(page, "descent").locator(".points")
    check_descent(page, expected(view=lesson.LEARN), 500)
    canvas.focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    points = own_points(page, 7)
    check_descent(page, expected(points, view=lesson.LEARN, examples=lesson.OWN), 500)
    page.keyboard.press("Delete")
    np.testing.assert_array_equal(own_points(page, 6), points[:6])


def test_start_is_chosen_in_the_valley_by_click_and_by_keys(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    valley = part(page, "descent").locator(".valley")
    check_descent(page, expected(), 500)
    drag(page, valley, (0.8, 0.2))
    expect(page).to_have_url(re.compile("first-neuron_start="))
    start = lesson.parse_start(page.url.split("_start=")[1].split("&")[0].replace("%2C", ","))
    assert start
    assert start.weight > 4
    assert start.bias > 0.5
    check_descent(page, expected(start=start), 500)
    valley.press("ArrowLeft")
    expect(page).to_have_url(re.compile(f"first-neuron_start={start.weight - 0.2:g}%2C{start.bias:g}"))
    page.get_by_role("button", name="Reset").click()
    expect(page).not_to_have_url(re.compile("_start="))


def test_play_moves_line_and_path_in_step_and_pause_holds(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    shown = expected()
    check_descent(page, shown, 500)
    root = part(page, "descent")
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    reached = 0
    for speed, epochs_a_second in (("Slow", 5), ("Normal", 40), ("Fast", 400)):
        root.get_by_role("button", name=speed).click()
        root.get_by_role("button", name="Play").click()
        page.clock.run_for(1000)
        reached += epochs_a_second
        root.get_by_role("button", name="Pause").click()
        check_descent(page, shown, reached)
        page.clock.run_for(1000)
        check_descent(page, shown, reached)


def test_epoch_slider_shows_any_epoch_without_the_server(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    check_descent(page, expected(), 500)
    epoch = page.get_by_role("slider", name="Epoch", exact=True)
    epoch.press("Home")
    check_descent(page, expected(), 0)
    expect(part(page, "descent").locator(".answer")).to_have_text("−10.0000")
    epoch.press("ArrowRight")
    check_descent(page, expected(), 1)


def test_more_epochs_reach_nineteen(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    answer = part(page, "descent").locator(".answer")
    expect(answer).to_have_text("18.9779")
    expect(page.get_by_test_id("stAlert")).to_contain_text("has not arrived yet")
    slide(page, "Epochs", "End")
    expect(answer).to_have_text("19.0000")
    expect(page.get_by_test_id("stAlert")).to_contain_text("arrived")


def test_steps_too_large_make_the_loss_explode_and_the_page_says_so(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN, rate=0.17)
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("arrived")
    slide(page, "Learning rate", "ArrowRight")
    expect(alert).to_contain_text("The loss explodes.")
    shown = expected(rate=0.18)
    check_descent(page, shown, len(shown.path) - 1)
    slide(page, "Learning rate", "End")
    settled(page)
    shown = expected(rate=0.25)
    check_descent(page, shown, len(shown.path) - 1)


def test_house_of_seven_bedrooms(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.HOUSES)
    answer = part(page, "descent").locator(".answer")
    expect(answer).to_have_text(lesson.number_text(expected(view=lesson.HOUSES).end.at(7)))
    pick(page, "Houses", lesson.THREE)
    expect(answer).to_have_text(lesson.number_text(expected(view=lesson.HOUSES, houses=lesson.THREE).end.at(7)))


def test_views_share_what_was_set(page: Page) -> None:
    open_lesson(page, SLUG, noise=2.0)
    part(page, "by-hand")
    choose(page, "Show", lesson.LEARN)
    check_descent(page, expected(noise=2.0), 500)


def test_prediction_puts_the_myth_right(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    guess(page.get_by_role("radio", name=lesson.CHANCE))
    expect(page.get_by_text(f"Not quite: it is {lesson.EPOCHS}.")).to_be_visible()


def test_program_follows_the_settings(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    page.get_by_text("The same in Keras").click()
    program = page.get_by_test_id("stCode")
    slide(page, "Learning rate", "ArrowRight")
    expect(program).to_contain_text("SGD(learning_rate=0.02)")
