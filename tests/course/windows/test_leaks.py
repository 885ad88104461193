"""The bench of leaks: an honest measure beside four that have seen the future."""

from pathlib import Path

import numpy as np
import pytest

from lessons import text
from lessons.course.windows import leaks
from lessons.course.windows.leaks import LEAKS, Settings
from lessons.course.windows.source import SERIES
from lessons.course.windows.views import SLUG
from lessons.data import series_file, split_series
from lessons.data.split_series import SplitSeries
from tests.figures import sent
from tests.programs import run_text

ALL_ON, ALL_OFF = dict.fromkeys(LEAKS, True), dict.fromkeys(LEAKS, False)


def named(name: str) -> SplitSeries:
    return next(split_series.from_row(row) for row in SERIES.values() if row.name == name)


def run(source: SplitSeries, **changes: bool) -> leaks.Result:
    result = leaks.compute(Settings(**changes), source)
    assert result is not None
    return result


def test_every_mistake_looks_better_on_the_lectures_series() -> None:
    result = run(named("lecture-series"), **ALL_ON)
    assert result.floor == pytest.approx(4.007, abs=1e-3)
    assert result.honest.mae > result.floor
    assert all(result.gain(name) > 0.1 for name in LEAKS)
    assert result.most == "smoothing"
    assert result.together is not None
    assert result.together.mae < result.honest.mae


@pytest.mark.parametrize(("name", "most"), [("co2-weekly", "scaling"), ("nile", "shuffling")])
def test_which_mistake_gains_most_depends_on_the_series(name: str, most: str) -> None:
    result = run(named(name))
    assert result.most == most
    assert result.floor is None


def test_the_honest_bar_stays_whatever_is_on() -> None:
    source = named("sunspots-yearly")
    off, on = run(source, **ALL_OFF), run(source, **ALL_ON)
    assert [rung.name for rung in off.rungs] == ["Honest"]
    assert [rung.name for rung in on.rungs] == ["Honest", *LEAKS.values(), "All that are on"]
    assert off.rungs[0].mae == on.rungs[0].mae
    assert [rung.leaks for rung in on.rungs] == [False, *[True] * 5]


def test_shuffled_windows_leave_gaps_where_they_train() -> None:
    result = run(named("lecture-series"), shuffling=True)
    held_out = ~np.isnan(result.alone["shuffling"].forecast)
    assert 0.2 < held_out.mean() < 0.5, "a third of all windows validates"
    assert not np.isnan(result.honest.forecast).any()


def test_a_long_series_is_cut_around_its_split_and_a_short_one_refused() -> None:
    long = SplitSeries("long", np.arange(50_000), np.sin(np.arange(50_000.0)), "", None, 30_000)
    near = leaks.near_split(long)
    assert (len(near.values), near.split, near.time[0]) == (4000, 2000, 28_000)
    short = SplitSeries("short", np.arange(22), np.arange(22.0), "", None, 21)
    assert leaks.compute(Settings(), short) is None


def test_errors_are_sent_once_the_greatest_gain_is_predicted() -> None:
    result = run(named("lecture-series"), **ALL_ON)
    before, after = (sent.meta(leaks.payload(result, "", known)) for known in (frozenset(), frozenset({"most"})))
    assert not any("absoluteError" in rung for rung in before["rungs"])
    assert [rung["absoluteError"] for rung in after["rungs"]] == [rung.mae for rung in result.rungs]
    assert after["leastError"] == result.floor


def test_question_and_sentences_have_all_their_words() -> None:
    result, words = run(named("lecture-series")), text.read(SLUG)
    (question,) = leaks.QUESTIONS
    assert question.answer(result) in question.options(result)
    numbers = leaks.numbers(result)
    for name in LEAKS:
        assert numbers[name].startswith("−")
        assert "{" not in words[f"leak {name}"].format(gain=numbers[name])


@pytest.mark.slow
@pytest.mark.parametrize("mistakes", [(), ("scaling", "shuffling"), ("smoothing", "choosing")])
def test_the_program_reports_the_same(mistakes: tuple[str, ...], tmp_path: Path) -> None:
    result = run(named("sunspots-yearly"), **{name: name in mistakes for name in LEAKS})
    for name, content in series_file.attachments(result.source.values).items():
        (tmp_path / name).write_bytes(content())
    printed = run_text(f"import os; os.chdir({str(tmp_path)!r})\n{leaks.code(result)}").out
    reported = result.together or result.honest
    assert float(printed.split()[-1]) == pytest.approx(reported.mae, abs=0.02)
