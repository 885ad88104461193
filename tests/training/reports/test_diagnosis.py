"""Diagnoses on made histories: said where it is sure, silent where it is not."""

import math
from collections.abc import Sequence
from typing import Any

import pytest

from lessons.maths.augmentation import COURSE
from lessons.tasks import even_guess
from lessons.training import trainings
from lessons.training.reports import recordings
from lessons.training.reports.diagnosis import STEPS_TO_JUDGE, diagnose
from lessons.training.run.history import Point
from lessons.training.run.spec import TrainingSpec
from tests.training.made import a_point

Epoch = tuple[float, float, float, float]
"""Loss, accuracy, validation loss, validation accuracy."""

FALLING: list[Epoch] = [(2.0, 0.3, 2.1, 0.3), (1.0, 0.7, 1.2, 0.6), (0.5, 0.9, 0.7, 0.8), (0.3, 0.95, 0.6, 0.85)]
TURNING: list[Epoch] = [*FALLING, (0.2, 0.97, 0.8, 0.85), (0.1, 0.99, 0.9, 0.84), (0.05, 0.995, 1.1, 0.84)]


def history(epochs: Sequence[Epoch], batches: int = STEPS_TO_JUDGE) -> list[Point]:
    return [
        a_point(number, batches, loss, accuracy, held_out_loss, held_out_accuracy, 1.0)
        for number, (loss, accuracy, held_out_loss, held_out_accuracy) in enumerate(epochs, start=1)
    ]


def kind(epochs: Sequence[Epoch], classes: int = 10, **spec: float) -> str | None:
    found = diagnose(TrainingSpec(**spec), history(epochs), even_guess(classes))
    return found.kind if found else None


def test_a_loss_that_is_no_number_names_the_rate_and_what_to_try() -> None:
    points = [*history(FALLING[:1]), a_point(1.2, 2, math.nan, 0.1)]
    found = diagnose(TrainingSpec(learning_rate=3.0), points, even_guess(10))
    assert found is not None
    assert found.kind == "diverged"
    assert "3 is too high. Try 0.3" in found.sentence


NEVER_LEARN = ("harsh", "undivided", "pieces", "whole-words")
"""The recordings of networks that still guess in the end: the last two, too, have mostly padding in their means."""
GUESS_AT_FIRST = ("long",)
"""Those of networks that learn at last: the mean of long rows without a mask is padding for the most part."""
GUESSES: list[Epoch] = [(2.31, 0.1, 2.31, 0.1)] * 4


@pytest.mark.parametrize("rate", [1e-9, 1.0])
def test_flat_from_the_start_at_chance(rate: float) -> None:
    assert kind(GUESSES, learning_rate=rate) == "flat"


def test_few_steps_blame_no_learning_rate() -> None:
    found = diagnose(TrainingSpec(), history(GUESSES, batches=8), even_guess(10))
    assert found is not None
    assert found.kind == "just begun"
    assert found.sentence.endswith("It has hardly begun: 32 steps so far. More epochs may help.")


@pytest.mark.parametrize("slug", trainings.slugs())
def test_only_recorded_trainings_that_guess_are_told_so(slug: str) -> None:
    for name, spec in trainings.of(slug).recordings.items():
        record = recordings.load(slug, name)
        epochs = range(1, len(record.epoch_points) + 1)
        early = [[point for point in record.points if point.epoch <= epoch] for epoch in epochs]
        kinds = {found.kind for points in early if (found := diagnose(spec, points, record.baseline))}
        assert ("flat" in kinds) == (name in (*NEVER_LEARN, *GUESS_AT_FIRST)), name


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"augmentation": COURSE}, "The augmentation may leave too little to see, or a learning rate of 0.001"),
        ({"network": "dense", "network_options": {"divided": False}}, "go from 0 to 255: divide them by 255."),
        ({"network": "pooled-embedding"}, "The mean counts the padding, too"),
    ],
)
def test_flat_names_what_the_run_has_that_may_keep_it_guessing(settings: dict[str, Any], reason: str) -> None:
    found = diagnose(TrainingSpec(**settings), history(GUESSES), even_guess(10))
    assert found is not None
    assert reason in found.sentence


@pytest.mark.parametrize(("end", "kind"), [(math.nan, "diverged"), (2.31, "flat")])
def test_too_high_a_rate_names_pixels_that_are_not_divided(end: float, kind: str) -> None:
    points = history([(3000.0, 0.11, 9.0, 0.1), *[(end, 0.1, end, 0.1)] * 3], batches=3)
    spec = TrainingSpec(network="dense", network_options={"divided": False}, learning_rate=1.0)
    found = diagnose(spec, points, even_guess(10))
    assert found is not None
    assert found.kind == kind
    assert "1 is too high for pixels from 0 to 255. Divide the pixels by 255, or try a rate of 0.1." in found.sentence


def test_a_rate_changed_on_the_way_is_the_one_to_blame() -> None:
    points = [*history(FALLING[:1]), a_point(1.2, 2, math.nan, 0.1, learning_rate=3.0)]
    found = diagnose(TrainingSpec(learning_rate=0.001), points, even_guess(10))
    assert found is not None
    assert "3 is too high" in found.sentence


def test_flat_after_a_burst_was_too_high_a_rate() -> None:
    burst = history([(3000.0, 0.11, 9.0, 0.1), *[(2.31, 0.1, 2.31, 0.1)] * 3], batches=3)
    found = diagnose(TrainingSpec(learning_rate=1.0), burst, even_guess(10))
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
    found = diagnose(TrainingSpec(), history(TURNING), even_guess(10))
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
    found = diagnose(TrainingSpec(stop_at_accuracy=0.99), history([*FALLING, (0.01, 0.995, 0.6, 0.9)]), even_guess(10))
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


NAIVE = 5.94
"""The mean absolute error of the naive forecast."""


def forecast(*epochs: tuple[float, float, float, float]) -> list[Point]:
    """Points with loss, error, validation loss and validation error."""
    names = ("loss", "mae", "val_loss", "val_mae")
    rows = [dict(zip(names, values, strict=True)) for values in epochs]
    return [Point(at, STEPS_TO_JUDGE, row, 1.0) for at, row in enumerate(rows, start=1)]


def forecast_kind(points: Sequence[Point], **spec: Any) -> str | None:
    found = diagnose(TrainingSpec(task="forecast", **spec), points, NAIVE)
    return found.kind if found else None


def test_forecast_is_flat_that_never_falls_and_is_no_better_than_the_naive_one() -> None:
    found = diagnose(
        TrainingSpec(task="forecast", learning_rate=1e-9), forecast(*[(900.0, 22.0, 950.0, 23.0)] * 4), NAIVE
    )
    assert found is not None
    assert found.kind == "flat"
    assert "off by 22.00 on average. Repeating the last value is off by 5.94." in found.sentence
    assert "1e-09 does not fit" in found.sentence


@pytest.mark.parametrize(
    "epochs",
    [
        [(900.0 / at, 22.0 - at, 900.0, 20.0) for at in range(1, 5)],  # worse than the naive forecast, but it falls
        [(48.0, 4.9, 50.0, 5.1)] * 4,  # it no longer falls, but it is better
    ],
)
def test_forecast_is_not_flat_that_falls_or_is_better_than_the_naive_one(epochs: list[Epoch]) -> None:
    assert forecast_kind(forecast(*epochs)) is None


def test_forecast_with_too_high_a_rate_is_told_to_lower_it() -> None:
    burst = forecast((50.0, 6.0, 60.0, 7.0), (400.0, 16.0, 500.0, 17.0), *[(420.0, 17.0, 500.0, 18.0)] * 2)
    found = diagnose(TrainingSpec(task="forecast", learning_rate=1e-4), burst, NAIVE)
    assert found is not None
    assert "0.0001 is too high" in found.sentence


@pytest.mark.parametrize(
    ("last", "kind"),
    [((30.0, 4.0, 80.0, 7.0), "wrong curve"), ((30.0, 4.0, 31.0, 4.01), None), ((45.0, 5.0, 80.0, 7.0), None)],
)
def test_a_lower_error_reaches_its_goal_from_above(last: Epoch, kind: str | None) -> None:
    assert forecast_kind(forecast(last), goals={"mae": 4.5}) == kind


def test_goal_of_a_forecast_on_validation_is_not_the_wrong_curve() -> None:
    assert forecast_kind(forecast((30.0, 4.0, 80.0, 7.0)), goals={"mae": 4.5, "val_mae": 5.0}) is None


def test_next_word_is_judged_by_the_commonest_word() -> None:
    guesses = [(7.9, 0.05, 7.9, 0.05)] * 3
    found = diagnose(TrainingSpec(task="next-word"), history(guesses), 0.05)
    assert found is not None
    assert "Always saying the commonest word gets 5.0%." in found.sentence
    learns = [(7.9, 0.05, 7.9, 0.05), (7.0, 0.05, 7.1, 0.05), (6.2, 0.05, 6.9, 0.05)]
    assert diagnose(TrainingSpec(task="next-word"), history(learns), 0.05) is None


def test_no_run_is_flat_whose_baseline_is_not_known() -> None:
    assert diagnose(TrainingSpec(), history([(2.31, 0.1, 2.31, 0.1)] * 4), None) is None
