"""The section Train: what the settings stand for, and how the validation loss slopes."""

from dataclasses import replace
from typing import Any

import pytest
from scipy.stats import linregress

from lessons.course.sequence_models import train, views
from lessons.course.sequence_models.views import AVERAGE, BOTH, CONVOLUTION, GRU, LSTM, SIMPLE, recording
from lessons.networks import NETWORKS
from lessons.training.reports.program import program


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (LSTM, {}),
        (SIMPLE, {"reader": "SimpleRNN"}),
        (GRU, {"reader": "GRU"}),
        (BOTH, {"both_ways": True}),
        (CONVOLUTION, {"reader": train.CONVOLUTION, "units": 16}),
        (AVERAGE, {"reader": train.AVERAGE, "units": 16}),
    ],
)
def test_every_recording_can_be_trained_on_the_page(name: str, changes: dict[str, Any]) -> None:
    assert train.spec(replace(train.Settings(), **changes), "reviews") == recording(name).spec


@pytest.mark.parametrize("reader", train.FITTING)
def test_every_network_takes_what_is_offered_for_it(reader: str) -> None:
    run = train.spec(replace(train.Settings(), reader=reader, dropout=20, layers=2, stops=True), "reviews")
    assert run is not None
    assert run.patience == train.PATIENCE
    assert set(run.network_options) == set(NETWORKS[run.network].options)
    assert ("Dropout(0.2)" in program(run)) == ("dropout" in train.Settings(reader=reader).fitting)


def test_exercise_3_3_is_the_courses() -> None:
    exercise = train.Settings(
        reader=train.EXERCISE, units=64, kernel_size=5, dimensions=100, dropout=20, length=16, words=10_000
    )
    run = train.spec(exercise, "reviews")
    assert run is not None
    written = program(run)
    for part in ("Dropout(0.2)", "Conv1D(64, 5", "MaxPooling1D(4)", "LSTM(64)", "pad_sequences(train, 16"):
        assert part in written


def test_without_texts_there_is_no_run() -> None:
    assert train.spec(train.Settings(), None) is None


@pytest.mark.parametrize("name", views.TITLES)
def test_slope_is_that_of_the_line_that_fits_best(name: str) -> None:
    losses = [end.val_loss for end in recording(name).epoch_points]
    assert train.slope(recording(name)) == pytest.approx(linregress(range(len(losses)), losses).slope)
    (question,) = train.QUESTIONS
    assert question.answer(recording(name)) in question.options(recording(name))
