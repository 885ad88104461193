"""Free run: forecasts fed back by hand, their errors, and the crossing with the season a year ago."""

import numpy as np
import pytest

from lessons import text
from lessons.course.recurrent_forecasts import free_run, views
from lessons.course.recurrent_forecasts.free_run import NETWORKS, Settings
from lessons.course.recurrent_forecasts.views import SLUG
from lessons.data.simple_forecasts import LINEAR
from lessons.figures import fan
from lessons.maths import series
from lessons.maths.network import forward
from tests.figures import sent
from tests.programs import run_text

_, VALUES = series.lecture()
SPLIT = 1000


def run(horizon: int = 80, window: int = 20) -> free_run.Result:
    return free_run.compute(Settings(linear_window=window, horizon=horizon), free_run.linear(window), window)


def by_network(title: str, horizon: int = 10) -> free_run.Result:
    record = views.recording(NETWORKS[title])
    forecast = free_run.by_network(record, record.layers(record.whole_epochs[-1]))
    return free_run.compute(Settings(forecaster=title, horizon=horizon), forecast, 20)


def test_a_free_run_feeds_on_what_it_has_said() -> None:
    result = run(horizon=30)
    weights = series.least_squares_weights(VALUES, 20, SPLIT)
    start = SPLIT + int(result.starts[7])
    known = list(VALUES[start - 20 : start])
    for _ in range(30):
        known.append(np.dot(known[-20:], weights[:-1]) + weights[-1])
    np.testing.assert_allclose(result.runs[7], known[20:])
    assert len(result.starts) == len(result.runs) == 20


def test_the_first_step_is_the_forecast_one_step_ahead() -> None:
    result = run()
    one_step = series.least_squares(VALUES, 20, SPLIT)
    np.testing.assert_allclose(result.runs[:, 0], one_step[SPLIT + result.starts])


def test_errors_grow_until_a_year_ago_is_nearer() -> None:
    result = run()
    free, season = result.errors[fan.FREE], result.errors[fan.SEASON]
    assert free[0] < 6
    assert free[-1] > 25
    assert season == pytest.approx(np.full(80, 18.3), abs=2)
    assert result.crossing is not None
    assert 25 < result.crossing < 45
    assert free[result.crossing - 1] > season[result.crossing - 1]
    assert (free[: result.crossing - 1] <= season[: result.crossing - 1]).all()
    assert run(horizon=10).crossing is None


@pytest.mark.parametrize("title", NETWORKS)
def test_a_network_runs_free_as_it_does_one_window_at_a_time(title: str) -> None:
    result, record = by_network(title), views.recording(NETWORKS[title])
    layers, meaning = record.layers(record.whole_epochs[-1]), record.architecture.meaning
    start = SPLIT + int(result.starts[3])
    known = list(VALUES[start - 20 : start])
    for _ in range(10):
        known.append(float(meaning.read(forward(layers, meaning.targets(np.array(known[-20:])))[-1])[0]))
    np.testing.assert_allclose(result.runs[3], known[20:], rtol=1e-3)


def test_questions_have_an_answer_and_all_their_words() -> None:
    words = text.read(SLUG)
    for result in (run(), run(horizon=10), by_network(next(iter(NETWORKS)))):
        for question in free_run.QUESTIONS:
            assert question.answer(result) in question.options(result)
            assert len(set(question.options(result))) > 2
            for section in (f"ask {question.name}", f"because {question.name}"):
                assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_errors_are_sent_when_their_crossing_is_predicted() -> None:
    result = run()
    hidden = free_run.payload(result, frozenset())
    assert sent.meta(hidden)["lines"] == []
    assert sent.meta(hidden)["crossing"] is None
    told = free_run.payload(result, frozenset({"crossing"}))
    assert sent.meta(told)["crossing"] == result.crossing
    np.testing.assert_allclose(sent.arrays(told)["error Free run"], result.errors[fan.FREE], rtol=1e-5)


def test_the_linear_program_says_the_same_of_the_first_start() -> None:
    result = run(horizon=20)
    assert result.settings.forecaster == LINEAR
    printed = run_text(free_run.code(result, None)).out.strip().strip("[]").split()
    np.testing.assert_allclose(np.array(printed, float), result.runs[0], atol=0.006)
