"""Training: what the settings stand for, in class size and in the course's."""

from dataclasses import replace

import pytest

from lessons.course.multiclass import train, views
from lessons.course.multiclass.trainings import PRESETS
from lessons.data import registry
from lessons.training.run.architecture import expected

SETTINGS = train.Settings()
TITLES = {name: title for title, name in train.DATA.items()}


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(SETTINGS, train.DEFAULT.data) == PRESETS["rock-paper-scissors"]


@pytest.mark.parametrize("data", train.SETS)
def test_class_size_is_for_everybody_and_the_course_for_the_teacher(data: str) -> None:
    own, course = (train.spec(replace(SETTINGS, size=size), data) for size in (train.CLASS_SIZE, train.COURSE))
    assert train.is_class_size(own)
    assert not train.is_class_size(course)


def test_course_network_has_its_layers() -> None:
    run = train.spec(replace(SETTINGS, size=train.COURSE), "rps")
    options = run.network_options
    convolutions = [layer for layer in expected(run).layers if layer.class_name == "Conv2D"]
    assert [layer.config["filters"] for layer in convolutions] == [64, 64, 128, 128]
    assert (run.image_size, options["dense"], options["dropout"]) == (150, 512, 0.5)
    assert run.augmentation.changes


@pytest.mark.parametrize("size", [train.CLASS_SIZE, train.COURSE])
def test_signs_are_read_in_their_own_size_with_as_many_spare_outputs_as_wanted(size: str) -> None:
    run = train.spec(replace(SETTINGS, size=size, spare=2), "signs")
    assert run.image_size == registry.describe("signs").shape[0]
    assert run.network_options["spare_outputs"] == 2


def test_sentence_is_about_the_best_epoch() -> None:
    record = views.recording("signs")
    numbers = train.numbers(record)
    assert numbers["classes"] == 24
    assert numbers["guess"] == "4%"
    assert numbers["best"] == f"{max(end.val_accuracy or 0 for end in record.epoch_points):.1%}"
