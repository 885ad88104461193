"""Whole or last: what is asked of each step, and that the errors are those of the recorded networks."""

import numpy as np
import pytest

from lessons import text
from lessons.course.recurrent_forecasts import views, whole_or_last
from lessons.course.recurrent_forecasts.views import MEMORIES, SLUG, WindowSettings
from lessons.maths.network import forward
from lessons.training.reports import forecasts
from tests.figures import sent

WHOLE, LAST = (views.recording(name) for name in (views.EVERY_STEP, MEMORIES[views.LSTM]))


def look(place: int = 110) -> whole_or_last.Result:
    return whole_or_last.compute(WindowSettings(place), WHOLE, LAST)


def test_every_step_has_the_next_value_as_target() -> None:
    result = look()
    np.testing.assert_array_equal(result.targets[:-1], result.values[1:])
    assert result.targets[-1] == forecasts.subject(WHOLE.spec).values[110]
    said = forward(WHOLE.layers(WHOLE.whole_epochs[-1]), forecasts.subject(WHOLE.spec).windows[110])[-1]
    np.testing.assert_allclose(result.whole, WHOLE.architecture.meaning.read(said[:, 0]), rtol=1e-4)


def test_error_of_the_last_answer_is_that_of_the_recorded_run() -> None:
    assert look().last_error == pytest.approx(LAST.epoch_points[-1].values["val_mae"], abs=0.02)
    mean = look().errors.mean()
    assert mean == pytest.approx(WHOLE.epoch_points[-1].values["val_mae"], abs=0.02)


def test_who_has_seen_a_single_value_is_worst() -> None:
    result = look()
    assert result.worst <= 3
    assert result.errors[-1] < result.errors[0]


def test_questions_have_an_answer_and_all_their_words() -> None:
    words, result = text.read(SLUG), look()
    for question in whole_or_last.QUESTIONS:
        assert question.answer(result) in question.options(result)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_mean_errors_are_sent_one_after_the_other() -> None:
    result = look()
    hidden = whole_or_last.payload(result, frozenset())
    assert "meanErrors" not in sent.arrays(hidden)
    assert "lastError" not in sent.meta(hidden)
    told = whole_or_last.payload(result, frozenset({"worst", "better"}))
    np.testing.assert_allclose(sent.arrays(told)["meanErrors"], result.errors, rtol=1e-5)
    assert sent.meta(told)["lastError"] == pytest.approx(result.last_error)
