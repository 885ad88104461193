"""The backtest: each fold learns from its own past alone, one split against many, intervals, and the program."""

from pathlib import Path

import numpy as np
import pytest

from lessons import text
from lessons.course.real_series import backtest, interval, ladder
from lessons.course.real_series.backtest import Settings
from lessons.course.real_series.views import SLUG
from lessons.data.series import Series
from lessons.data.simple_forecasts import AVERAGE, LINEAR
from lessons.data.split_series import from_table
from lessons.maths.series import least_squares, mae
from tests.course.real_series.series import NAMES, real, run
from tests.figures import sent

EVERY = frozenset({"many", "cover"})


def backtested(name: str, **changes) -> backtest.Result:
    return backtest.compute(Settings(**changes), ladder.Settings(), real(name))


@pytest.mark.parametrize("expanding", [True, False])
def test_a_fold_knows_nothing_of_its_future_and_of_a_rolling_past_no_more_than_it_has(expanding: bool) -> None:
    result = backtested("el-nino", expanding=expanding)
    values = result.series.values
    for trial in result.trials:
        past = values[trial.start : trial.end]
        known = least_squares(past, 20, trial.origin - trial.start)[trial.origin - trial.start :]
        assert trial.mae == pytest.approx(mae(values[trial.origin : trial.end], known))
        np.testing.assert_allclose(result.forecast[trial.origin : trial.end], known)
    assert len({trial.origin - trial.start for trial in result.trials}) == (len(result.trials) if expanding else 1)


def test_one_split_is_that_of_the_ladder() -> None:
    result = backtested("seattle-wind")
    rungs = {rung.name: rung for rung in ladder.compute(ladder.Settings(), result.series, {}).rungs}
    assert result.one.mae == pytest.approx(rungs[LINEAR].mae)
    assert result.one.skill == pytest.approx(rungs[LINEAR].skill)


def test_what_wins_on_one_split_may_lose_in_folds() -> None:
    sunspots, el_nino = backtested("sunspots-yearly"), backtested("el-nino")
    assert sunspots.one.skill == pytest.approx(0.432, abs=1e-3)
    assert sunspots.wins == 4
    assert el_nino.wins == len(el_nino.trials) == 6


def test_a_past_that_is_too_short_is_left_out() -> None:
    result = backtested("nile")
    assert result.trials[0].mae is None
    assert len(result.skills) == len(result.trials) - 1
    assert sent.meta(backtest.payload(result, "", EVERY))["foldErrors"][0]["skill"] is None


def test_an_average_needs_no_training() -> None:
    result = backtested("nile", method=AVERAGE, number=2)
    trial = result.trials[0]
    values = result.series.values
    expected = [values[at - 30 : at].mean() for at in range(trial.origin, trial.end)]
    np.testing.assert_allclose(result.forecast[trial.origin : trial.end], expected)


@pytest.mark.parametrize("name", NAMES)
def test_questions_have_an_answer_and_all_their_words(name: str) -> None:
    result, words = backtested(name), text.read(SLUG)
    for question in (backtest.MANY, backtest.COVER):
        assert question.answer(result) in question.options(result)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))
    assert "{" not in words["folds"].format(**backtest.summary(result))


def test_a_series_too_short_for_folds_says_so() -> None:
    short = from_table(Series(np.arange(10), np.arange(10.0), "", "own", ""), 0)
    with pytest.raises(ValueError, match="10 values are too few for 12 folds"):
        backtest.compute(Settings(number=12), ladder.Settings(), short)
    result = backtest.compute(Settings(number=2), ladder.Settings(), short)
    assert result.interval is None


def test_errors_are_sent_when_they_have_been_predicted() -> None:
    result = backtested("seattle-temperature")
    before, after = (backtest.payload(result, "", answers) for answers in (frozenset(), EVERY))
    assert "foldErrors" not in sent.meta(before)
    assert "forecast" not in sent.arrays(before)
    assert len(sent.meta(after)["foldErrors"]) == len(sent.meta(after)["folds"]) == 6
    assert np.isnan(sent.arrays(after)["forecast"]).sum() == result.trials[0].origin


def test_intervals_hold_of_the_first_half_what_they_promise_and_say_what_they_hold_of_the_second() -> None:
    result = backtested("seattle-temperature").interval
    assert result is not None
    series = result.series
    errors = series.values[series.split :] - result.forecast
    for band in result.bands:
        assert np.mean((errors[: result.half] >= band.low) & (errors[: result.half] <= band.high)) == pytest.approx(
            band.level, abs=0.01
        )
        inside = [band.low <= error <= band.high for error in errors[result.half :]]
        assert band.coverage == sum(inside) / len(inside)
    assert interval.judge(result.held) == "clearly less"
    assert [band["level"] for band in sent.meta(interval.payload(result, True))["bands"]] == [0.5, 0.8, 0.95]
    assert sent.meta(interval.payload(result, False))["bands"] == []


def test_the_program_makes_the_same_intervals(tmp_path: Path) -> None:
    result = backtested("seattle-wind", part=backtest.INTERVAL)
    assert result.interval is not None
    printed = run(backtest.code(result), result.series, tmp_path)
    assert printed == [f"promises {band.level:.0%}, holds {band.coverage:.1%}" for band in result.interval.bands]


@pytest.mark.parametrize(("name", "changes"), [("el-nino", {}), ("nile", {"expanding": False, "method": AVERAGE})])
def test_the_program_tests_the_same_folds(name: str, changes: dict[str, object], tmp_path: Path) -> None:
    result = backtested(name, **changes)
    printed = run(backtest.code(result), result.series, tmp_path)
    expected = [
        "too short a past" if trial.mae is None else f"{trial.mae:.3f}, naive {trial.naive:.3f}"
        for trial in result.trials
    ]
    assert printed == expected
