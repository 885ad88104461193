"""The pictures of a spec: all, some, or validated with those that were trained with."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.training import examples
from lessons.training.spec import TrainingSpec

SPEC = TrainingSpec(data="digits")


def fingerprints(pictures: np.ndarray) -> set[bytes]:
    return {picture.tobytes() for picture in pictures}


def test_limit_takes_pictures_of_every_class_and_leaves_validation_alone() -> None:
    every, few = examples.read(SPEC), examples.read(replace(SPEC, examples=60))
    assert len(few.images) == len(few.labels) == 60
    assert set(few.labels) == set(range(10))
    np.testing.assert_array_equal(few.validation_images, every.validation_images)
    assert len(examples.read(replace(SPEC, examples=1_000_000)).images) == len(every.images)


@pytest.mark.parametrize("limit", [None, 60])
def test_leak_validates_with_training_pictures_and_trains_with_the_same(limit: int | None) -> None:
    spec = replace(SPEC, examples=limit)
    honest, leaking = examples.read(spec), examples.read(replace(spec, leak=True))
    np.testing.assert_array_equal(leaking.images, honest.images)
    np.testing.assert_array_equal(leaking.labels, honest.labels)
    assert not fingerprints(honest.validation_images) & fingerprints(honest.images)
    assert fingerprints(leaking.validation_images) <= fingerprints(leaking.images)
    assert len(leaking.validation_images) == min(len(honest.validation_images), limit or 10_000)
