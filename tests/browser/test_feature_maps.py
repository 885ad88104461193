"""The explorer in the browser: what it shows of a network is what the network computes."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lessons.course.feature_maps import explore, network_file, text_network
from lessons.figures import explorer as scales
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward
from lessons.training.reports import export, keras_file
from lessons.training.run.history import TrainingRecord
from tests.browser.dashboard import (
    cell,
    drag,
    eventually,
    go_on,
    guess,
    guess_all,
    open_lesson,
    painted,
    pick,
    slide,
    stepper,
    switch,
)

SLUG = "feature-maps"
DIGITS = explore.recording(explore.DIGITS)
NUMBER = explore.Settings().number
CONVOLUTION = 1


def explorer(page: Page) -> Locator:
    return page.locator(".root.explorer")


def info(page: Page) -> Locator:
    """The sentence about what the mouse or the keys point at."""
    return explorer(page).locator(".info")


def outputs(record: TrainingRecord, epoch: int | None = None, number: int = NUMBER) -> list[Array]:
    """What every layer makes of a validation picture."""
    layers = record.layers(record.best_epoch or 0 if epoch is None else epoch)
    return forward(layers, explore.from_validation(record, number).image)


def takes_it_for(page: Page, record: TrainingRecord, answer: int) -> None:
    """Waits until the explorer shows a picture that the network takes for this class."""
    picture = explorer(page).locator("canvas")
    expect(picture).to_have_attribute("aria-label", re.compile(f"takes the picture for {record.class_names[answer]}$"))


def point_at(page: Page, goal: str) -> re.Match[str]:
    """Moves the mouse over the network until the sentence about what is under it matches."""
    canvas = explorer(page).locator("canvas")
    painted(canvas)
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    for down in (0.45, 0.55):
        for across in range(0, int(box["width"]), 6):
            page.mouse.move(box["x"] + across, box["y"] + down * box["height"])
            if found := re.search(goal, info(page).inner_text()):
                return found
    pytest.fail(f"Nothing in the network is described as '{goal}'")


def probabilities(page: Page, record: TrainingRecord) -> list[float]:
    """The share of each class in percent, as the explorer tells it to the keys."""
    root = explorer(page)
    for _ in record.layers(0):
        root.press("ArrowRight")
    for _ in record.class_names:
        root.press("ArrowUp")
    shares = []
    for name in record.class_names:
        shares.append(float(re.sub(f"^{name}: |%$", "", info(page).inner_text())))
        root.press("ArrowDown")
    return shares


@pytest.mark.parametrize("network", [explore.DIGITS, explore.TEXTURES])
def test_network_is_drawn_with_its_probabilities(page: Page, network: str) -> None:
    record = explore.recording(network)
    open_lesson(page, SLUG, network=network)
    final = outputs(record)[-1]
    takes_it_for(page, record, int(final.argmax()))
    assert probabilities(page, record) == pytest.approx((100 * final).tolist(), abs=0.051)


@pytest.mark.parametrize("network", [explore.DIGITS, "Horses or humans"])
def test_map_under_the_mouse_is_described(page: Page, network: str) -> None:
    open_lesson(page, SLUG, network=network)
    found = point_at(page, r"Conv2D, map (\d+) of 16: about ([\d.]+) in row (\d+), column (\d+)")
    map_number, row, column = int(found[1]) - 1, int(found[3]), int(found[4])
    maps = outputs(explore.recording(network))[CONVOLUTION]
    # Maps travel as 256 steps of the layer's scale, large ones as some of their cells.
    assert float(found[2]) == pytest.approx(maps[row, column, map_number], abs=float(maps.max()) / 255 + 0.005)


def test_click_opens_the_stepper_on_exactly_that_number(page: Page) -> None:
    open_lesson(page, SLUG)
    point_at(page, "MaxPooling2D, map")
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"cell=\d+-\d+-\d+-\d+"))
    layer, map_number, row, column = map(int, re.findall(r"cell=(\d+)-(\d+)-(\d+)-(\d+)", page.url)[0])
    eventually(page, lambda: stands_on(page, outputs(DIGITS)[layer][row, column, map_number]))


def stands_on(page: Page, value: float) -> None:
    expect(stepper(page)).to_be_visible()
    assert cell(page).total == pytest.approx(value, rel=1e-3, abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("network", "place"),
    [(explore.DIGITS, (1, 7, 12, 20)), (explore.TEXTURES, (1, 2, 61, 0)), (explore.TEXTURES, (5, 9, 13, 25))],
)
def test_link_opens_a_cell_with_all_that_adds_up_to_it(
    page: Page, network: str, place: tuple[int, int, int, int]
) -> None:
    layer, map_number, row, column = place
    record = explore.recording(network)
    open_lesson(page, SLUG, network=network, cell="-".join(map(str, place)))
    eventually(page, lambda: stands_on(page, outputs(record)[layer][row, column, map_number]))
    channels = stepper(page).locator(".channels button")
    inputs = record.layers(0)[layer].weights[0].shape[2]
    expect(channels).to_have_count(0 if inputs == 1 else inputs)


def test_edited_kernel_changes_the_probabilities_until_it_is_undone(page: Page) -> None:
    open_lesson(page, SLUG, cell=f"{CONVOLUTION}-3-5-7")
    layers = DIGITS.layers(DIGITS.best_epoch or 0)
    own = layers[CONVOLUTION].weights[0][:, :, 0, 3].copy()
    own[1, 1] = 30
    edited = explore.with_edits(layers, {(CONVOLUTION, 0, 3): own.reshape(-1).tolist()})
    after = forward(edited, explore.from_validation(DIGITS, NUMBER).image)[-1]
    assert int(after.argmax()) != int(outputs(DIGITS)[-1].argmax()), "the edit is too small to be seen"
    field = page.get_by_label("row 1, column 1")
    field.fill("30")
    field.press("Enter")
    takes_it_for(page, DIGITS, int(after.argmax()))
    assert probabilities(page, DIGITS) == pytest.approx((100 * after).tolist(), abs=0.2)
    page.get_by_role("button", name="Undo all edits").click()
    takes_it_for(page, DIGITS, int(outputs(DIGITS)[-1].argmax()))
    expect(page.get_by_role("button", name="Undo all edits")).to_have_count(0)


def test_epoch_slider_goes_back_to_the_random_start(page: Page) -> None:
    open_lesson(page, SLUG, network=explore.TEXTURES)
    slide(page, "Epoch", "Home")
    expect(page.get_by_text("the kernels are random")).to_be_visible()
    record = explore.recording(explore.TEXTURES)
    # Only then what the keys find is of that epoch: both may take the picture for the same class.
    expect(explorer(page)).to_have_attribute("data-drawn", re.compile("-0$"))
    start = outputs(record, epoch=0)[-1]
    takes_it_for(page, record, int(start.argmax()))
    assert probabilities(page, record) == pytest.approx((100 * start).tolist(), abs=0.051)
    slide(page, "Epoch", "End")
    expect(page.get_by_text("the kernels are random")).to_have_count(0)
    takes_it_for(page, record, int(outputs(record, epoch=20)[-1].argmax()))


@pytest.mark.slow
def test_epoch_without_its_own_dense_weights_says_so(page: Page) -> None:
    open_lesson(page, SLUG)
    slide(page, "Epoch", "ArrowLeft")
    expect(page.get_by_text("This recording keeps dense for fewer epochs")).to_be_visible()


def test_next_picture_goes_through_the_network(page: Page) -> None:
    open_lesson(page, SLUG)
    for number in (NUMBER + 1, NUMBER + 2):
        slide(page, "Picture", "ArrowRight")
        takes_it_for(page, DIGITS, int(outputs(DIGITS, number=number)[-1].argmax()))
        expect(page).to_have_url(re.compile(f"number={number}(&|$)"))


def test_drawn_digit_is_read(page: Page) -> None:
    open_lesson(page, SLUG, source=explore.DRAW)
    drag(page, page.locator(".root.pad canvas"), (0.3, 0.2), (0.7, 0.2), (0.4, 0.85))
    takes_it_for(page, DIGITS, 7)


@pytest.mark.slow
def test_uploaded_picture_is_brought_to_the_size_of_the_network(page: Page) -> None:
    number = next(n for n in range(1, 50) if int(outputs(DIGITS, number=n)[-1].argmax()) == 4)
    digit = explore.from_validation(DIGITS, number).image[..., 0]
    file = io.BytesIO()
    Image.fromarray(np.kron(digit, np.ones((5, 5), np.uint8))).save(file, "PNG")
    open_lesson(page, SLUG, source=explore.UPLOAD)
    page.locator("input[type=file]").set_input_files(
        {"name": "four.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    takes_it_for(page, DIGITS, 4)


def bring(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.keras", "mimeType": "application/octet-stream", "buffer": content}
    )


def mine() -> keras_file.Network:
    """The recorded digits network as a learner may have saved it: without its Rescaling, with other class names."""
    names = tuple(f"number {digit}" for digit in range(10))
    return keras_file.Network(DIGITS.layers(DIGITS.best_epoch or 0)[1:], (28, 28, 1), names)


def takes_it_for_number(page: Page, digit: int) -> None:
    picture = explorer(page).locator("canvas")
    expect(picture).to_have_attribute("aria-label", re.compile(f"takes the picture for number {digit}$"))


def answer(layers: Sequence[Layer], number: int) -> int:
    return int(forward(layers, explore.from_validation(DIGITS, number).image)[-1].argmax())


def test_network_of_a_file_is_opened(page: Page) -> None:
    bare = mine().layers
    whole = network_file.with_scale(mine()).layers
    number = next(one for one in range(1, 200) if answer(bare, one) != answer(whole, one))
    open_lesson(page, SLUG, network=explore.MY_FILE, number=number)
    bring(page, keras_file.write(mine()))
    takes_it_for_number(page, answer(whole, number))
    pick(page, "Picture from", explore.MISTAKES)
    expect(page.get_by_text("nobody can say which are mistakes")).to_be_visible()
    pick(page, "Picture from", explore.VALIDATION)
    expect(page.get_by_role("slider", name="Epoch")).to_have_count(0)
    switch(page, "Pixels from 0 to 1", on=False)
    takes_it_for_number(page, answer(bare, number))


@pytest.mark.slow
def test_a_deep_network_scrolls_in_its_own_frame(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 800})
    open_lesson(page, SLUG, network=explore.TEXTURES)
    root = explorer(page)
    painted(root.locator("canvas"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert root.evaluate("root => root.scrollWidth > root.clientWidth")
    for _ in explore.recording(explore.TEXTURES).layers(0):
        root.press("ArrowRight")
    eventually(page, lambda: reaches_the_end(root))


def reaches_the_end(root: Locator) -> None:
    assert root.evaluate("root => root.scrollLeft + root.clientWidth >= root.scrollWidth - 1")


@pytest.mark.slow
def test_a_file_that_is_no_network_is_told_in_a_sentence(page: Page) -> None:
    open_lesson(page, SLUG, network=explore.MY_FILE)
    bring(page, keras_file.write(mine())[:5000])
    expect(page.get_by_text("This is no .keras file, or only a part of one")).to_be_visible()
    takes_it_for(page, DIGITS, int(outputs(DIGITS)[-1].argmax()))


@pytest.mark.slow
def test_mistakes_are_shown_one_after_the_other(page: Page) -> None:
    layers = DIGITS.layers(DIGITS.best_epoch or 0)
    wrong = [place for place, mistaken in enumerate(explore.verdicts(DIGITS, layers)) if mistaken]
    open_lesson(page, SLUG)
    pick(page, "Picture from", explore.MISTAKES)
    for place in wrong[:2]:
        picture = explore.from_validation(DIGITS, place + 1)
        guess = int(forward(layers, picture.image)[-1].argmax())
        assert guess != picture.truth
        takes_it_for(page, DIGITS, guess)
        slide(page, "Mistake", "ArrowRight")


@pytest.mark.slow
def test_each_scaling_has_colours_of_its_own(page: Page) -> None:
    open_lesson(page, SLUG)
    takes_it_for(page, DIGITS, int(outputs(DIGITS)[-1].argmax()))
    canvas = explorer(page).locator("canvas")
    looks = [canvas.evaluate("canvas => canvas.toDataURL()")]

    def differs() -> None:
        assert canvas.evaluate("canvas => canvas.toDataURL()") not in looks

    for scaling in (scales.PER_MAP, scales.GLOBAL):
        pick(page, "Colour scale", scaling)
        eventually(page, differs)
        looks.append(canvas.evaluate("canvas => canvas.toDataURL()"))


def test_keys_walk_through_the_network_and_open_a_map(page: Page) -> None:
    open_lesson(page, SLUG)
    root = explorer(page)
    painted(root.locator("canvas"))
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        root.press(key)
    expect(info(page)).to_contain_text("Conv2D, map 3 of 16")
    root.press("Enter")
    expect(page).to_have_url(re.compile(f"cell={CONVOLUTION}-2-13-13"))
    eventually(page, lambda: stands_on(page, outputs(DIGITS)[CONVOLUTION][13, 13, 2]))


def test_parameters_and_field_are_told_once_they_are_predicted(page: Page) -> None:
    open_lesson(page, SLUG)
    described = "Conv2D, map .*about"
    point_at(page, described)
    expect(info(page)).not_to_contain_text("it sees")
    expect(explorer(page).locator(".layer")).to_contain_text("each map is what one kernel finds")
    shown = explore.compute(
        explore.Settings(), DIGITS, DIGITS.layers(DIGITS.best_epoch or 0), explore.from_validation(DIGITS, NUMBER)
    )
    for question in explore.questions(shown):
        answer = question.answer(shown)
        guess(page.get_by_role("radio", name=answer, exact=True))
        expect(page.get_by_text(f"Yes: {answer}.")).to_be_visible()
        go_on(page)
    point_at(page, f"{described}.*it sees 3 × 3 pixels")


def test_learning_plays_from_its_random_start(page: Page) -> None:
    open_lesson(page, SLUG, view=explore.LEARN)
    view = page.locator(".root.learning")
    expect(view).to_have_attribute("data-epoch", "0")
    expect(view.locator(".said")).to_be_empty()
    guess_all(page)
    expect(view.locator(".said")).to_contain_text("the kernels are random numbers")
    expect(view).to_have_attribute("data-epoch", "0")
    view.get_by_role("button", name="Play").click()
    last = DIGITS.epochs_with_weights[-1]
    expect(view).to_have_attribute("data-epoch", str(last), timeout=60_000)
    accuracy = DIGITS.epoch_points[last - 1].val_accuracy or 0.0
    expect(view.locator(".said")).to_contain_text(f"right on {100 * accuracy:.1f}%")
    view.get_by_role("slider", name="Epoch").press("Home")
    expect(view).to_have_attribute("data-epoch", "0")


def test_a_network_on_texts_is_read_word_by_word(page: Page) -> None:
    title = next(iter(explore.TEXTS))
    record = explore.recording(title)
    layers = record.layers(record.best_epoch or 0)
    open_lesson(page, SLUG, network=title)
    strips = page.locator(".root.activations")
    expect(strips.locator(".name", has_text="weights")).to_have_count(0)
    guess_all(page)
    expect(strips.locator(".name", has_text="weights")).not_to_have_count(0)
    page.get_by_label("Your sentence").fill("a very good film")
    expect(strips.locator(".word:not(.padding)")).to_have_text(["a", "very", "good", "film"])
    share = text_network.compute(record, layers, "a very good film").outputs[-1][0]
    expect(strips.locator(".classes b").last).to_have_text(f"{100 * share:.1f}%")
    strips.press("End")
    strips.press("ArrowDown")
    strips.press("ArrowRight")
    expect(strips).to_have_attribute("data-layer", "Conv1D")
    expect(strips.locator(".word.lit")).not_to_have_count(0)
    slide(page, "Epoch", "Home")
    expect(strips).to_have_attribute("data-drawn", f"{title}-0")
    assert "good" not in page.url


@pytest.mark.slow
def test_a_file_of_a_network_on_texts_is_opened(page: Page) -> None:
    record = explore.recording(next(iter(explore.TEXTS)))
    open_lesson(page, SLUG, network=explore.MY_FILE)
    bring(page, export.to_keras(record))
    expect(page.get_by_label("Your sentence")).to_be_visible()
    bare = keras_file.read(export.to_keras(record))
    bring(page, keras_file.write(replace(bare, item=None)))
    page.get_by_role("textbox", name="Ids of words").fill("5 6 7")
    expect(page.locator(".root.activations .word:not(.padding)")).to_have_text(["5", "6", "7"])
