"""The threshold and the crop: what a program calls a picture, and which part of it the network sees."""

from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import text
from lessons.course.larger_dataset import dog
from lessons.course.larger_dataset.dog import SMALLEST, Crop, Settings
from lessons.course.larger_dataset.views import SLUG, WHOLE, recording
from lessons.maths.network import forward
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import Point
from tests.figures.sent import meta

RECORD = recording(WHOLE)
LAYERS = RECORD.layers(dog.answering_epoch(RECORD))
PICTURE = dog.validation_picture(RECORD, 1)
IMAGE = PICTURE[0]
ROW = dog.row_outputs(RECORD, LAYERS)


def result(where: Crop, **changes: object) -> dog.Result:
    return dog.compute(replace(Settings(), **changes), RECORD, LAYERS, PICTURE, where, ROW)


shapes = st.tuples(st.integers(1, 300), st.integers(1, 300))


@given(shapes, st.lists(st.integers(0, 9999), min_size=3, max_size=3))
def test_any_crop_lies_in_any_picture(shape: tuple[int, int], numbers: list[int]) -> None:
    image = np.zeros((*shape, 3), np.uint8)
    row, column, side = dog.read_crop(dog.write_crop(numbers), image)
    assert 0 < side <= min(shape)
    assert side >= min(SMALLEST, *shape)
    assert 0 <= row <= shape[0] - side
    assert 0 <= column <= shape[1] - side


def test_crop_comes_back_from_the_address() -> None:
    assert dog.read_crop(dog.write_crop([10.0, 20.0, 64.0]), IMAGE) == Crop(10, 20, 64)


@pytest.mark.parametrize("written", ["", "1-2", "1-2-3-4", "a-b-c", "-1-2-3", "99999-1-20", "²-1-20"])
def test_what_is_no_crop_is_the_largest_square(written: str) -> None:
    assert dog.read_crop(written, IMAGE[:, :100]) == Crop(25, 0, 100)


def test_network_sees_the_crop_and_nothing_else() -> None:
    where = Crop(30, 40, 75)
    shown = result(where)
    np.testing.assert_array_equal(shown.view, IMAGE[30:105, 40:115])
    assert shown.output == pytest.approx(float(forward(LAYERS, IMAGE[30:105, 40:115])[-1][0]))
    assert shown.says == RECORD.class_names[int(shown.output > 0.5)]


def test_prediction_moves_with_the_frame() -> None:
    outputs = {result(Crop(row, row, 90)).output for row in (0, 30, 60)}
    assert len(outputs) == 3


def test_threshold_of_the_course_never_says_the_first_class() -> None:
    cats = [shown for row in range(0, 60, 6) if (shown := result(Crop(row, row, 90))).output < 0.5]
    assert cats
    for shown in cats:
        assert (shown.says, result(shown.crop, threshold=0).says) == RECORD.class_names


@pytest.mark.parametrize("threshold", dog.THRESHOLDS)
def test_row_is_divided_at_the_threshold(threshold: float) -> None:
    shown = result(Crop(0, 0, 150), threshold=threshold)
    sent = meta(dog.row_payload(shown))
    assert sent["outputs"] == sorted(ROW.tolist())
    assert dog.seconds(shown, threshold) == sum(output > threshold for output in ROW.tolist())
    assert f"above {threshold:g} are called dogs" in sent["alt"]


def test_row_has_both_classes_and_the_network_is_not_sure_of_all() -> None:
    truths = {int(dog.validation(RECORD).labels[place]) for place in dog.row_places(RECORD)}
    assert truths == {0, 1}
    assert 0 < (ROW > 0.5).sum() < len(ROW) == dog.ROW


def test_course_says_dogs_to_every_picture_of_the_row() -> None:
    shown = result(Crop(0, 0, 120))
    rule, right = dog.QUESTIONS
    assert rule.answer(shown) == str(dog.ROW)
    assert right.answer(shown) == f"{best(RECORD).val_accuracy:.1%}" == "66.9%"
    words = text.read(SLUG)
    for question in dog.QUESTIONS:
        assert question.answer(shown) in question.options(shown)
        numbers = question.numbers(shown)
        assert words[f"ask {question.name}"].format(**numbers)
        assert words[f"because {question.name}"].format(**numbers)
    assert all(words[section].format(**dog.numbers(shown)) for section in ("row", "open rule"))


def test_share_is_of_all_validation_pictures_and_says_after_which_epoch() -> None:
    """Train shows the end of the same run: the two must not be taken for each other."""
    numbers = dog.numbers(result(Crop(0, 0, 120)))
    assert (numbers["share"], numbers["epoch"]) == ("66.9%", 2)
    assert (numbers["last_share"], numbers["last"]) == ("74.0%", 15)
    assert numbers["pictures"] == "1,000"
    words = text.read(SLUG)
    assert "Of all 1,000 validation pictures it is right about **66.9%**" in words["open right"].format(**numbers)
    said = words["because right"].format(**numbers)
    assert all(part in said for part in ("after epoch 2, where its validation loss is lowest", "74.0%", "15"))


def best(record: Recording) -> Point:
    return record.epoch_points[dog.answering_epoch(record) - 1]


def test_pictures_are_counted_in_a_circle() -> None:
    total = len(dog.validation(RECORD))
    again, truth = dog.validation_picture(RECORD, total + 1)
    np.testing.assert_array_equal(again, IMAGE)
    assert truth == PICTURE[1]


def test_program_asks_the_network_about_the_same_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = result(Crop(30, 40, 75))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "picture.png").write_bytes(dog.attachments(shown, RECORD.spec)["picture.png"]())
    asked: list[np.ndarray] = []

    class Model:
        def predict(self, pictures: np.ndarray) -> str:
            asked.append(pictures)
            return "asked"

    lines = dog.code(shown, RECORD.spec).partition("picture = keras")[1:]
    exec(compile("".join(lines), "program", "exec"), {"keras": keras, "model": Model()})
    np.testing.assert_array_equal(asked[0], shown.view[None])
    assert capsys.readouterr().out == "asked\n"


def test_thumbnail_is_a_picture() -> None:
    content, alt = dog.thumbnail()
    assert content.startswith(b"\xff\xd8")
    assert alt
