"""The first neuron in the browser: moved by hand, step by step, played, taught own examples, made to explode."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.course.first_neuron import learn as learning
from lessons.course.first_neuron import neuron as lesson
from lessons.figures import palette, rate_limit
from lessons.maths.descent import Line
from tests.browser.dashboard import (
    choose,
    drag,
    eventually,
    guess,
    guess_all,
    open_lesson,
    painted,
    part,
    pick,
    same,
    settled,
    slide,
    value,
)

SLUG = "first-neuron"


def expected(own: np.ndarray | None = None, start: Line | None = None, **changes: Any) -> lesson.Result:
    """What the page shows at these settings."""
    return lesson.compute(replace(lesson.Settings(view=lesson.LEARN), **changes), own, start)


def check_descent(page: Page, shown: lesson.Result, epoch: int) -> None:
    """Waits until the descent stands at this epoch of this result."""
    root = part(page, "descent", "weight")

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
    root = part(page, "by-hand", "weight")
    expect(root.locator("thead th")).to_have_text(["x", "y", "line says", "off by"])
    guess_all(page)
    expect(root.locator("thead th")).to_have_text(["x", "y", "line says", "off by", "off by²", "share"])
    expect(page.get_by_text("Your turn")).to_be_visible()
    slide(page, "Weight", "ArrowRight", "ArrowRight")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Found: y = 2x − 1")
    eventually(page, lambda: same((value(root, "weight"), value(root, "bias"), value(root, "loss")), (2, -1, 0)))
    expect(root.locator("tfoot td").first).to_have_text("0")


def test_keys_in_quick_succession_leave_slider_line_and_address_at_one_value(page: Page) -> None:
    open_lesson(page, SLUG)
    root = part(page, "by-hand", "weight")
    weight = page.get_by_role("slider", name="Weight")
    for key in ["ArrowRight"] * 9 + ["ArrowLeft"] * 3:
        weight.press(key)
    settled(page)

    def agree() -> None:
        assert float(weight.input_value()) == value(root, "weight")
        assert f"first-neuron_weight={weight.input_value()}" in page.url

    eventually(page, agree)
    page.wait_for_timeout(500)
    agree()


def test_line_is_dragged_by_its_rings_and_the_sliders_follow(page: Page) -> None:
    open_lesson(page, SLUG)
    root = part(page, "by-hand", "weight")
    canvas = root.locator("canvas")
    painted(canvas)
    before = value(root, "loss")
    # The right ring is at 93% of the plane's width, on the line y = 0.5x of the start.
    ring = at(canvas, expected(view=lesson.HAND), 4.51, 2.255)
    drag(page, canvas, ring, (ring[0], 0.2))
    eventually(page, lambda: same(value(root, "loss") < before / 2, True))
    expect(page).to_have_url(re.compile(f"weight={value(root, 'weight')}"))
    expect(page.get_by_role("slider", name="Weight")).to_have_value(str(value(root, "weight")))


def test_points_are_added_moved_and_removed_by_pointer_and_by_keys(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    canvas = part(page, "descent", "weight").locator(".points")
    check_descent(page, expected(), 0)
    drag(page, canvas, at(canvas, expected(), 6, 2))
    points = own_points(page, 7)
    np.testing.assert_allclose(points, [*expected().points, (6, 2)], atol=0.11)
    shown = expected(points, examples=lesson.OWN)
    check_descent(page, shown, 0)
    expect(page.get_by_role("combobox", name="Examples")).to_have_value(lesson.OWN)
    expect(page.get_by_role("slider", name="Noise")).to_have_count(0)

    settled(page)
    drag(page, canvas, at(canvas, shown, *points[6]), at(canvas, shown, 3, 15))
    eventually(page, lambda: same(own_points(page, 7)[6][1] > 14, True))
    points = own_points(page, 7)
    np.testing.assert_allclose(points, [*expected().points, (3, 15)], atol=0.11)
    shown = expected(points, examples=lesson.OWN)
    check_descent(page, shown, 0)

    settled(page)
    box = canvas.bounding_box()
    assert box
    across, down = at(canvas, shown, *points[6])
    page.mouse.dblclick(box["x"] + across * box["width"], box["y"] + down * box["height"])
    np.testing.assert_array_equal(own_points(page, 6), expected().points)

    settled(page)
    canvas.focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    points = own_points(page, 7)
    check_descent(page, expected(points, examples=lesson.OWN), 0)
    page.keyboard.press("Delete")
    np.testing.assert_array_equal(own_points(page, 6), points[:6])


def test_start_is_chosen_in_the_valley_by_click_and_by_keys(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    valley = part(page, "descent", "weight").locator(".valley")
    check_descent(page, expected(), 0)
    drag(page, valley, (0.8, 0.2))
    expect(page).to_have_url(re.compile("first-neuron_start="))
    start = lesson.parse_start(page.url.split("_start=")[1].split("&")[0].replace("%2C", ","))
    assert start
    assert start.weight > 4
    assert start.bias > 0.5
    check_descent(page, expected(start=start), 0)
    valley.press("ArrowLeft")
    expect(page).to_have_url(re.compile(f"first-neuron_start={start.weight - 0.2:g}%2C{start.bias:g}"))
    page.get_by_role("button", name="Reset").click()
    expect(page).not_to_have_url(re.compile("_start="))


def test_descent_opens_at_its_start_plays_in_step_and_pauses(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    shown = expected()
    check_descent(page, shown, 0)
    root = part(page, "descent", "weight")
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


def test_more_epochs_reach_nineteen_and_the_myth_is_put_right(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    root = part(page, "descent", "weight")
    answer, epoch = root.locator(".answer"), page.get_by_role("slider", name="Epoch", exact=True)
    expect(answer).to_be_hidden()
    guess(page.get_by_role("radio", name=learning.CLOSE))
    expect(answer).to_have_text("−10.0000")
    epoch.press("End")
    expect(answer).to_have_text("18.9779")
    expect(page.get_by_text("has not arrived yet")).to_have_count(0)
    page.get_by_role("button", name="Next question").click()
    guess(page.get_by_role("radio", name=learning.CHANCE))
    expect(page.get_by_text(f"it is {learning.TOO_FEW}.")).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_contain_text("has not arrived yet")
    slide(page, "Epochs", "End")
    check_descent(page, expected(epochs=3000), 3000)
    # A link leads to the epoch on show, and Reset back to the first one.
    epoch.press("ArrowLeft")
    expect(page).to_have_url(re.compile("epoch[+]of[+]Learn=2999"))
    page.reload()
    check_descent(page, expected(epochs=3000), 2999)
    settled(page)
    page.get_by_role("button", name="Reset").click()
    check_descent(page, expected(), 0)


def test_each_step_is_worked_out_and_the_largest_rate_moves_with_the_examples(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.STEP)
    shown = expected(view=lesson.STEP)
    root = part(page, "descent", "weight")
    expect(root.get_by_role("button", name="One step")).to_be_disabled()
    expect(root.locator(".sums")).to_be_hidden()
    limit = page.get_by_text(rate_limit.text(shown.limit))
    expect(limit).to_have_count(0)
    guess_all(page)
    expect(limit).to_be_visible()
    expect(root.locator(".sums tbody td")).to_have_text(
        ["−1.00", "−28.00", "2.80", "1.80", "0.00", "−7.00", "0.70", "0.70"]
    )
    root.get_by_role("button", name="One step").click()
    check_descent(page, shown, 1)
    expect(root.locator(".sums tbody td").first).to_have_text("1.80")
    pick(page, "Examples", lesson.STEEP)
    steep = expected(view=lesson.STEP, examples=lesson.STEEP)
    assert steep.limit != shown.limit
    expect(limit).to_have_count(0)
    guess_all(page)
    expect(page.get_by_text(rate_limit.text(steep.limit))).to_be_visible()


ACROSS = """([canvas, colour, bands]) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const near = (at) => colour.every((part, channel) => Math.abs(data[4 * at + channel] - part) < 8);
  return bands.map(([from, to]) => {
    const [first, last] = [Math.round(from * height) * width, Math.round(to * height) * width];
    const places = Array.from({ length: last - first }, (_, at) => first + at).filter(near).map((at) => at % width);
    return places.reduce((sum, x) => sum + x, 0) / places.length / width;
  });
}"""
"""How far across a canvas the pixels of a colour lie on average, in bands of its height; all lengths from 0 to 1."""


@pytest.mark.slow
@pytest.mark.parametrize(("rate", "epochs"), [(0.18, 60), (0.25, 4), (0.25, 22)])
def test_line_stands_where_its_formula_says_when_the_loss_explodes(page: Page, rate: float, epochs: int) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN, rate=rate)
    shown = expected(rate=rate)
    check_descent(page, shown, 0)
    epoch = page.get_by_role("slider", name="Epoch", exact=True)
    epoch.evaluate("(slider, at) => { slider.value = at; slider.dispatchEvent(new Event('input')); }", epochs)
    check_descent(page, shown, epochs)
    canvas = part(page, "descent", "weight").locator(".points")
    weight, bias, _ = shown.path[epochs]
    low, high = lesson.plot(shown, np.append(shown.points[:, 0], shown.ask)).y
    bands = [(0.08, 0.12), (0.7, 0.74)]
    found = page.evaluate(ACROSS, [canvas.element_handle(), palette.rgb(palette.MODEL), bands])
    (_, top), (_, bottom) = at(canvas, shown, 0, high), at(canvas, shown, 0, low)
    for band, there in zip(bands, found, strict=True):
        y = high - (sum(band) / 2 - top) / (bottom - top) * (high - low)
        across, _ = at(canvas, shown, (y - bias) / weight, y)
        assert there == pytest.approx(across, abs=0.01)


def test_segments_are_cut_where_they_leave_the_plot_and_keep_their_slope(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    box = {"left": 0, "right": 10, "top": 0, "bottom": 20}
    script = "async ([from, to, box]) => (await import('/components/shared/plane.js')).cut(from, to, box)"
    for start, end, part_within in (
        ([2, 3], [8, 13], [[2, 3], [8, 13]]),
        ([5, -1e7], [5, 1e7], [[5, 0], [5, 20]]),
        ([-5, 5], [15, 15], [[0, 7.5], [10, 12.5]]),
        ([4, 10], [1e9, 10 + 2e9], [[4, 10], [9, 20]]),
        ([11, 0], [11, 20], None),
        ([-5, 10], [5, -10], [[0, 0], [0, 0]]),
    ):
        found = page.evaluate(script, [start, end, box])
        assert found is None if part_within is None else np.allclose(found, part_within, atol=1e-4)


@pytest.mark.slow
def test_explosion_is_told_with_its_limit(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN, rate=0.17)
    guess_all(page)
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("arrived")
    slide(page, "Learning rate", "ArrowRight")
    guess_all(page)
    expect(alert).to_contain_text("The loss explodes")
    expect(alert).to_contain_text("From learning rate 0.177 on")


def test_house_of_seven_bedrooms(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.HOUSES)
    guess_all(page)
    root = part(page, "descent", "weight")
    page.get_by_role("slider", name="Epoch", exact=True).press("End")
    shown = expected(view=lesson.HOUSES)
    expect(root.locator(".answer")).to_have_text(lesson.number_text(shown.end.at(7)))
    pick(page, "Houses", lesson.THREE)
    check_descent(page, expected(view=lesson.HOUSES, houses=lesson.THREE), 500)


@pytest.mark.slow
def test_views_share_what_was_set(page: Page) -> None:
    open_lesson(page, SLUG, noise=2.0)
    part(page, "by-hand", "weight")
    choose(page, "Show", lesson.LEARN)
    check_descent(page, expected(noise=2.0), 0)


@pytest.mark.slow
def test_program_follows_the_settings(page: Page) -> None:
    open_lesson(page, SLUG, view=lesson.LEARN)
    page.get_by_text("The same in Keras").click()
    program = page.get_by_test_id("stCode")
    slide(page, "Learning rate", "ArrowRight")
    expect(program).to_contain_text("SGD(learning_rate=0.02)")
