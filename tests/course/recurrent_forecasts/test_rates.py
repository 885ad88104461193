"""The sweep: rates as the schedule has them, the lowest loss among those that are numbers."""

import numpy as np
import pytest

from lessons import text
from lessons.course.recurrent_forecasts import rates, train
from lessons.course.recurrent_forecasts.views import SLUG, recording
from lessons.training.run.history import Point
from lessons.training.run.spec import TrainingSpec
from tests.figures import sent


class Run:
    """A run that swept its rate in steps of a tenth of its way, with these losses after its epochs."""

    def __init__(self, losses: dict[int, float | None], spec: TrainingSpec | None) -> None:
        self.spec = spec
        self.epoch_points = tuple(Point(float(epoch), 31, {"loss": loss}, 1.0) for epoch, loss in losses.items())


SWEPT = train.spec(train.Settings(over_time=train.SWEEP))


def test_what_has_diverged_is_left_out_and_a_tenth_of_the_lowest_rate_is_to_be_tried() -> None:
    sweep = rates.of(Run({1: 3.0, 16: 1.0, 20: None, 21: np.nan}, SWEPT))
    assert sweep is not None
    assert sweep.epochs.tolist() == [1, 16]
    assert sweep.rates == pytest.approx([1e-6, 1e-3])
    numbers = rates.numbers(sweep)
    assert (numbers["epoch"], numbers["rate"], numbers["tenth"]) == (16, "0.001", "0.0001")
    assert "{" not in text.read(SLUG)["swept"].format(**numbers)


def test_a_run_without_a_line_or_without_a_rate_that_grows_has_no_sweep() -> None:
    assert rates.of(Run({1: 3.0, 2: None}, SWEPT)) is None
    assert rates.of(recording("lstm")) is None


def test_the_recorded_sweep_falls_and_breaks_away_within_its_rates() -> None:
    sweep = rates.of(recording("sweep"))
    assert sweep is not None
    assert 0 < sweep.lowest < len(sweep.losses) - 1
    assert sweep.losses[-1] > 1.5 * sweep.losses.min()
    assert sweep.losses[0] > 2 * sweep.losses.min()
    np.testing.assert_allclose([end.learning_rate for end in recording("sweep").epoch_points], sweep.rates, rtol=1e-5)


def test_the_picture_has_a_point_for_each_epoch_and_the_rate_to_pick() -> None:
    sweep = rates.of(recording("sweep"))
    assert sweep is not None
    payload = rates.payload(sweep)
    np.testing.assert_allclose(sent.arrays(payload)["losses"], sweep.losses, rtol=1e-6)
    assert sent.meta(payload)["pick"]["rate"] == sweep.tenth
