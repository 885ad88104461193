"""The mixer: shares of what moves, its question, and the program that mixes the same."""

import pytest

from lessons import text
from lessons.course.time_series import mixer
from lessons.course.time_series.source import from_recipe
from lessons.course.time_series.views import SLUG
from lessons.data.sets.mixed_series import PRESETS
from lessons.maths.series_mix import Recipe
from tests.programs import run_text


def test_shares_are_those_of_the_variances() -> None:
    result = mixer.compute(from_recipe(Recipe(slope=0, season="Sine", amplitude=40, noise=5), None))
    assert result.variances["season"] == pytest.approx(800, rel=0.01)
    assert result.variances["shocks"] == pytest.approx(25, rel=0.1)
    assert sum(result.shares.values()) == pytest.approx(1)
    still = mixer.compute(from_recipe(Recipe(0, "Sine", 0, 0), None))
    assert set(still.shares.values()) == {0}


@pytest.mark.parametrize("name", PRESETS)
def test_question_has_its_answer_and_words(name: str) -> None:
    result, words = mixer.compute(from_recipe(PRESETS[name], None)), text.read(SLUG)
    for question in mixer.QUESTIONS:
        assert question.answer(result) in question.options(result)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_what_moves_most_is_told_by_the_loudest_fader() -> None:
    (question,) = mixer.QUESTIONS
    for recipe, label in (
        (Recipe(slope=0, amplitude=0, noise=20), "Noise"),
        (Recipe(slope=0.06, amplitude=0, noise=1), "Trend"),
        (Recipe(slope=0, amplitude=0, noise=1, jump=-100), "Break"),
        (PRESETS["Random walk"], "Echo"),
        (PRESETS["Busy shop"], "Season"),
    ):
        assert question.answer(mixer.compute(from_recipe(recipe, None))) == label


@pytest.mark.parametrize("name", ["Lecture", "Busy shop", "Long echo", "A break"])
def test_the_program_mixes_the_same_series(name: str) -> None:
    result = mixer.compute(from_recipe(PRESETS[name], 900))
    values = result.source.values
    assert run_text(mixer.code(result)).out.strip() == f"900 561 {values.mean():.4f} {values.std():.4f}"
