"""Epochs: what the table shows is what training sees."""

from dataclasses import replace

import numpy as np

from lessons import text
from lessons.course.augmentation import epochs, validation
from lessons.course.augmentation.views import SLUG
from lessons.data.dataset import evenly
from lessons.maths.augmentation import Augmentation
from lessons.training.run.augmentation import AugmentedPictures
from lessons.training.worker.examples import read

RUN = replace(validation.DEFAULT, data="happy-or-sad", examples=30, image_size=32)


def test_table_shows_the_very_pictures_that_training_sees() -> None:
    examples = read(RUN)
    batches = AugmentedPictures(replace(RUN, batch_size=30), examples.inputs, examples.targets).batches(0)
    shown = epochs.compute(epochs.Settings(shown=2), RUN)
    np.testing.assert_array_equal(shown.images, examples.inputs[evenly(30, epochs.COLUMNS)])
    for row in shown.rows:
        seen = {picture.tobytes() for picture in next(batches)[0]}
        assert {picture.tobytes() for picture in row} <= seen


def test_disk_and_batches_stay_as_they_are() -> None:
    for changes in (RUN.augmentation, Augmentation()):
        shown = epochs.compute(epochs.Settings(shown=3), replace(RUN, augmentation=changes))
        assert (shown.pictures, shown.steps) == (30, 2)
        assert shown.different == (90 if changes.changes else 30)
        assert list(epochs.strips(shown)) == ["On disk", "Epoch 1", "Epoch 2", "Epoch 3"]
        assert [one.answer(shown) for one in epochs.QUESTIONS] == ["90" if changes.changes else "30", "0", "2"]
        for question in epochs.QUESTIONS:
            assert question.answer(shown) in question.options(shown)
            assert text.read(SLUG)[f"ask {question.name}"].format(**question.numbers(shown))


def test_table_may_be_empty() -> None:
    shown = epochs.compute(epochs.Settings(shown=0), RUN)
    assert list(epochs.strips(shown)) == ["On disk"]
    for question in epochs.QUESTIONS:
        assert question.answer(shown) in question.options(shown)
        assert len(question.options(shown)) > 1
