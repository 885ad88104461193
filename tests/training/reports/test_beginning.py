"""A run before its first step: what a recording knows of it is what a worker will make."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.maths.augmentation import COURSE
from lessons.training.reports import recordings
from lessons.training.reports.beginning import beginning
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples, loop
from tests.training.made import Made

DIGITS = recordings.load("feature-maps", "digits")
SAME: list[dict[str, object]] = [
    {"epochs": 3, "learning_rate": 0.1, "batch_size": 64},
    {"optimizer": "sgd", "momentum": 0.9, "examples": 60, "patience": 2, "augmentation": COURSE},
]


@pytest.mark.parametrize("settings", SAME)
def test_random_start_is_known_whatever_is_set_from_the_first_step_on(settings: dict[str, object]) -> None:
    spec = replace(DIGITS.spec, **settings)  # type: ignore[arg-type]
    found = beginning(Made([], spec), DIGITS)
    assert found is not None
    known = [array for layer in found.layers(0) for array in layer.weights]
    for array, own in zip(known, loop.build(spec, examples.read(spec)).get_weights(), strict=True):
        np.testing.assert_allclose(array, own, atol=1e-4)
    assert (found.spec, found.points, found.epochs_with_weights) == (spec, (), (0,))
    with pytest.raises(LookupError):
        found.layers(1)


@pytest.mark.parametrize("settings", [{"seed": 3}, {"network_options": {"filters": 8}}, {"data": "letters"}])
def test_another_start_is_not_known(settings: dict[str, object]) -> None:
    assert beginning(Made([], replace(DIGITS.spec, **settings)), DIGITS) is None  # type: ignore[arg-type]


def test_start_that_was_not_kept_is_not_known() -> None:
    history_alone = recordings.load("overfitting", "dropout")
    assert beginning(Made([], TrainingSpec.from_json(history_alone.spec.to_json())), history_alone) is None
