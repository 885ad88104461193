"""The parts: found again by STL, beside what was mixed; fits in the background."""

import numpy as np
import pytest

from lessons import text
from lessons.course.time_series import parts, source
from lessons.course.time_series.views import SLUG
from lessons.data import registry
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.split_series import from_row
from lessons.maths.series_models import take_apart
from tests.figures import sent
from tests.programs import run_text
from tests.training.patience import wait_until

SHOP = source.from_recipe(PRESETS["Busy shop"], None)


@pytest.fixture(scope="module")
def result() -> parts.Result:
    return parts.compute(SHOP, take_apart(SHOP.values, 7))


def test_season_and_trend_are_found_again(result: parts.Result) -> None:
    assert np.corrcoef(result.found[parts.SEASON], result.mixed[parts.SEASON])[0, 1] > 0.98
    assert np.corrcoef(result.found[parts.TREND], result.mixed[parts.TREND])[0, 1] > 0.9
    assert np.abs(result.found[parts.TREND] - result.mixed[parts.TREND]).mean() < 3
    np.testing.assert_allclose(sum(result.mixed.values()), SHOP.values)
    found, mixed = result.spread
    assert found < mixed == pytest.approx(8, rel=0.06)


def test_question_asks_for_the_remainder_which_is_sent_afterwards(result: parts.Result) -> None:
    (question,) = parts.questions(result)
    words = text.read(SLUG)
    assert question.answer(result) in question.options(result)
    for section in ("ask swallows", "because swallows"):
        assert "{" not in words[section].format(answer="", **question.numbers(result))
    (veil,) = question.veils(result)
    assert veil not in sent.arrays(parts.payload(result, frozenset()))
    arrays = sent.arrays(parts.payload(result, frozenset({"swallows"})))
    np.testing.assert_allclose(arrays[veil], result.found[parts.REMAINDER], rtol=1e-5, atol=1e-5)


def test_until_they_are_found_the_mixed_parts_are_shown() -> None:
    shown = parts.compute(SHOP, None)
    assert parts.questions(shown) == ()
    strips = sent.meta(parts.payload(shown, frozenset()))["strips"]
    assert [strip["title"] for strip in strips] == [parts.SERIES, parts.TREND, parts.SEASON, parts.REMAINDER]
    assert [len(strip["keys"]) for strip in strips] == [1, 1, 1, 1]


def test_a_real_series_shows_what_is_found_alone() -> None:
    subject = source.of(from_row(registry.ROWS["el-nino"]))
    shown = parts.compute(subject, take_apart(subject.values, 12))
    assert parts.questions(shown) == ()
    meta = sent.meta(parts.payload(shown, frozenset()))
    assert [line["name"] for line in meta["lines"]] == ["the series", "as STL finds it"]
    assert [len(strip["keys"]) for strip in meta["strips"]] == [1, 1, 1, 1]


def test_without_a_season_and_of_very_many_values_nothing_is_searched_and_it_is_said_why() -> None:
    assert parts.obstacle(SHOP) is None
    assert parts.obstacle(source.from_recipe(PRESETS["Random walk"], None)) == "no season"
    assert parts.obstacle(source.of(from_row(registry.ROWS["nile"]))) == "no season"
    long = source.Source("long", np.arange(30_000), np.arange(30_000.0) % 7, "", 7, 27_000)
    assert parts.obstacle(long) == "too long"
    said = text.read(SLUG)["too long"].format(**parts.numbers(long))
    assert "30,000" in said
    assert "20,000" in said


def test_search_runs_in_the_background_once_for_all_and_is_kept() -> None:
    search = parts.search(SHOP)
    assert search is parts.search(source.from_recipe(PRESETS["Busy shop"], 700)), "the split does not matter to it"
    search.start()
    wait_until(lambda: search.progress.state == "done")
    assert search.result is not None
    np.testing.assert_allclose(sum(search.result), SHOP.values)


def test_the_program_takes_it_apart_too(result: parts.Result) -> None:
    spreads = [result.found[name].std() for name in (parts.TREND, parts.SEASON, parts.REMAINDER)]
    trend, season, rest = (f"{each:.3f}" for each in spreads)
    assert run_text(parts.code(SHOP)).out.strip() == f"trend {trend}, season {season}, rest {rest}"
