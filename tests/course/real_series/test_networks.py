"""What recorded networks say: as measured while they trained, and as their weights say it."""

import numpy as np
import pytest

from lessons.course.real_series import networks
from lessons.course.real_series.ladder import Settings, compute
from lessons.course.real_series.trainings import PRESETS, SERIES
from lessons.course.real_series.views import SLUG
from lessons.data.simple_forecasts import NAIVE
from lessons.maths.series import mae
from lessons.training import trainings
from lessons.training.reports import recordings
from tests.course.real_series.series import real

RECORDED = sorted(trainings.of(SLUG).recordings)


@pytest.mark.parametrize("name", RECORDED)
def test_forecasts_have_the_error_that_was_measured_after_the_last_epoch(name: str) -> None:
    recording = recordings.load(SLUG, name)
    series = real(recording.spec.data)
    said = networks.of_recording(recording)
    actual = series.values[series.split :]
    assert mae(actual, said.steps) == pytest.approx(recording.epoch_points[-1].values["val_mae"], rel=0.01)
    assert said.future.shape == (min(networks.MOST_STEPS, len(actual)),)
    assert said.future[0] == pytest.approx(said.steps[0], abs=0.01 * series.values.std())


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_forecasts_are_those_of_the_weights(name: str) -> None:
    recording = recordings.load(SLUG, name)
    said = networks.answer(recording, recording.layers(recording.whole_epochs[-1]))
    for part, values in said.items():
        np.testing.assert_allclose(recording.answers[part].astype(np.float32), values, atol=0.02)


@pytest.mark.parametrize("name", SERIES)
def test_no_network_beats_the_regression_by_much(name: str) -> None:
    """The lesson's claim: on real data deep networks match a linear regression."""
    said = {title: networks.of_recording(recordings.load(SLUG, f"{title}-{name}")).steps for title in ("dense", "deep")}
    series = real(name)
    errors = {rung.name: rung.mae for rung in compute(Settings(), series, {}).rungs}
    best = min(mae(series.values[series.split :], forecast) for forecast in said.values())
    assert best > 0.85 * min(error for rung, error in errors.items() if rung != NAIVE)
