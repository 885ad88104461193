"""Scale: how far an answer reaches, that no answer goes beyond, and what a multiple does to learning."""

import numpy as np
import pytest

from lessons import text
from lessons.course.recurrent_forecasts import scale, views
from lessons.course.recurrent_forecasts.scale import MULTIPLES, Settings
from lessons.course.recurrent_forecasts.views import SLUG
from lessons.maths.network import outputs
from tests.figures import sent

EVERY = [Settings(multiple=multiple) for multiple in MULTIPLES] + [Settings(standardised=True)]


def look(settings: Settings) -> scale.Result:
    return scale.compute(views.recording(scale.recording_of(settings)))


@pytest.mark.parametrize("settings", EVERY)
def test_no_answer_leaves_the_band_whatever_the_network_reads(settings: Settings) -> None:
    result = look(settings)
    least, most = result.reach.T
    assert (result.said.values >= least[:, None] - 1e-3).all()
    assert (result.said.values <= most[:, None] + 1e-3).all()
    record = result.record
    wild = np.random.default_rng(0).normal(scale=1000, size=(50, 20))
    said = record.architecture.meaning.read(outputs(record.layers(result.said.epochs[-1]), wild))
    assert (least[-1] - 1e-3 <= said).all()
    assert (said <= most[-1] + 1e-3).all()


def test_times_one_cannot_reach_the_series_and_standardising_needs_no_multiple() -> None:
    plain, times, standardised = look(Settings()), look(Settings(multiple=100)), look(Settings(standardised=True))
    assert plain.most < 0.5 * plain.highest
    assert times.most > times.highest
    assert standardised.most > standardised.highest
    assert plain.said.errors[-1] > 3 * standardised.said.errors[-1]


def test_gates_are_stuck_on_values_that_are_not_scaled() -> None:
    assert look(Settings()).stuck > 0.7
    assert look(Settings(standardised=True)).stuck < 0.01


def test_questions_have_an_answer_and_all_their_words() -> None:
    words = text.read(SLUG)
    for settings in EVERY:
        result = look(settings)
        for question in scale.QUESTIONS:
            assert question.answer(result) in question.options(result)
            assert len(question.options(result)) > 2
            for section in (f"ask {question.name}", f"because {question.name}"):
                assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_band_and_errors_are_sent_when_they_are_predicted() -> None:
    result = look(Settings())
    hidden, open_payload = scale.payload(result, frozenset()), scale.payload(result, frozenset({"reach"}))
    assert "answerBounds" not in sent.arrays(hidden)
    assert sent.meta(hidden)["epochs"] == [0]
    assert sent.arrays(hidden)["forecasts"].shape == (1, 461)
    np.testing.assert_allclose(sent.arrays(open_payload)["answerBounds"], result.reach, rtol=1e-5)
    assert sent.meta(open_payload)["errors"][-1] == pytest.approx(result.said.errors[-1])
