"""Runs are called by what differs from what their lesson has recorded, and never alike."""

from dataclasses import replace
from typing import Any

import pytest

from lessons.maths.augmentation import COURSE, Augmentation
from lessons.training import trainings
from lessons.training.reports.run_names import AS_RECORDED, numbered, run_name


@pytest.mark.parametrize(
    ("slug", "settings", "name"),
    [
        ("overfitting", {}, AS_RECORDED),
        ("overfitting", {"augmentation": COURSE, "epochs": 8}, "Augmentation, 8 epochs"),
        ("overfitting", {"augmentation": Augmentation(rotation=10)}, "Augmentation"),
        ("overfitting", {"patience": 3, "seed": 2}, "Early stopping, seed 2"),
        ("overfitting", {"epochs": 1, "learning_rate": 0.01, "optimizer": "sgd"}, "SGD, rate 0.01, 1 epoch"),
        (
            "overfitting",
            {"epochs": 8, "seed": 1, "batch_size": 10, "learning_rate": 0.01},
            "Rate 0.01, batches of 10, 8 epochs, 1 more",
        ),
        ("feature-maps", {"stop_at_accuracy": None}, "No stop at accuracy"),
        ("feature-maps", {"network_options": {"filters": 32}}, "Filters 32"),
        ("computer-vision", {"network_options": {"divided": False}}, "Pixels not divided"),
        ("larger-dataset", {"examples": 200}, "200 pictures"),
        ("larger-dataset", {"examples": 300}, "300 pictures"),
        ("larger-dataset", {"data": "own:0/my pets.zip", "epochs": 3}, "My pets.zip, 3 epochs"),
        ("multiclass", {"image_size": 100}, "100 pixels a side"),
        ("transfer-learning", {"per_class": 30}, "30 pictures a class"),
    ],
)
def test_a_run_is_called_by_what_differs(slug: str, settings: dict[str, Any], name: str) -> None:
    default = trainings.of(slug).default
    options = {**default.network_options, **settings.pop("network_options", {})}
    assert run_name(slug, replace(default, **settings, network_options=options)) == name


def test_a_run_like_another_recording_has_its_name() -> None:
    presets = trainings.of("transfer-learning").presets
    assert run_name("transfer-learning", replace(presets["from-scratch"], epochs=4)) == "From scratch, 4 epochs"
    assert run_name("multiclass", trainings.of("multiclass").presets["signs-26"]) == "Signs 26"


@pytest.mark.parametrize("slug", trainings.slugs())
def test_every_recorded_training_has_a_name_of_its_own(slug: str) -> None:
    names = [run_name(slug, spec) for spec in trainings.of(slug).recordings.values()]
    assert len(set(names)) == len(names)


def test_names_that_come_again_are_numbered() -> None:
    assert numbered(["Leak", "8 epochs", "Leak", "Leak"]) == ["Leak", "8 epochs", "Leak (2)", "Leak (3)"]
