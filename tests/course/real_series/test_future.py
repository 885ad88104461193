"""Draw the future: what is drawn comes back, nobody is told what came, and the program measures the same."""

from pathlib import Path

import numpy as np
import pytest

from lessons import text
from lessons.course.real_series import future
from lessons.course.real_series.ladder import DENSE
from lessons.course.real_series.views import SLUG
from lessons.data.series import Series
from lessons.data.simple_forecasts import LINEAR, NAIVE, SEASONAL
from lessons.data.split_series import from_table
from tests.course.real_series.series import NAMES, real, run
from tests.figures import sent

OPEN = frozenset({"closest"})


def draw(name: str, height: int = 500) -> future.Result:
    series = real(name)
    steps = future.compute(series, "", {}).steps
    return future.compute(series, future.write(series, [height] * steps), {})


def line(result: future.Result, name: str) -> future.Line:
    return next(line for line in result.lines if line.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_goes_through_the_address(name: str) -> None:
    result = draw(name, 0)
    low, high = result.heights
    np.testing.assert_allclose(line(result, future.YOU).forecast, low)
    np.testing.assert_allclose(line(draw(name, future.GRAIN), future.YOU).forecast, high)
    past = result.series.values[result.past]
    assert low < past.min() < past.max() < high


@pytest.mark.parametrize("written", ["", "x", "Other:500", "{title}:5", "{title}:5000", "{title}:٥٠٠", "{title}:-10"])
def test_an_address_that_holds_no_drawing_of_this_series_is_left_aside(written: str) -> None:
    series = real("nile")
    assert not future.compute(series, written.format(title=series.title), {}).is_drawn


def test_what_nobody_can_draw_is_not_written() -> None:
    series = real("nile")
    for heights in ([], [500], [500] * 21, [1000] * 20, [-1] * 20, [0.5] * 20):
        assert future.write(series, heights) == ""


def test_others_know_what_trains_alone() -> None:
    result = draw("el-nino")
    series = result.series
    assert result.steps == 60
    np.testing.assert_array_equal(line(result, NAIVE).forecast, series.values[series.split - 1])
    np.testing.assert_array_equal(line(result, SEASONAL).forecast[:12], series.values[series.split - 12 : series.split])
    np.testing.assert_array_equal(line(result, SEASONAL).forecast[12:24], line(result, SEASONAL).forecast[:12])
    cut = from_table(Series(series.time[:660], series.values[:660], "", "own", ""), 12)
    shorter = future.compute(future.SplitSeries(**{**vars(cut), "split": series.split}), "", {})
    np.testing.assert_allclose(line(result, LINEAR).forecast, line(shorter, LINEAR).forecast)


def test_a_season_carried_on_beats_what_stands_still() -> None:
    result = draw("el-nino")
    assert line(result, SEASONAL).mae < line(result, NAIVE).mae
    assert result.closest.mae == min(each.mae for each in result.lines)


def test_networks_stand_beside_the_others() -> None:
    series = real("nile")
    truth = future.compute(series, "", {}).truth
    result = future.compute(series, future.write(series, [500] * 20), {DENSE: truth})
    assert future.CLOSEST.answer(result) == DENSE


@pytest.mark.parametrize("name", NAMES)
def test_question_has_its_answer_and_words(name: str) -> None:
    result, words = draw(name), text.read(SLUG)
    for question in future.QUESTIONS:
        assert question.answer(result) in question.options(result)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_nobody_is_sent_what_came_before_they_have_drawn_and_predicted() -> None:
    drawn, bare = draw("nile"), future.compute(real("nile"), "", {})
    for payload in (future.payload(bare, "", frozenset()), future.payload(bare, "", OPEN)):
        assert sent.meta(payload)["lines"] == []
        assert len(sent.arrays(payload)["values"]) == bare.series.split == 80
        assert "whatCame" not in sent.arrays(payload)
    before = future.payload(drawn, "", frozenset())
    assert [each["name"] for each in sent.meta(before)["lines"]] == [future.YOU]
    assert "absoluteError" not in sent.meta(before)["lines"][0]
    after = future.payload(drawn, "", OPEN)
    np.testing.assert_allclose(sent.arrays(after)["whatCame"], drawn.truth)
    assert {"line0", "whatCame", "time", "values"} <= set(sent.arrays(after))
    assert [each["absoluteError"] for each in sent.meta(after)["lines"]] == [each.mae for each in drawn.lines]


def test_a_long_series_shows_its_last_values_alone() -> None:
    assert draw("seattle-wind").past == slice(1000 - 730, 1000)
    assert draw("co2-weekly").past == slice(1800 - 150, 1800)


def test_a_learners_own_of_ten_values_can_be_drawn_on() -> None:
    own = from_table(Series(np.arange(10), np.zeros(10), "", "own", ""), 0)
    result = future.compute(own, future.write(own, [500]), {})
    assert [each.name for each in result.lines] == [future.YOU, NAIVE]
    assert result.heights == (-1, 1)


def test_the_program_measures_the_same(tmp_path: Path) -> None:
    result = draw("el-nino", 400)
    printed = run(future.code(result), result.series, tmp_path)
    assert [said.partition(":")[0] for said in printed] == [each.name for each in result.lines]
    found = [float(said.partition(": ")[2]) for said in printed]
    np.testing.assert_allclose(found, [each.mae for each in result.lines], rtol=1e-3)
