"""Diagnoses on made histories: said where it is sure, silent where it is not."""

import math
from collections.abc import Sequence

import pytest

from lessons.training.reports.diagnosis import diagnose
from lessons.training.run.history import Point
from lessons.training.run.spec import TrainingSpec
from tests.training.made import a_point

Epoch = tuple[float, float, float, float]
"""Loss, accuracy, validation loss, validation accuracy."""

FALLING: list[Epoch] = [(2.0, 0.3, 2.1, 0.3), (1.0, 0.7, 1.2, 0.6), (0.5, 0.9, 0.7, 0.8), (0.3, 0.95, 0.6, 0.85)]
TURNING: list[Epoch] = [*FALLING, (0.2, 0.97, 0.8, 0.85), (0.1, 0.99, 0.9, 0.84), (0.05, 0.995, 1.1, 0.84)]


def history(epochs: Sequence[Epoch]) -> list[Point]:
    return [
        a_point(number, 10, loss, accuracy, held_out_loss, held_out_accuracy, 1.0)
        for number, (loss, accuracy, held_out_loss, held_out_accuracy) in enumerate(epochs, start=1)
    ]


def kind(epochs: Sequence[Epoch], classes: int = 10, **spec: float) -> str | None:
    found = diagnose(TrainingSpec(**spec), history(epochs), classes)
    return found.kind if found else None


def test_a_loss_that_is_no_number_names_the_rate_and_what_to_try() -> None:
    points = [*history(FALLING[:1]), a_point(1.2, 2, math.nan, 0.1)]
    found = diagnose(TrainingSpec(learning_rate=3.0), points, 10)
    assert found is not None
    assert found.kind == "diverged"
    assert "3 is too high. Try 0.3" in found.sentence


@pytest.mark.parametrize("rate", [1e-9, 1.0])
def test_flat_from_the_start_at_chance(rate: float) -> None:
    assert kind([(2.31, 0.1, 2.31, 0.1)] * 4, learning_rate=rate) == "flat"


def test_flat_after_a_burst_was_too_high_a_rate() -> None:
    burst = history([(3000.0, 0.11, 9.0, 0.1), *[(2.31, 0.1, 2.31, 0.1)] * 3])
    found = diagnose(TrainingSpec(learning_rate=1.0), burst, 10)
    assert found is not None
    assert found.kind == "flat"
    assert "1 is too high" in found.sentence
    assert "Try 0.1." in found.sentence


@pytest.mark.parametrize(
    "epochs",
    [
        [(2.31, 0.1, 2.31, 0.1)] * 2,  # too early to say
        [(2.31, 0.1, 2.31, 0.1), (2.2, 0.12, 2.2, 0.11), (2.1, 0.12, 2.1, 0.12)],  # slow, but it falls
        [(0.2, 0.95, 0.3, 0.9)] * 5,  # flat, but far above chance
        [],
    ],
)
def test_silent_where_flatness_is_not_sure(epochs: list[Epoch]) -> None:
    assert kind(epochs) is None


def test_overfitting_names_the_turning_point() -> None:
    found = diagnose(TrainingSpec(), history(TURNING), 10)
    assert found is not None
    assert (found.kind, found.epoch) == ("overfitting", 4)
    assert "after epoch 4" in found.sentence


@pytest.mark.parametrize(
    "epochs",
    [
        FALLING,  # validation still falls
        TURNING[:-1],  # two epochs after the best: too early
        [*FALLING, (0.2, 0.97, 0.62, 0.85), (0.1, 0.99, 0.63, 0.85), (0.05, 0.99, 0.62, 0.86)],  # a plateau is no turn
        [*FALLING, (0.2, 0.97, 2.0, 0.6), (0.1, 0.99, 0.65, 0.85), (0.05, 0.99, 0.64, 0.86)],  # one bad epoch
        [*FALLING, *[(1.5, 0.5, 1.6, 0.5)] * 3],  # both got worse: not by heart
    ],
)
def test_silent_where_the_turn_is_not_sure(epochs: list[Epoch]) -> None:
    assert kind(epochs) is None


def test_the_wrong_curve_reached_its_goal() -> None:
    found = diagnose(TrainingSpec(stop_at_accuracy=0.99), history([*FALLING, (0.01, 0.995, 0.6, 0.9)]), 10)
    assert found is not None
    assert found.kind == "wrong curve"
    assert "99.5% of its own" in found.sentence
    assert "90.0% of new ones" in found.sentence


def test_goal_that_watches_validation_too_is_not_the_wrong_curve() -> None:
    last = (0.01, 0.995, 0.6, 0.9)
    assert kind([*FALLING, last], stop_at_accuracy=0.99, stop_at_val_accuracy=0.95) is None


@pytest.mark.parametrize("last", [(0.1, 0.98, 0.6, 0.9), (0.01, 0.995, 0.1, 0.99)])
def test_silent_where_the_goal_is_not_reached_or_validation_did_too(last: Epoch) -> None:
    assert kind([*FALLING, last], stop_at_accuracy=0.99) is None
