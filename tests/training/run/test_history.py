"""Points and histories, above all where a loss is not a number."""

import json
import math

from lessons.training.run.history import Point, State, best_epoch, history_from_json, history_to_json
from lessons.training.run.spec import TrainingSpec
from tests.training.made import Made


def finished(epoch: int, val_loss: float) -> Point:
    return Point(float(epoch), 10, 0.5, 0.8, val_loss, 0.7, 1.5)


def test_the_best_epoch_has_the_lowest_validation_loss_and_comes_first_of_equals() -> None:
    points = [finished(1, 0.9), Point(1.5, 5, 0.1, 1.0), finished(2, 0.4), finished(3, 0.4), finished(4, math.nan)]
    assert best_epoch(points) == 2


def test_without_a_finished_epoch_there_is_no_best_one() -> None:
    assert best_epoch([Point(0.5, 5, 0.1, 1.0)]) is None


def test_a_history_survives_json() -> None:
    points = [Point(0.5, 5, 0.1, 1.0), finished(1, 0.9)]
    state = State("stopped", "Stopped by hand.")
    assert history_from_json(history_to_json(state, points)) == (state, points)


def test_a_loss_that_is_no_number_is_null_in_json() -> None:
    text = history_to_json(State("failed"), [Point(1.0, 5, math.nan, 0.1, math.inf, 0.1, 2.0)])
    written = json.loads(text, parse_constant=lambda name: f"not JSON: {name}")["points"][0]
    assert (written["loss"], written["val_loss"]) == (None, None)
    assert math.isnan(history_from_json(text)[1][0].loss)


def test_a_run_knows_its_lowest_validation_loss_and_its_highest_validation_accuracy() -> None:
    ends = [(0.7, 0.5), (0.4, 0.6), (0.5, 0.8)]
    points = [Point(number, 1, 0.1, 0.9, *end, 1.0) for number, end in enumerate(ends, start=1)]
    run = Made(points, TrainingSpec())
    assert run.best_point == points[1]
    assert run.highest_val_accuracy == 0.8
    assert Made([], TrainingSpec()).highest_val_accuracy == 0.0
