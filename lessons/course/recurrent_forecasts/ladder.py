"""Every run beside naive, least squares and the floor; and exercise 4.3, whose newer target lies above naive."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lessons.course.recurrent_forecasts.changes import forecast_of
from lessons.course.recurrent_forecasts.views import recording
from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.data.sets import made_series
from lessons.data.simple_forecasts import LINEAR, NAIVE
from lessons.figures import ladder
from lessons.figures.ladder import Rung
from lessons.maths import series
from lessons.maths.arrays import Array
from lessons.training.reports import forecasts
from lessons.training.reports.forecasts import Subject
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

THIS = "This run"
RECORDINGS = {
    "Course, both ways, × 100": "course",
    "Both ways, standardised": "bidirectional",
    "Conv1D, then LSTM": "conv-lstm",
    "LSTM of 8 units": "lstm",
}
"""The recorded networks on the ladder, by what they are called there."""
METHODS = (NAIVE, LINEAR, *RECORDINGS, THIS)
EXERCISE_TARGET = 4.5
"""The mean error that exercise 4.3 asks for since 2024, on a series of its own."""


def compute(record: TrainingRecord | None) -> tuple[Rung, ...]:
    """The rungs of the series that a run forecasts, the run last; without one those of the lecture's series."""
    spec = (record or recording(RECORDINGS["LSTM of 8 units"])).spec
    ahead = forecasts.subject(spec)
    said = {NAIVE: ahead.naive, LINEAR: _linear(spec, ahead)}
    if spec.data == "lecture-series":
        said |= {name: forecast_of(recording(one)) for name, one in RECORDINGS.items()}
    if record is not None and record.whole_epochs:
        said[THIS] = forecasts.of(record, record.whole_epochs[-1:]).values[0]
    return tuple(_rung(name, ahead.values, forecast) for name, forecast in said.items())


def _linear(spec: TrainingSpec, ahead: Subject) -> Array:
    """The best linear forecast of what is ahead, from as many values as the network sees."""
    train, validation = (registry.load(spec.data, split).values for split in SPLITS)
    values, place = np.concatenate([train, validation]), spec.data_options["split"] or len(train)
    forecast = series.least_squares(values, spec.data_options["window"], place, series.PLENTY)
    return forecast[place : place + len(ahead.values)]


def _rung(name: str, actual: Array, forecast: Array) -> Rung:
    errors = series.mae(actual, forecast), series.mse(actual, forecast)
    return Rung(name, METHODS.index(name), forecast, *errors, leaks=False)


def floor(data: str) -> float | None:
    """The mean error of who knows all but the noise of a made series; None of a real one."""
    noise = made_series.noise(data)
    return None if noise is None else float(np.abs(noise[registry.describe(data).train :]).mean())


def payload(rungs: Sequence[Rung], data: str, ahead: Subject, note: str, show_errors: bool) -> bytes:
    """The payload of the ladder; its errors once they may be told."""
    last = rungs[-1].name
    least = floor(data) if show_errors else None
    return ladder.payload(ahead.time, ahead.values, ahead.unit, rungs, (last,), note, least, show_errors)


def exercise_numbers() -> Mapping[str, Any]:
    """What fills the blanks of the words on exercise 4.3, whose newer series has an amplitude of 50."""
    time = np.arange(4 * series.YEAR + 1)
    season = series.seasonality(time, series.YEAR, 50, pattern=series.later_exercise_season)
    values = series.BASELINE + series.trend(time, 0.005) + season + series.noise(time, *series.LATER_EXERCISE_NOISE)
    split = 1100
    naive = series.mae(values[split:], series.naive(values)[split:])
    return {"target": EXERCISE_TARGET, "naive": f"{naive:.2f}"}
