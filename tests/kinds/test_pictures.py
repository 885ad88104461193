"""Pictures as examples: what reaches a network is what an encoding makes of one picture alone."""

from dataclasses import replace

import numpy as np

from lessons.data import load
from lessons.kinds import KINDS, PICTURES
from lessons.kinds.encoding import PictureInput
from lessons.kinds.meaning import Classes
from lessons.training.run.spec import TrainingSpec

SPEC = TrainingSpec(data="digits", image_size=20, examples=11)


def test_the_arrays_are_what_the_encoding_makes_of_each_picture() -> None:
    train, validation = load(SPEC.data), load(SPEC.data, "validation")
    ready: list[tuple[int, int]] = []
    made = PICTURES.encode(SPEC, train, validation, lambda *progress: ready.append(progress))
    assert (made.encoding, made.meaning) == (PictureInput((20, 20, 1)), Classes(train.class_names))
    assert made.class_names == train.class_names
    assert (len(made.inputs), len(made.validation_inputs)) == (11, len(validation))
    for picture, label, row, target in zip(
        validation.images, validation.labels, made.validation_inputs, made.validation_targets, strict=True
    ):
        np.testing.assert_array_equal(made.encoding.apply(picture), row)
        assert label == target
    assert sorted(ready) == [(n, 11 + len(validation)) for n in range(1, 12 + len(validation))]
    whole = PICTURES.encode(replace(SPEC, examples=None), train, validation, lambda *progress: None)
    assert whole.targets.tolist() == train.labels.tolist()


def test_a_kind_is_found_by_its_name() -> None:
    assert KINDS["pictures"] is PICTURES
