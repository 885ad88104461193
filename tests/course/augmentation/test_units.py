"""Degrees or fractions: what is said of a number is what Keras makes of it."""

import math

import keras
import numpy as np
import pytest

from lessons import text
from lessons.course.augmentation import units
from lessons.course.augmentation.views import SLUG
from lessons.data import pictures


def read(value: float) -> units.Result:
    return units.compute(units.Settings(value=value), pictures.load("chelsea"))


def test_the_courses_number_means_three_things() -> None:
    shown = read(0.2)
    assert [meaning.means for meaning in shown.meanings.values()] == [
        "±0.2°",
        "±72°",
        "±0.2°",
        "±11.3°",
        "±20%",
        "±20%",
    ]
    assert units.pixels(shown) == pytest.approx(math.tan(math.radians(0.2)) * 50)


def test_layers_are_read_as_keras_reads_them() -> None:
    shown = read(0.3)
    for name in ("RandomRotation", "RandomShear", "RandomTranslation"):
        eval(f"keras.layers.{shown.meanings[name].notation}", {"keras": keras})
    image = shown.image[:80, :80].astype("float32")
    turned = keras.layers.RandomRotation((0.3, 0.3), fill_mode="constant")(image[None], training=True)
    ours = units.Augmentation(fill="constant").apply(image / 255, shown.meanings["RandomRotation"].most)
    np.testing.assert_allclose(ours, np.asarray(turned)[0] / 255, atol=1e-3)


@pytest.mark.parametrize("value", [0.05, 0.2, 0.9])
def test_every_number_can_be_shown_and_asked_about(value: float) -> None:
    shown = read(value)
    assert list(units.figures(shown, ())) == list(units.MEANINGS)
    for question in units.QUESTIONS:
        assert question.answer(shown) in question.options(shown)
        assert len(question.options(shown)) > 1
        assert text.read(SLUG)[f"ask {question.name}"].format(**question.numbers(shown))
        assert text.read(SLUG)[f"because {question.name}"].format(answer="1", **question.numbers(shown))


def test_what_a_question_is_about_stays_grey_until_it_has_its_answer() -> None:
    shown = read(0.2)
    before, after = units.figures(shown, ()), units.figures(shown, tuple(units.ABOUT))
    assert {name for name in before if before[name] != after[name]} == set(units.ABOUT.values())
    assert units.hidden(("turn",)) == {"shear_range", "RandomShear"}
    assert units.caption(shown.meanings["RandomRotation"], True) == "`RandomRotation(0.2)` means **±72°**"
    assert "72" not in units.caption(shown.meanings["RandomRotation"], False)


def test_program_prints_how_far_the_layer_turns(capsys: pytest.CaptureFixture[str]) -> None:
    exec(units.code(read(0.2)), {})
    assert capsys.readouterr().out == "from -72.0 to 72.0 degrees\n"
