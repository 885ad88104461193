"""The ladder of real series: skill against naive, lag, and the program that climbs it."""

from pathlib import Path

import numpy as np
import pytest

from lessons import text
from lessons.course.real_series import ladder
from lessons.course.real_series.ladder import Settings
from lessons.course.real_series.views import SLUG
from lessons.data import split_series
from lessons.data.series import Series
from tests.course.real_series.series import NAMES, real, run
from tests.figures import sent

EVERY = frozenset({"best", "lag"})


def climb(name: str, networks: dict[str, np.ndarray] | None = None, **changes: int) -> ladder.Result:
    return ladder.compute(Settings(**changes), real(name), networks or {})


def skills(result: ladder.Result) -> dict[str, float]:
    return {rung.name: rung.skill for rung in result.rungs}


def test_a_deep_network_is_measured_like_everything_else() -> None:
    series = real("nile")
    result = climb("nile", {ladder.DENSE: series.values[series.split :] + 65.0})
    network = next(rung for rung in result.rungs if rung.name == ladder.DENSE)
    assert network.mae == pytest.approx(65)
    assert network.skill == pytest.approx(1 - 65 / 130)
    assert result.subject is network
    assert result.best is network


def test_naive_is_hardly_beaten_on_temperature_and_by_an_average_on_wind() -> None:
    heat, wind = climb("seattle-temperature"), climb("seattle-wind")
    assert skills(heat)["Least squares"] == pytest.approx(1 - 2.117 / 2.184, abs=1e-3)
    assert max(skills(heat).values()) < 0.04
    assert skills(wind)["Moving average"] == pytest.approx(1 - 1.069 / 1.170, abs=1e-3)
    assert skills(heat)["Naive"] == skills(wind)["Naive"] == 0


@pytest.mark.parametrize(
    ("name", "answer"),
    [("seattle-temperature", "1 step earlier"), ("el-nino", "where it is"), ("nile", "1 step earlier")],
)
def test_a_regression_lags_where_it_foresees_little(name: str, answer: str) -> None:
    assert ladder.LAG.answer(climb(name)) == answer


def test_only_what_climbs_beyond_its_past_is_said_to_outgrow_it() -> None:
    for name, outgrows in (("co2-weekly", True), ("seattle-temperature", False)):
        series = real(name)
        assert climb(name, {ladder.DENSE: series.values[series.split :]}).outgrows == outgrows
    assert not climb("co2-weekly").outgrows, "no network is there"


def test_naive_fits_without_an_error_once_it_is_moved() -> None:
    naive = climb("el-nino").rungs[0]
    assert naive.shift_errors.argmin() == ladder.MOST_SHIFT + 1
    assert naive.shift_errors.min() == 0
    assert naive.shift_errors[ladder.MOST_SHIFT] == pytest.approx(naive.mae)


@pytest.mark.parametrize("name", NAMES)
def test_questions_have_an_answer_and_all_their_words(name: str) -> None:
    result, words = climb(name), text.read(SLUG)
    for question in ladder.QUESTIONS:
        assert question.answer(result) in question.options(result)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_errors_and_shifts_are_sent_when_they_have_been_predicted() -> None:
    result = climb("nile")
    before, after = (sent.meta(ladder.payload(result, "", answers)) for answers in (frozenset(), EVERY))
    veils = {veil for question in ladder.QUESTIONS for veil in question.veils(result)}
    assert veils.isdisjoint(before["rungs"][0])
    assert veils <= set(after["rungs"][0])
    assert len(after["rungs"][0]["shiftErrors"]) == 2 * after["most"] + 1
    assert after["chosen"] in {rung["name"] for rung in after["rungs"]}


@pytest.mark.parametrize("values", [np.arange(10.0), np.zeros(10), np.arange(30_000.0)])
def test_a_learners_own_of_any_length_has_a_ladder(values: np.ndarray) -> None:
    own = split_series.from_table(Series(np.arange(len(values)), values, "", "own", ""), 3)
    result = ladder.compute(Settings(), own, {})
    assert result.rungs[0].name == "Naive"
    assert all(np.isfinite([rung.mae, rung.skill]).all() for rung in result.rungs)
    assert ladder.LAG.answer(result) in ladder.LAG.options(result)


def test_the_program_climbs_the_same_ladder(tmp_path: Path) -> None:
    result = climb("el-nino", average=20, linear_window=12)
    printed = run(ladder.code(result), result.series, tmp_path)
    assert sorted(printed) == sorted(f"{rung.name}: {rung.mae:.3f}, skill {rung.skill:.3f}" for rung in result.rungs)


def test_the_map_shows_a_picture() -> None:
    picture, alt = ladder.thumbnail()
    assert picture.startswith(b"\x89PNG")
    assert alt
