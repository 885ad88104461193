"""Sweep and try: the recorded sweep, the rates that race, and who wins."""

from dataclasses import replace

import numpy as np
import pytest

from lessons import text
from lessons.course.windows import sweep
from lessons.course.windows.trainings import DENSE, RATES
from lessons.course.windows.views import SLUG, recording
from tests.figures import sent

SWEEP = recording(sweep.SWEEP)


def race(*rates: float) -> sweep.Result:
    return sweep.compute(SWEEP, rates or sweep.FIRST, lambda spec: None)


def test_the_rate_grows_as_the_course_has_it() -> None:
    rates = [end.learning_rate for end in SWEEP.epoch_points]
    np.testing.assert_allclose(rates, 1e-8 * 10 ** (np.arange(100) / 20), rtol=1e-6)


def test_every_rate_has_a_recording_that_differs_in_its_rate_alone() -> None:
    result = race(*RATES)
    assert result.ended
    assert result.missing == ()
    for rate, run in result.runs.items():
        assert run is not None
        assert run.spec == replace(DENSE, learning_rate=rate)


def test_the_lowest_point_of_the_sweep_loses() -> None:
    result = race()
    assert result.lowest == pytest.approx(1.78e-5, rel=0.3)
    (question,) = sweep.questions(result)
    assert question.answer(result) == "4 × 10⁻⁶"
    assert question.answer(result) in question.options(result)
    for section in ("ask wins", "because wins", "race"):
        assert "{" not in text.read(SLUG)[section].format(answer="", **sweep.numbers(result))


def test_what_has_no_run_yet_is_to_be_trained() -> None:
    other = recording("exercise")
    result = sweep.compute(other, (1e-7, 1e-6), lambda spec: None)
    assert [spec.learning_rate for spec in result.missing] == [1e-7, 1e-6]
    assert all(spec.schedule is None and spec.data == other.spec.data for spec in result.missing)
    assert sweep.questions(result) == ()


def test_rates_are_kept_in_the_address() -> None:
    assert sweep.read_rates(sweep.write_rates((1e-7, 1.6e-5))) == (1e-7, 1.6e-5)
    assert sweep.read_rates("") == sweep.read_rates("7e-7~x") == sweep.FIRST
    assert len(sweep.read_rates(sweep.write_rates(RATES))) == sweep.MOST


def test_the_race_is_sent_once_its_winner_is_predicted() -> None:
    result = race()
    before, after = (sweep.payload(result, known) for known in (frozenset(), frozenset({"wins"})))
    assert "raceErrors" not in sent.meta(before)
    assert sent.meta(after)["raceErrors"] == ["1e-07", "4e-06", "1.6e-05"]
    run = result.runs[4e-6]
    assert run is not None
    np.testing.assert_allclose(sent.arrays(after)["race4e-06"], sweep.errors(run), rtol=1e-6)
    assert len(sent.arrays(after)["losses"]) == 100
