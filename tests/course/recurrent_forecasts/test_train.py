"""Training: what the settings stand for, and the ladder that holds every run against naive and the floor."""

from dataclasses import replace

import numpy as np
import pytest

from lessons import text
from lessons.course.recurrent_forecasts import changes, ladder, train, views
from lessons.course.recurrent_forecasts.train import Settings
from lessons.course.recurrent_forecasts.views import SLUG, recording
from lessons.data.sets import mixed_series
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.simple_forecasts import LINEAR, NAIVE
from lessons.data.split_series import MIX
from lessons.maths.series_mix import mix
from lessons.training import trainings
from lessons.training.reports import forecasts
from lessons.training.reports.program import program
from lessons.training.run.history import Point
from tests.figures import sent

LSTM = recording(views.MEMORIES[views.LSTM])
COURSE, MENDED, CONVOLVED, SMALL = ladder.RECORDINGS


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(Settings()) == LSTM.spec


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("gru", {"cell": "GRU"}),
        ("simple-rnn", {"cell": "SimpleRNN"}),
        ("every-step", {"every_step": True}),
        ("times-100", {"scaled": False, "times": 100}),
        ("sweep", {"over_time": train.SWEEP, "epochs": 60}),
    ],
)
def test_every_recording_can_be_trained_on_the_page(name: str, changed: dict[str, object]) -> None:
    assert train.spec(replace(Settings(), **changed)) == recording(name).spec


def test_a_series_of_ones_own_is_trained_once_it_is_here_and_long_enough() -> None:
    own = Settings(data=train.OWN, window=60)
    assert train.spec(own) is None
    run = train.spec(own, "nile")
    assert run is not None
    assert (run.data, run.data_options["window"]) == ("nile", 60)
    assert train.spec(replace(own, window=80), "nile") is None


def test_a_mix_is_trained_by_the_name_that_holds_its_recipe() -> None:
    name = mixed_series.name(PRESETS["Long echo"], 900)
    run = train.spec(Settings(data=MIX), name)
    assert run is not None
    assert run.data == name
    assert ladder.floor(name) == pytest.approx(np.abs(mix(PRESETS["Long echo"]).shocks[900:]).mean())


def test_the_program_has_what_is_set() -> None:
    chosen = Settings(
        cell="GRU",
        units=4,
        layers=2,
        bidirectional=True,
        filters=8,
        optimizer="sgd",
        momentum=0.9,
        over_time=train.SWEEP,
    )
    written = program(train.spec(chosen))
    for part in (
        'Conv1D(8, 3, padding="causal"',
        "Bidirectional(layer=keras.layers.GRU(4, return_sequences=True))",
        "Bidirectional(layer=keras.layers.GRU(4))",
        "momentum=0.9",
        "LearningRateScheduler",
    ):
        assert part in written
    assert train.spec(replace(chosen, optimizer="adam")).momentum == 0


def errors(record: object = None) -> dict[str, float]:
    return {rung.name: rung.mae for rung in ladder.compute(record)}


def test_the_ladder_tells_the_course() -> None:
    rungs = errors()
    assert rungs[NAIVE] == pytest.approx(5.938, abs=1e-3)
    assert rungs[LINEAR] == pytest.approx(4.955, abs=1e-3)
    assert rungs[COURSE] > 1.1 * rungs[NAIVE], "the course's own network loses to naive"
    assert rungs[MENDED] <= 5.3
    assert rungs[CONVOLVED] <= 5.1
    assert ladder.floor("lecture-series") == pytest.approx(4.007, abs=1e-3)
    assert all(error > 4.007 for error in rungs.values())


@pytest.mark.parametrize("name", ladder.RECORDINGS)
def test_a_kept_forecast_has_the_error_of_its_run(name: str) -> None:
    record = recording(ladder.RECORDINGS[name])
    assert errors()[name] == pytest.approx(record.epoch_points[-1].values["val_mae"], abs=0.02)


def test_the_run_on_show_stands_last_and_on_another_series_with_naive_and_least_squares_alone() -> None:
    assert list(errors(LSTM))[-1] == ladder.THIS
    assert errors(LSTM)[ladder.THIS] == pytest.approx(errors(LSTM)[SMALL], abs=0.02)
    other = recording("lstm")
    elsewhere = type("Elsewhere", (), {"spec": replace(other.spec, data="later-exercise-series"), "whole_epochs": ()})
    rungs = errors(elsewhere)
    assert list(rungs) == [NAIVE, LINEAR]
    assert rungs[NAIVE] == pytest.approx(3.70, abs=0.01)
    assert ladder.floor("later-exercise-series") == pytest.approx(2.435, abs=1e-3)
    assert ladder.floor("nile") is None


def test_what_is_kept_is_what_the_network_says() -> None:
    layers = LSTM.layers(LSTM.whole_epochs[-1])
    kept = changes.keep(LSTM, layers)[changes.CHANGES]
    said = forecasts.of(LSTM, LSTM.whole_epochs[-1:]).values[0]
    np.testing.assert_allclose(forecasts.subject(LSTM.spec).naive + kept, said, rtol=1e-6)
    np.testing.assert_allclose(changes.forecast_of(LSTM), said, atol=0.05)


def test_exercise_asks_for_less_than_naive_has() -> None:
    numbers = ladder.exercise_numbers()
    assert numbers == {"target": 4.5, "naive": "3.81"}
    assert "{" not in text.read(SLUG)["exercise"].format(**numbers)


def test_questions_have_an_answer_and_all_their_words() -> None:
    words = text.read(SLUG)
    for question in train.QUESTIONS:
        assert question.answer(LSTM) in question.options(LSTM)
        for section in (f"ask {question.name}", f"because {question.name}"):
            assert "{" not in words[section].format(answer="", **question.numbers(LSTM))
    assert train.COURSE.answer(LSTM) == train.ABOVE
    assert train.RUN.answer(LSTM) == train.LITTLE


def test_a_sweep_goes_through_six_powers_of_ten() -> None:
    run = train.spec(Settings(over_time=train.SWEEP))
    assert run is not None
    assert run.schedule is not None
    assert [run.schedule.rate(epoch) for epoch in (0, 5, 30)] == pytest.approx([1e-6, 1e-5, 1.0])


def test_a_run_that_has_diverged_is_worse_than_naive() -> None:
    class Diverged:
        baseline = 5.9
        epoch_points = (Point(1.0, 31, {"val_mae": None}, 1.0),)

    assert train.RUN.answer(Diverged()) == train.ABOVE


def test_errors_and_floor_are_sent_when_they_are_predicted() -> None:
    rungs, ahead = ladder.compute(None), forecasts.subject(LSTM.spec)
    hidden = sent.meta(ladder.payload(rungs, LSTM.spec.data, ahead, "", show_errors=False))
    assert all("absoluteError" not in rung for rung in hidden["rungs"])
    assert "leastError" not in hidden
    told = sent.meta(ladder.payload(rungs, LSTM.spec.data, ahead, "", show_errors=True))
    assert told["leastError"] == pytest.approx(4.007, abs=1e-3)


def test_class_size_trainings_come_first() -> None:
    ours = trainings.of(SLUG)
    assert ours.default == LSTM.spec
    assert all(spec.epochs <= 30 for spec in ours.presets.values())
