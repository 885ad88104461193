"""The echo: autocorrelations, four plots that can be told apart, and why a walk looks as if it could be foreseen."""

import numpy as np
import pytest

from lessons import text
from lessons.course.time_series import echo, source
from lessons.course.time_series.echo import Settings
from lessons.course.time_series.views import SLUG
from lessons.data.sets.mixed_series import PRESETS
from tests.figures import sent
from tests.programs import run_text


def compare(name: str, lags: int = 100) -> echo.Result:
    return echo.compute(Settings(lags), source.from_recipe(PRESETS[name], None))


@pytest.mark.parametrize("lags", [20, 100, 400])
@pytest.mark.parametrize("name", PRESETS)
def test_the_four_plots_are_told_apart_and_one_is_the_series_own(name: str, lags: int) -> None:
    result = compare(name, lags)
    assert list(result.plots) == ["A", "B", "C", "D"]
    np.testing.assert_array_equal(result.plots[result.letter], result.of_values)
    others = [plot for letter, plot in result.plots.items() if letter != result.letter]
    assert all(np.abs(other - result.of_values).mean() >= echo.UNLIKE for other in others)
    pictures = echo.plots(result)
    assert len(set(pictures.values())) == 4
    assert all(picture.startswith(b"<svg") for picture in pictures.values())


@pytest.mark.parametrize("name", PRESETS)
def test_questions_have_an_answer_and_all_their_words(name: str) -> None:
    result, words = compare(name), text.read(SLUG)
    for question in echo.QUESTIONS:
        assert question.answer(result) in question.options(result)
        assert len(question.options(result)) > 2
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_a_walk_is_alike_and_its_changes_are_not() -> None:
    walk = compare("Random walk")
    assert echo.CHANGES.answer(walk) == "0.0"
    assert walk.of_values[1] > 0.98
    assert compare("Busy shop", 20).of_values[7] > 0.6


def test_a_short_series_has_as_many_lags_as_it_can() -> None:
    subject = source.Source("short", np.arange(12), np.arange(12.0) % 5, "", None, 10)
    assert len(echo.compute(Settings(400), subject).of_values) == 11


def test_browser_is_sent_values_and_changes_with_their_correlations() -> None:
    result = compare("Long echo", 40)
    arrays = sent.arrays(echo.payload(result))
    assert len(arrays["acf"]) == 41
    np.testing.assert_allclose(arrays["values"], result.source.values, rtol=1e-6)
    changes = sent.arrays(echo.payload_of_changes(result))
    np.testing.assert_allclose(changes["values"], np.diff(result.source.values), rtol=1e-4, atol=1e-5)


def test_the_program_prints_the_same_correlations() -> None:
    result = compare("Long echo")
    printed = np.array([line.split()[1:] for line in run_text(echo.code(result)).out.splitlines()], float)
    np.testing.assert_allclose(printed[:, 0], result.of_values[1:6], atol=6e-4)
    np.testing.assert_allclose(printed[:, 1], result.of_changes[1:6], atol=6e-4)
