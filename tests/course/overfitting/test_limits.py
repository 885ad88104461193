"""Where augmentation ends: horses and humans, whose validation pictures are of another kind."""

import io

from PIL import Image

from lessons import text
from lessons.course.overfitting import gap, limits
from lessons.course.overfitting.views import AUGMENTATION, HORSES, HORSES_AUGMENTED, NONE, SLUG, recording
from lessons.training.reports import comparison
from tests.figures.sent import arrays


def test_augmentation_helps_horses_less_than_cats() -> None:
    horses = limits.gain(recording(HORSES), recording(HORSES_AUGMENTED))
    assert horses <= limits.gain(recording(NONE), recording(AUGMENTATION)) / 2
    assert "{" not in text.read(SLUG)["limits"].format(**limits.numbers())


def test_runs_differ_in_augmentation_alone() -> None:
    specs = [recording(name).spec for name in limits.RUNS.values()]
    assert "Rotation" in dict(comparison.differing(specs))
    assert specs[0].data == specs[1].data == "horses-or-humans"


def test_augmented_run_is_sent_once_its_gain_was_predicted() -> None:
    assert "training1" not in arrays(limits.payload(gap.start(), ()))
    assert "training1" in arrays(limits.payload(gap.start(), ("horses",)))


def test_both_splits_are_laid_out() -> None:
    sizes = {Image.open(io.BytesIO(limits.pictures(split))).size for split in limits.SPLITS.values()}
    assert len(sizes) == 1


def test_answer_is_among_the_options() -> None:
    (question,) = limits.QUESTIONS
    assert question.answer(None) in question.options(None)
