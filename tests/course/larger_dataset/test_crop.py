"""Cropping: which part the network sees, what it answers, and what becomes of pixels that nobody divides."""

from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import text
from lessons.course.larger_dataset import crop
from lessons.course.larger_dataset.crop import SMALLEST, Crop, Settings
from lessons.course.larger_dataset.views import SLUG, WHOLE, recording
from lessons.maths.network import forward
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import Point

RECORD = recording(WHOLE)
LAYERS = RECORD.layers(crop.answering_epoch(RECORD))
PICTURE = crop.validation_picture(RECORD, 1)
IMAGE = PICTURE[0]


def result(where: Crop, **changes: object) -> crop.Result:
    return crop.compute(replace(Settings(), **changes), RECORD, LAYERS, PICTURE, where)


shapes = st.tuples(st.integers(1, 300), st.integers(1, 300))


@given(shapes, st.lists(st.integers(0, 9999), min_size=3, max_size=3))
def test_any_crop_lies_in_any_picture(shape: tuple[int, int], numbers: list[int]) -> None:
    image = np.zeros((*shape, 3), np.uint8)
    row, column, side = crop.read_crop(crop.write_crop(numbers), image)
    assert 0 < side <= min(shape)
    assert side >= min(SMALLEST, *shape)
    assert 0 <= row <= shape[0] - side
    assert 0 <= column <= shape[1] - side


def test_crop_comes_back_from_the_address() -> None:
    assert crop.read_crop(crop.write_crop([10.0, 20.0, 64.0]), IMAGE) == Crop(10, 20, 64)


@pytest.mark.parametrize("written", ["", "1-2", "1-2-3-4", "a-b-c", "-1-2-3", "99999-1-20", "²-1-20"])
def test_what_is_no_crop_is_the_largest_square(written: str) -> None:
    assert crop.read_crop(written, IMAGE[:, :100]) == Crop(25, 0, 100)


def test_network_sees_the_crop_and_nothing_else() -> None:
    where = Crop(30, 40, 75)
    shown = result(where)
    np.testing.assert_array_equal(shown.view, IMAGE[30:105, 40:115])
    assert shown.output == pytest.approx(float(forward(LAYERS, IMAGE[30:105, 40:115])[-1][0]))
    assert shown.says == RECORD.class_names[int(shown.output > 0.5)]


def test_prediction_moves_with_the_frame() -> None:
    outputs = {result(Crop(row, row, 90)).output for row in (0, 30, 60)}
    assert len(outputs) == 3


def test_undivided_pixels_saturate_the_output() -> None:
    outputs = [result(Crop(row, row, 90), divided=False).output for row in (0, 30, 60)]
    assert all(min(output, 1 - output) < 1e-6 for output in outputs)


def test_threshold_of_the_course_never_says_the_first_class() -> None:
    cats = [shown for row in range(0, 60, 6) if (shown := result(Crop(row, row, 90))).output < 0.5]
    assert cats
    for shown in cats:
        assert (shown.says, result(shown.crop, threshold=0).says) == RECORD.class_names


@pytest.mark.parametrize(
    ("changes", "section"), [({}, "crop"), ({"threshold": 0}, "above 0"), ({"divided": False}, "undivided")]
)
def test_words_fit_what_is_shown(changes: dict, section: str) -> None:
    shown = result(Crop(0, 0, 150), **changes)
    assert crop.verdict(shown) == section
    assert text.read(SLUG)[section].format(first="cats", second="dogs")
    assert crop.payload(shown, "one")


def test_answers_come_from_the_crop() -> None:
    shown = result(Crop(0, 0, 120))
    assert [question.answer(shown) for question in crop.QUESTIONS][:2] == ["16,875", "dogs"]
    assert crop.QUESTIONS[2].answer(shown) == f"{100 * (best(RECORD).val_accuracy or 0):.0f}"
    for question in crop.QUESTIONS:
        assert question.answer(shown) in question.options(shown)
        numbers = question.numbers(shown)
        assert text.read(SLUG)[f"ask {question.name}"].format(**numbers)
        assert text.read(SLUG)[f"because {question.name}"].format(answer="1", **numbers)


def best(record: Recording) -> Point:
    return record.epoch_points[crop.answering_epoch(record) - 1]


def test_pictures_are_counted_in_a_circle() -> None:
    total = len(crop.validation(RECORD))
    again, truth = crop.validation_picture(RECORD, total + 1)
    np.testing.assert_array_equal(again, IMAGE)
    assert truth == PICTURE[1]


def test_program_asks_the_network_about_the_same_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = result(Crop(30, 40, 75))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "picture.png").write_bytes(crop.attachments(shown, RECORD.spec)["picture.png"]())
    asked: list[np.ndarray] = []

    class Model:
        def predict(self, pictures: np.ndarray) -> str:
            asked.append(pictures)
            return "asked"

    lines = crop.code(shown, RECORD.spec).partition("picture = keras")[1:]
    exec(compile("".join(lines), "program", "exec"), {"keras": keras, "model": Model()})
    np.testing.assert_array_equal(asked[0], shown.view[None])
    assert capsys.readouterr().out == "asked\n"


def test_thumbnail_is_a_picture() -> None:
    content, alt = crop.thumbnail()
    assert content.startswith(b"\xff\xd8")
    assert alt
