"""The training of lesson 1.2: its settings make the run they say; units and callbacks are read from its record."""

import io
import math
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from lessons.course.computer_vision import train
from lessons.course.computer_vision.trainings import PRESETS
from lessons.figures.sheet import mosaic
from lessons.settings import controls
from lessons.training.reports import recordings
from lessons.training.run.history import Point
from tests.figures.sent import arrays, meta
from tests.training.made import a_point


def settings(**changes: object) -> train.Settings:
    return replace(train.Settings(), **changes)


def test_first_settings_are_the_recorded_run_and_exercise_2_is_another() -> None:
    assert train.spec(settings()) == PRESETS["garments"]
    exercise = train.spec(settings(data=train.DIGITS, callback=train.GOAL, epochs=20))
    assert exercise == PRESETS["digits"]
    assert train.spec(settings(epochs=30)) == PRESETS["longer"]


def test_every_extreme_is_a_run_that_can_be_trained() -> None:
    for name, control in controls(train.Settings).items():
        ends = getattr(control, "options", None) or (getattr(control, "low", True), getattr(control, "high", False))
        for value in ends:
            train.spec(settings(**{name: value}))


def test_settings_reach_the_network_and_its_program() -> None:
    run = train.spec(settings(units=32, layers=2, rescaled=False, data=train.FASHION))
    assert run.network_options == {"units": 32, "layers": 2, "divided": False}
    assert run.examples == train.MOST_EXAMPLES
    program = train.code(run)
    assert "fashion_mnist.load_data()" in program
    assert program.count("Dense(32") == 2
    assert "Rescaling" not in program


@pytest.mark.parametrize("title", train.RECORDINGS)
def test_every_recording_shows_its_units(title: str) -> None:
    record = train.recording(title)
    shown = train.units(record, learned=True)
    assert shown is not None
    assert (shown.of, shown.epoch) == (record.spec.network_options["units"], record.best_epoch)
    pixels = np.asarray(Image.open(io.BytesIO(shown.picture)).convert("RGB"))
    blank = mosaic(np.zeros((shown.count, 28, 28)), train.UNITS_ACROSS, train.UNITS_APART)
    assert pixels.shape[:2] == blank.shape
    # Upper left corner of the first unit: black in every picture, so nothing was learned there.
    corner, strongest = pixels[0, 0].astype(int), pixels.astype(int)
    assert np.ptp(corner) < 5
    assert np.ptp(strongest, axis=2).max() > 100


def test_units_without_the_start_differ_from_their_weights() -> None:
    record = train.recording(train.SHORT)
    learned, weights = train.units(record, learned=True), train.units(record, learned=False)
    assert learned is not None
    assert weights is not None
    assert learned.picture != weights.picture


def test_network_whose_units_see_no_pixels_shows_none() -> None:
    assert train.units(recordings.load("feature-maps", "digits"), learned=True) is None


def end(epoch: int, loss: float, accuracy: float) -> Point:
    return a_point(epoch, 10, loss, accuracy, loss, accuracy, 1.0)


def test_callback_that_tests_the_loss_fires_elsewhere_than_what_it_prints() -> None:
    ends = [end(1, 0.8, 0.74), end(2, 0.44, 0.84), end(3, 0.36, 0.87), end(4, 0.02, 0.992)]
    fired = [train.stop_point(ends, stop) for stop in train.STOPS]
    assert [point.epoch if point else None for point in fired] == [3, 1, 4]
    assert [train.stop_point(ends[:1], stop) is None for stop in train.STOPS] == [True, False, True]
    assert train.stop_point([end(1, math.nan, 0.1)], train.STOPS[0]) is None


def test_goal_of_exercise_2_stops_where_the_recorded_run_stopped() -> None:
    ends = train.recording(train.EXERCISE).epoch_points
    fired = train.stop_point(ends, train.STOPS[2])
    assert fired is ends[-1]
    assert fired.val_accuracy is not None
    assert fired.val_accuracy < train.STOP_AT


def test_course_callback_is_more_accurate_than_it_says() -> None:
    record = train.recording(train.SHORT)
    end = train.stop_point(record.epoch_points, train.STOPS[0])
    assert end is not None
    assert train.CALLBACK.answer(record) == "more than 80%"
    assert end.accuracy > 0.8
    assert train.CALLBACK.answer(train.recording(train.EXERCISE)) in train.CALLBACK.options(record)


def test_new_pictures_are_right_less_often_than_those_learned_from() -> None:
    for title in (train.SHORT, train.LONG):
        assert train.VALIDATION.answer(train.recording(title)) == train.LESS


def test_gap_is_that_of_the_recorded_accuracies() -> None:
    record = train.recording(train.LONG)
    payload = train.gap(record)
    assert payload is not None
    last = record.epoch_points[-1]
    assert last.val_accuracy is not None
    sent = arrays(payload)
    assert len(sent["training"]) == len(sent["validation"]) == 30
    assert sent["training"][-1] - sent["validation"][-1] == pytest.approx(train.points_below(record), abs=1e-3)
    assert train.points_below(record) == pytest.approx(100 * (last.accuracy - last.val_accuracy))
    assert f"validation {last.val_accuracy:.1%}" in meta(payload)["alt"]
