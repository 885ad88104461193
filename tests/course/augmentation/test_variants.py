"""Variants: the same seed gives the same pixels, each tells what was drawn, and the code says what the sliders say."""

import io
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from lessons.course.augmentation import variants
from lessons.course.augmentation.trainings import PRESETS
from lessons.course.augmentation.variants import CHANGES, COUNTS, STARTS, Settings
from lessons.data import menu, pictures
from lessons.figures.variants import corners
from lessons.maths.augmentation import LARGEST, NOTHING, Augmentation
from lessons.settings import Choice, Slider, controls
from tests.figures.sent import meta

PICTURE = pictures.load("chelsea")


def result(**changes: object) -> variants.Result:
    return variants.compute(replace(Settings(), **changes), PICTURE)


def test_every_change_is_declared_and_reaches_as_far_as_it_may() -> None:
    declared = controls(Settings)
    assert set(CHANGES) <= declared.keys()
    for name, largest in LARGEST.items():
        slider = declared[name]
        assert isinstance(slider, Slider)
        assert (slider.low, slider.high) == (0, largest)


def test_page_opens_on_the_courses_augmentation() -> None:
    assert variants.augmentation(Settings()) == next(iter(PRESETS.values())).augmentation


def test_same_seed_same_pixels_and_the_next_draws_others() -> None:
    first, again, other = result(), result(), result(seed=1)
    assert first.draws == again.draws
    assert all(np.array_equal(*pair) for pair in zip(first.pictures, again.pictures, strict=True))
    assert not set(first.draws) & set(other.draws)


@pytest.mark.parametrize("count", COUNTS)
def test_payload_stays_small_and_tells_every_draw(count: int) -> None:
    shown = result(count=count, brightness=0.2, contrast=0.3, flip_vertical=True)
    sent = variants.payload(shown, tells=True)
    assert len(sent) < 90_000
    told = meta(sent)
    assert len(told["said"]) == len(told["names"]) == count
    assert [label for label, _ in told["said"][0]] == [label for label, _ in variants.TEXTS.values()]


def test_only_what_changes_is_told() -> None:
    told = variants.changes_text(Augmentation(rotation=30), NOTHING._replace(rotation=-12.4))
    assert told == {"Rotation": "\N{MINUS SIGN}12°"}


def test_corners_go_where_the_picture_goes() -> None:
    assert corners(NOTHING, (20, 30)).tolist() == [[0, 0], [30, 0], [30, 20], [0, 20]]
    flipped = corners(NOTHING._replace(flip_horizontal=True), (20, 30))
    np.testing.assert_allclose(flipped, [[30, 0], [0, 0], [0, 20], [30, 20]], atol=1e-9)
    moved = corners(NOTHING._replace(shift_x=0.1, shift_y=0.5), (20, 30))
    np.testing.assert_allclose(moved[0], [3, 10])


@pytest.mark.parametrize(
    ("change", "ends"),
    [
        ("Rotation", "Rotation: \N{MINUS SIGN}40° to +40°"),
        ("Horizontal zoom", "Width seen: 80% to 120%"),
        ("Contrast", "Contrast: × 1.00 to × 1.00"),
        ("Flip left–right", "Left–right: no to yes"),
    ],
)
def test_ends_are_as_far_as_the_chosen_change_goes(change: str, ends: str) -> None:
    content, words = variants.ends(Settings(change=change), PICTURE)
    assert words == ends
    both = np.asarray(Image.open(io.BytesIO(content)), int)
    side = (both.shape[1] - variants.BETWEEN) // 2
    assert (np.abs(both[:, :side] - both[:, -side:]).mean() < 5) == (change == "Contrast")


def test_every_change_can_be_chosen() -> None:
    declared = controls(Settings)["change"]
    assert isinstance(declared, Choice)
    assert [variants.chosen(Settings(change=label)) for label in declared.options] == list(CHANGES[:-1])


def test_shear_is_hardest_to_see_and_the_coin_falls_where_the_flip_is_on() -> None:
    least, coin = variants.QUESTIONS
    assert least.answer(result()) == "Shear"
    assert coin.answer(result()) == "about half"
    assert coin.answer(result(flip_horizontal=False)) == "none"
    for question in variants.QUESTIONS:
        assert question.answer(result()) in question.options(result())
    turned = variants.visibility(result(rotation=180))["Rotation"]
    upside_down = result().image[::-1, ::-1].astype(int)
    assert turned == pytest.approx(np.abs(upside_down - result().image).mean() / 255, abs=0.005)


def test_what_is_hardest_to_see_is_asked_where_two_changes_are_on() -> None:
    none = dict.fromkeys(LARGEST, 0.0) | {"flip_horizontal": False}
    assert variants.questions(result(**none)) == variants.QUESTIONS[1:]
    assert variants.questions(result(**none | {"rotation": 5})) == variants.QUESTIONS[1:]
    assert variants.questions(result()) == variants.QUESTIONS


def test_draws_are_told_once_the_coin_was_predicted() -> None:
    assert "said" not in meta(variants.payload(result(), tells=False))
    assert len(meta(variants.payload(result(), tells=True))["said"]) == COUNTS[0]


def test_both_ways_of_writing_are_keras() -> None:
    from tensorflow.keras.preprocessing.image import ImageDataGenerator

    for start in STARTS.values():
        settings = replace(Settings(), **{name: getattr(start, name) for name in CHANGES})
        exec(variants.layers_code(settings), {"keras": keras})
        made = eval(variants.generator_code(settings), {"ImageDataGenerator": ImageDataGenerator})
        assert made.rotation_range == settings.rotation
        assert made.shear_range == settings.shear
        assert made.fill_mode == settings.fill
        assert list(made.zoom_range) == [1 - settings.zoom_x, 1 + settings.zoom_x]


@pytest.mark.parametrize("photo", ["Cat", menu.UPLOAD])
def test_program_draws_variants_of_the_same_picture(
    photo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = result(photo=photo)
    monkeypatch.chdir(tmp_path)
    for name, content in variants.attachments(shown).items():
        (tmp_path / name).write_bytes(content)
    exec(compile(variants.code(shown), "program", "exec"), {})
    assert str((9, *shown.image.shape)) in capsys.readouterr().out


def test_thumbnail_is_a_picture() -> None:
    content, alt = variants.thumbnail()
    assert content.startswith(b"\xff\xd8")
    assert alt
