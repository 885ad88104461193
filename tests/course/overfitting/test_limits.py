"""Where augmentation ends: horses and humans, whose validation pictures are of another kind."""

import io

from PIL import Image

from lessons import text
from lessons.course.overfitting import limits
from lessons.course.overfitting.views import AUGMENTATION, NONE, SLUG, recording
from lessons.training.reports import comparison


def test_augmentation_helps_horses_less_than_cats() -> None:
    entries = limits.entries()
    horses = limits.gain(entries[0].record, entries[1].record)
    assert horses <= limits.gain(recording(NONE), recording(AUGMENTATION)) / 2
    assert "{" not in text.read(SLUG)["limits"].format(**limits.numbers())


def test_runs_differ_in_augmentation_alone() -> None:
    specs = [entry.record.spec for entry in limits.entries().values()]
    assert "Rotation" in dict(comparison.differing(specs))
    assert specs[0].data == specs[1].data == "horses-or-humans"


def test_both_splits_are_laid_out() -> None:
    sizes = {Image.open(io.BytesIO(limits.pictures(split))).size for split in limits.SPLITS.values()}
    assert len(sizes) == 1


def test_answer_is_among_the_options() -> None:
    entries = limits.entries()
    (question,) = limits.QUESTIONS
    assert question.answer(entries) in question.options(entries)
