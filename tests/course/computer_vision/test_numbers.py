"""A picture as numbers: which one is shown, what is asked about it, and the program that prints the same."""

import io
from contextlib import redirect_stdout
from dataclasses import replace

import numpy as np
import pytest

from lessons.course.computer_vision import numbers, train
from lessons.data import load
from tests.figures.sent import arrays, meta, picture


def result(data: str = train.DIGITS, **changes: object) -> numbers.Result:
    return numbers.compute(replace(numbers.Settings(), **changes), train.spec(replace(train.Settings(), data=data)))


def answer(name: str, shown: numbers.Result) -> str:
    asked = next(question for question in numbers.QUESTIONS if question.name == name)
    assert asked.answer(shown) in asked.options(shown)
    return asked.answer(shown)


@pytest.mark.parametrize(("label", "number"), [(0, 1), (7, 3), (9, 100)])
def test_picture_is_of_its_class_and_counting_goes_on_from_the_start(label: int, number: int) -> None:
    digits = load("digits")
    members = np.flatnonzero(digits.labels == label)
    np.testing.assert_array_equal(
        result(label=label, number=number).image, digits.images[members[(number - 1) % len(members)]]
    )
    assert numbers.picture("digits", label, 1) is numbers.picture("digits", label, 1)
    np.testing.assert_array_equal(numbers.picture("digits", label, len(members) + 1), digits.images[members[0]])


def test_component_gets_the_pixels_as_they_are() -> None:
    shown = result(label=3, divided=True)
    sent = numbers.figure(shown, flat=True)
    np.testing.assert_array_equal(arrays(sent)["picture"], shown.image[..., 0])
    assert (meta(sent)["title"], meta(sent)["divided"]) == ("Label 3: 3", True)
    assert "28 × 28 = 784" in meta(sent)["flatTitle"]
    assert "flatTitle" not in meta(numbers.figure(shown, flat=False))


def test_gallery_has_ten_of_every_class_and_each_can_be_picked() -> None:
    shown = result(first=11)
    sheet = numbers.gallery(shown)
    page = picture(sheet)
    assert len(meta(sheet)["names"]) == 100
    assert meta(sheet)["rows"][4] == f"4 4 ({int((load('digits').labels == 4).sum())})"
    for place in (0, 37, 99):
        label, number = numbers.member_at(shown, place)
        assert (label, number) == (place // 10, 11 + place % 10)
        top, left = 28 * (place // 10), 28 * (place % 10)
        np.testing.assert_array_equal(
            page[top : top + 28, left : left + 28], numbers.picture("digits", label, number)[..., 0]
        )


def test_questions_are_answered_from_the_picture() -> None:
    shown = result(label=5)
    row, column = numbers.PIXEL
    flat = shown.image.reshape(-1)
    assert flat[int(answer("place", shown))] == shown.image[row, column, 0] > 0
    moved = np.pad(shown.image, ((0, 0), (1, 0), (0, 0)))[:, :-1]
    assert answer("moved", shown) == str(np.count_nonzero(moved != shown.image))
    row, column = shown.start
    assert shown.image[row, column, 0] > 0


@pytest.mark.parametrize("divided", [False, True])
def test_program_prints_the_pixel_twice(divided: bool) -> None:
    shown = result(label=0, divided=divided)
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(numbers.code(shown), "program", "exec"), {})
    pixel, shape, place = said.getvalue().splitlines()
    assert float(pixel) == pytest.approx(float(place))
    assert (float(pixel) > 1) != divided
    assert shape == "(784,)"


def test_program_numbers_the_classes_of_a_zip_as_the_page_does() -> None:
    shown = result(train.GARMENTS, label=9)
    assert shown.name == "Ankle boot"
    assert "train_labels == 9]" in numbers.code(shown)


def test_thumbnail_is_a_png_with_words() -> None:
    small, alt = numbers.thumbnail()
    assert small.startswith(b"\x89PNG")
    assert alt
