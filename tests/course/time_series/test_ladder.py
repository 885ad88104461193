"""The ladder: the course's errors to three digits, the floor, what peeks, and the program that climbs it."""

import numpy as np
import pytest

from lessons import text
from lessons.course.time_series import fits, ladder, program, source
from lessons.course.time_series.ladder import Settings
from lessons.course.time_series.source import Source
from lessons.course.time_series.views import SLUG
from lessons.data import registry
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.split_series import from_row
from lessons.maths.series import PLENTY, least_squares
from lessons.maths.series_mix import Recipe
from tests.figures import sent
from tests.programs import run_text

EVERY = frozenset({"best", "floor"})


def climb(recipe: Recipe = PRESETS["Lecture"], split: int | None = None, **changes) -> ladder.Result:
    return ladder.compute(Settings(**changes), source.from_recipe(recipe, split))


def real(name: str) -> Source:
    return source.of(from_row(registry.ROWS[name]))


def errors(result: ladder.Result) -> dict[str, float]:
    return {rung.name: round(rung.mae, 3) for rung in result.rungs}


def test_the_lectures_ladder() -> None:
    result = climb()
    assert errors(result) == pytest.approx(
        {
            "Naive": 5.938,
            "Seasonal naive": 18.366,
            "Moving average": 7.142,
            "Differenced": 5.839,
            "Differenced, smoothed": 4.569,
            "Least squares": 4.955,
        },
        abs=2e-3,
    )
    assert {rung.name: rung.mse for rung in result.rungs}["Naive"] == pytest.approx(61.83, abs=0.01)
    assert result.best.name == "Differenced, smoothed"
    assert result.floor is not None
    assert result.floor.mae == pytest.approx(4.007, abs=1e-3)
    assert result.floor.doubt == pytest.approx(3.01 / np.sqrt(461), rel=0.1)


def test_the_exercises_ladder() -> None:
    result = climb(PRESETS["Exercise 4.1"], smoothing=10)
    expected = {"Naive": 2.601, "Moving average": 4.304, "Differenced": 2.327, "Differenced, smoothed": 2.203}
    assert {name: errors(result)[name] for name in expected} == pytest.approx(expected, abs=1e-3)
    assert result.floor is not None
    assert result.floor.mae == pytest.approx(1.627, abs=1e-3)


def test_more_noise_lifts_floor_and_ladder_together() -> None:
    quiet, loud = climb(Recipe(noise=2)), climb(Recipe(noise=10))
    assert quiet.floor is not None
    assert loud.floor is not None
    assert loud.floor.mae == pytest.approx(5 * quiet.floor.mae)
    assert all(errors(loud)[name] > error for name, error in errors(quiet).items())


@pytest.mark.parametrize("name", PRESETS)
def test_what_peeks_is_marked_and_no_honest_rung_is(name: str) -> None:
    result = climb(PRESETS[name], peek=True)
    assert [rung.name for rung in result.rungs if rung.leaks] == ["Average around t"]
    assert not result.best.leaks


@pytest.mark.parametrize("name", ["Lecture", "Long echo", "Random walk", "A break"])
def test_an_average_that_holds_the_value_lies_below_the_floor(name: str) -> None:
    result = climb(PRESETS[name], peek=True)
    assert result.floor is not None
    assert errors(result)["Average around t"] < result.floor.lowest


def test_whatever_lies_two_standard_errors_below_the_floor_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A forecast that is called naive, and knows better."""
    made = source.from_recipe(PRESETS["Lecture"], None)
    shocks = made.mix.shocks
    for part, leaks in ((0.95, False), (0.9, True)):
        monkeypatch.setattr(ladder.series, "naive", lambda values, part=part: values - part * shocks)
        assert ladder.compute(Settings(), made).rungs[0].leaks == leaks


def test_a_real_series_has_no_floor_and_one_without_a_season_fewer_rungs() -> None:
    result = ladder.compute(Settings(), real("nile"))
    assert result.floor is None
    assert list(errors(result)) == ["Naive", "Moving average", "Least squares"]
    assert ladder.questions(result) == (ladder.BEST,)
    assert "leastError" not in sent.meta(ladder.payload(result, "", EVERY))
    assert ladder.searches(result.settings, result.source) == {}


def test_wind_is_beaten_by_an_average_and_temperature_hardly_by_anything() -> None:
    wind, heat = (ladder.compute(Settings(), real(f"seattle-{name}")) for name in ("wind", "temperature"))
    assert errors(wind)["Moving average"] < errors(wind)["Naive"]
    assert errors(heat)["Moving average"] > 1.4 * errors(heat)["Naive"]
    assert errors(heat)["Least squares"] == pytest.approx(2.117, abs=1e-3)


def test_holt_winters_joins_once_it_is_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    subject, settings = source.from_recipe(PRESETS["Lecture"], None), Settings(peek=True)
    searches = ladder.searches(settings, subject)
    assert list(searches) == [ladder.WINTERS, ladder.PEEKING]
    monkeypatch.setattr(searches[ladder.WINTERS], "result", subject.values + 1)
    monkeypatch.setattr(searches[ladder.PEEKING], "result", subject.values + 2)
    result = ladder.compute(settings, subject)
    assert errors(result)[ladder.WINTERS] == pytest.approx(1)
    assert [rung.name for rung in result.rungs if rung.leaks][-1] == ladder.PEEKING
    week = source.from_recipe(PRESETS["Busy shop"], None)
    assert list(ladder.searches(settings, week)) == [ladder.WINTERS], "five weeks lie before the split"


def test_errors_and_floor_are_sent_when_they_have_been_predicted() -> None:
    result = climb()
    assert {"absoluteError", "squaredError", "leaks"}.isdisjoint(
        sent.meta(ladder.payload(result, "", frozenset()))["rungs"][0]
    )
    assert "leastError" not in sent.meta(ladder.payload(result, "", frozenset({"best"})))
    meta = sent.meta(ladder.payload(result, "note", EVERY))
    assert meta["leastError"] == pytest.approx(4.007, abs=1e-3)
    assert meta["rungs"][0]["absoluteError"] == pytest.approx(5.938, abs=1e-3)
    arrays = sent.arrays(ladder.payload(result, "", EVERY))
    np.testing.assert_allclose(arrays["forecast0"][1:], arrays["values"][:-1])


@pytest.mark.parametrize("name", PRESETS)
def test_questions_have_an_answer_and_all_their_words(name: str) -> None:
    result, words = climb(PRESETS[name]), text.read(SLUG)
    assert len(ladder.questions(result)) == 2
    for question in ladder.questions(result):
        assert question.answer(result) in question.options(result)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(result))


def test_the_program_climbs_the_same_ladder() -> None:
    result = climb(average=20, smoothing=7, window=12)
    assert run_text(ladder.code(result)).out.splitlines() == [f"{rung.name}: {rung.mae:.3f}" for rung in result.rungs]


def test_a_program_reads_a_real_series_from_its_file(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = real("el-nino")
    for name, content in program.attachments(subject).items():
        (tmp_path / name).write_bytes(content())
    monkeypatch.chdir(tmp_path)
    read: dict[str, object] = {}
    exec("\n".join([*program.imports(subject), "import numpy as np", *program.reading_code(subject)]), read)
    np.testing.assert_array_equal(read["series"], subject.values)


def test_no_series_of_the_menu_breaks_the_ladder() -> None:
    short = Source("short", np.arange(10), np.arange(10.0), "", None, 9)
    assert [rung.name for rung in ladder.compute(Settings(), short).rungs] == ["Naive"]
    long = Source("long", np.arange(30_000), np.arange(30_000.0), "", 7, 27_000)
    assert ladder.searches(Settings(), long) == {}
    assert len(ladder.compute(Settings(), long).rungs) == 6
    assert fits.LONGEST < 30_000


def test_least_squares_learns_from_the_last_values_of_a_long_series() -> None:
    values = np.random.default_rng(0).normal(size=60_000).cumsum()
    long = Source("long", np.arange(60_000), values, "", None, 54_000)
    last = least_squares(values[54_000 - PLENTY :], 20, PLENTY)
    rungs = {rung.name: rung for rung in ladder.compute(Settings(), long).rungs}
    np.testing.assert_array_equal(rungs["Least squares"].forecast, last[PLENTY:])
