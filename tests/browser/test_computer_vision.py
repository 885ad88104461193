"""Computer vision in the browser: read pixel by pixel, trained and watched, and its answers taken apart."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.answers import Answers
from lessons.course.computer_vision import answers, dense_network, numbers, train
from lessons.maths.activations import softmax
from lessons.training.settings import MY_RUN
from tests.browser.access import check
from tests.browser.dashboard import choose, eventually, guess_all, open_lesson, part, pick, same, settled, slide, switch

SLUG = "computer-vision"


def at(root: Locator) -> tuple[int, int, str, int]:
    """Row, column, number and place of the pixel that is pointed at."""
    row, column, value, place = (
        root.get_attribute(f"data-{name}") or "" for name in ("row", "column", "value", "place")
    )
    return int(row), int(column), value, int(place)


def shown(**changes: Any) -> numbers.Result:
    run = train.spec(replace(train.Settings(), data=train.DIGITS))
    return numbers.compute(replace(numbers.Settings(), **changes), run)


def point(page: Page, canvas: Locator, across: float, down: float) -> None:
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])


def test_a_picture_is_read_pixel_by_pixel_flattened_and_another_is_picked(page: Page) -> None:
    open_lesson(page, SLUG, data=train.DIGITS, label=3)
    root = part(page, "pixels", "place")
    image = shown(label=3).image[..., 0]

    point(page, root.locator(".picture"), 10.5 / 28, 6.5 / 28)
    assert at(root) == (6, 10, str(image[6, 10]), 28 * 6 + 10)
    root.locator(".picture").press("ArrowDown")
    assert at(root) == (7, 10, str(image[7, 10]), 28 * 7 + 10)
    expect(root.locator(".line")).to_be_hidden()
    guess_all(page)
    # In the line the same pixel lies at the same place: row after row.
    point(page, root.locator(".line"), 300.5 / 784, 0.1)
    assert at(root) == (10, 20, str(image[10, 20]), 300)
    switch(page, "Divided by 255")
    expect(page.get_by_role("main")).to_contain_text("the same picture, from 0 to 1")
    eventually(page, lambda: same(at(root)[2], f"{image[10, 20] / 255:.3f}"))

    gallery = part(page, "sheet", "pictures")
    gallery.get_by_role("button", name="7, picture 4", exact=True).click()
    expect(root.locator(".title")).to_have_text("Label 7: 7")
    expect(page.get_by_role("slider", name=re.compile("^Picture"))).to_have_value("4")
    slide(page, "From picture", "ArrowRight")
    expect(gallery.get_by_role("button", name="7, picture 14", exact=True)).to_be_visible()

    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    root.get_by_role("button", name="Flatten").click()
    page.clock.run_for(1000)
    expect(root).to_have_attribute("data-laid", re.compile("^1[34]$"))
    page.clock.run_for(1100)
    expect(root).to_have_attribute("data-laid", "28")


def judged(cell: str = "", picture: str = "") -> Answers:
    record = train.recording(train.EXERCISE)
    logits = answers.all_logits(record, record.best_epoch or 0)
    return answers.compute(replace(answers.Settings(), network=train.EXERCISE), record, logits, cell, picture)


def check_answer(root: Locator, logits: np.ndarray, truth: int) -> None:
    """The component says of one answer what NumPy makes of its logits."""
    shares = softmax(logits)
    expect(root).to_have_attribute("data-likeliest", str(shares.argmax()))
    assert float(root.get_attribute("data-probability") or "nan") == pytest.approx(shares.max(), rel=1e-3)
    assert float(root.get_attribute("data-loss") or "nan") == pytest.approx(-np.log(shares[truth]), rel=1e-2, abs=1e-2)


def test_mistakes_are_found_in_the_matrix_and_an_answer_is_taken_apart(page: Page) -> None:
    open_lesson(page, SLUG, view=numbers.ANSWERS, network=train.EXERCISE)
    result = judged()
    answer = part(page, "softmax", "loss")
    expect(page.locator(".root.confusion")).to_have_count(0)
    expect(answer.locator(".one")).to_be_hidden()
    guess_all(page)
    matrix = part(page, "confusion", "classes")
    assert matrix.locator("td button").all_inner_texts() == [str(count or "·") for count in result.matrix.flat]
    check_answer(answer, result.logits[result.picture], int(result.labels[result.picture]))

    true, taken = np.argwhere(result.matrix * (1 - np.eye(10)) > 0)[0].tolist()
    matrix.get_by_role("button", name=f"{true}, taken for {taken}:").click()
    expect(page.get_by_text(f"{true}, taken for {taken}: {result.matrix[true, taken]}", exact=True)).to_be_visible()
    result = judged(f"{true}-{taken}")
    expect(part(page, "sheet", "pictures")).to_have_attribute("data-pictures", str(len(result.places)))
    eventually(page, lambda: check_answer(answer, result.logits[result.places[0]], true))
    part(page, "sheet", "pictures").get_by_role("button").last.click()
    eventually(page, lambda: check_answer(answer, result.logits[result.places[-1]], true))

    # Dragged until the right class gets it: argmax changes, and the sum stays 1.
    logits = result.logits[result.places[-1]].copy()
    lever = answer.get_by_role("slider", name=f"Logit of {true}")
    lever.press("End")
    logits[true] = float(lever.get_attribute("max") or "nan")
    check_answer(answer, logits, true)
    expect(answer.locator(".one")).to_have_text("1.000")

    page.reload()
    settled(page)
    guess_all(page)
    expect(page.get_by_text(f"{true}, taken for {taken}: {result.matrix[true, taken]}", exact=True)).to_be_visible()
    settled(page)
    check(page)
    matrix.get_by_role("button", name=f"{true}, taken for {taken}:").click()
    expect(page.get_by_text("mistakes among 359 pictures")).to_be_visible()


def test_units_are_pointed_at_and_say_what_they_add_to_each_answer(page: Page) -> None:
    open_lesson(page, SLUG, view=numbers.DENSE, network=train.EXERCISE)
    record = train.recording(train.EXERCISE)
    result = dense_network.compute(dense_network.Settings(), record, record.best_epoch or 0)
    root = part(page, "dense-network", "unit")
    best = int(result.logits.argmax())
    check_unit(root, result, int(result.shares[:, best].argmax()), best)
    root.locator(".diagram").press("ArrowRight")
    check_unit(root, result, int(result.shares[:, best].argmax()) + 1, best)
    diagram = root.locator(".diagram")
    box = diagram.bounding_box()
    assert box
    # Along the first row of units, from left to right.
    row = []
    for step in range(60):
        diagram.hover(position={"x": (0.3 + step / 200) * box["width"], "y": 0.13 * box["height"]})
        row.append(int(root.get_attribute("data-unit") or -1))
    assert list(dict.fromkeys(row[row.index(0) :])) == list(range(max(row[row.index(0) :]) + 1))
    check_unit(root, result, row[-1], best)
    diagram.hover(position={"x": box["width"] - 10, "y": box["height"] - 6})
    check_unit(root, result, row[-1], 9)
    expect(root.locator(".says")).to_have_text(re.compile("^To 9 it adds"))
    guess_all(page)
    expect(page.get_by_text("learned 101,770 numbers")).to_be_visible()


def check_unit(root: Locator, result: dense_network.Result, unit: int, answer: int) -> None:
    """The component says of one unit and one answer what NumPy makes of them."""
    expect(root).to_have_attribute("data-unit", str(unit))
    expect(root).to_have_attribute("data-answer", str(answer))
    here = [float(root.get_attribute(f"data-{name}") or "nan") for name in ("sum", "value", "share")]
    assert here == pytest.approx([result.sums[unit], result.values[unit], result.shares[unit, answer]], abs=1e-5)


@pytest.mark.trains
def test_a_network_learns_before_the_learners_eyes_and_then_answers(page: Page) -> None:
    open_lesson(page, SLUG, view=numbers.TRAIN, data=train.DIGITS, units=16, epochs=2, callback=train.NONE)
    guess_all(page)
    painted_units = page.get_by_alt_text("The weights of 48 hidden units, each as a picture")
    expect(painted_units).to_be_visible()
    expect(page.get_by_role("row", name="accuracy > 0.6")).to_contain_text("epoch 1")
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text("What 16 of 16 hidden units look at, after epoch 2")).to_be_visible()
    expect(page.get_by_text("Done; Answers shows it as My run.")).to_be_visible()
    settled(page)
    choose(page, "Show", numbers.ANSWERS)
    pick(page, "Network", MY_RUN)
    guess_all(page)
    matrix = part(page, "confusion", "classes")

    def shows_all_answers_of_my_run() -> None:
        assert sum(int(text) for text in matrix.locator("td button.some").all_inner_texts()) == 359

    eventually(page, shows_all_answers_of_my_run)
    expect(page.get_by_role("slider", name="Epoch")).to_have_count(1)
