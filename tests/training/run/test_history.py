"""Points and histories, above all where a loss is not a number."""

import json
import math

from lessons.training.run.history import (
    Point,
    State,
    best_among,
    best_epoch,
    columns,
    history_from_json,
    history_to_json,
)
from lessons.training.run.spec import TrainingSpec
from tests.training.made import Made, a_point


def finished(epoch: int, val_loss: float) -> Point:
    return a_point(float(epoch), 10, 0.5, 0.8, val_loss, 0.7, 1.5)


def test_the_best_epoch_has_the_lowest_validation_loss_and_comes_first_of_equals() -> None:
    points = [finished(1, 0.9), a_point(1.5, 5, 0.1, 1.0), finished(2, 0.4), finished(3, 0.4), finished(4, math.nan)]
    assert best_epoch(points) == 2


def test_without_a_finished_epoch_there_is_no_best_one() -> None:
    assert best_epoch([a_point(0.5, 5, 0.1, 1.0)]) is None


def test_best_of_some_epochs_is_the_best_of_all_or_the_last_of_them() -> None:
    run = Made([finished(1, 0.9), finished(2, 0.4), finished(3, 0.5), finished(4, 0.6)], TrainingSpec())
    assert best_among(run, (0, 2, 4)) == 2
    assert best_among(run, (0, 1, 3)) == 3


def test_a_history_survives_json() -> None:
    points = [a_point(0.5, 5, 0.1, 1.0), finished(1, 0.9)]
    state = State("stopped", "Stopped by hand.")
    assert history_from_json(history_to_json(state, points)) == (state, points)


def test_a_loss_that_is_no_number_is_null_in_json() -> None:
    text = history_to_json(State("failed"), [a_point(1.0, 5, math.nan, 0.1, math.inf, 0.1, 2.0)])
    written = json.loads(text, parse_constant=lambda name: f"not JSON: {name}")["points"][0]
    assert (written["loss"], written["val_loss"]) == (None, None)
    assert math.isnan(history_from_json(text)[1][0].loss)


def test_a_run_knows_its_lowest_validation_loss_and_its_best_validation_metric() -> None:
    ends = [(0.7, 0.5), (0.4, 0.6), (0.5, 0.8)]
    points = [a_point(number, 1, 0.1, 0.9, *end, 1.0) for number, end in enumerate(ends, start=1)]
    run = Made(points, TrainingSpec())
    assert run.best_point == points[1]
    assert run.best_val_metric == 0.8
    assert math.isnan(Made([], TrainingSpec()).best_val_metric)


def test_the_best_of_an_error_is_the_lowest() -> None:
    errors = [5.0, 3.0, math.nan, 4.0]
    points = [Point(n, 1, {"loss": 1.0, "val_mae": error}, 1.0) for n, error in enumerate(errors, start=1)]
    run = Made(points, TrainingSpec(task="forecast"))
    assert (run.metric.name, run.best_val_metric) == ("mae", 3.0)


def test_any_named_numbers_survive_json() -> None:
    point = Point(2.0, 4, {"loss": 0.5, "mae": 3.25, "val_loss": math.inf}, 1.5, 0.01)
    written = json.loads(json.dumps(point.to_dict(), allow_nan=False))
    assert list(written) == ["epoch", "batch", "seconds", "learning_rate", "loss", "mae", "val_loss"]
    read = Point.from_dict(written)
    assert (read.values, read.seconds) == ({"loss": 0.5, "mae": 3.25, "val_loss": None}, 1.5)
    assert math.isnan(read.accuracy), "there is none"


def test_columns_are_the_numbers_that_any_point_has() -> None:
    points = [Point(0.5, 1, {"loss": 1.0, "mae": 2.0}), Point(1.0, 2, {"loss": 1.0, "mae": 2.0, "val_mae": 3.0}, 1.0)]
    assert columns(points) == ("loss", "mae", "val_mae")


def test_a_history_of_an_earlier_version_reads_on() -> None:
    numbers = '"val_loss": {}, "val_accuracy": null, "seconds": {}, "learning_rate": 0.001, "remeasured_loss": null'
    lines = (
        '{"epoch": 0.5, "batch": 1, "loss": 2.25, "accuracy": 0.125, ' + numbers.format("null", "null"),
        '{"epoch": 1.0, "batch": 2, "loss": null, "accuracy": 0.25, ' + numbers.format("1.5", "3.5"),
    )
    text = '{"state": {"name": "done", "reason": ""}, "points": [' + "}, ".join(lines) + "}]}"
    state, (first, end) = history_from_json(text)
    assert state == State("done")
    assert (first.loss, first.accuracy, first.val_loss, first.ends_epoch) == (2.25, 0.125, None, False)
    assert (end.val_loss, end.seconds, end.learning_rate, math.isnan(end.loss)) == (1.5, 3.5, 0.001, True)
