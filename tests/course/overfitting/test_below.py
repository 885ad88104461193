"""Training below validation: counted as Keras reports it, and measured again with the same weights."""

import pytest

from lessons import text
from lessons.course.overfitting import below, gap
from lessons.course.overfitting.views import AUGMENTATION, NONE, SLUG, recording
from lessons.settings import controls
from tests.figures.sent import arrays


@pytest.mark.parametrize("harder", controls(below.Settings)["harder"].options)
def test_numbers_and_answers_are_the_recordings(harder: str) -> None:
    record = below.recording_of(below.Settings(harder))
    ends = record.epoch_points
    assert below.is_remeasured(record)
    numbers = below.numbers(record)
    assert numbers["below"] == sum(end.accuracy < (end.val_accuracy or 0) for end in ends)
    assert numbers["still"] == sum((end.remeasured_accuracy or 0) < (end.val_accuracy or 0) for end in ends)
    words = text.read(SLUG)
    assert "{" not in words[below.reason(record)].format(**numbers)
    for question in below.QUESTIONS:
        assert question.answer(record) in question.options(record)


def test_training_measured_again_is_sent_once_it_was_predicted() -> None:
    record = recording(AUGMENTATION)
    assert set(arrays(below.payload(record, gap.start(), ()))) == {"training0", "validation0"}
    again = arrays(below.payload(record, gap.start(), ("still",)))["again0"]
    assert again[-1] == pytest.approx(100 * (record.epoch_points[-1].remeasured_accuracy or 0))


def test_augmentation_hides_a_part_of_the_gap() -> None:
    record = recording(AUGMENTATION)
    assert below.below(record) > 5 * below.still_below(record)
    assert below.gap_again(record.epoch_points[-1]) > below.gap(record.epoch_points[-1])


def test_reason_is_that_training_was_made_harder_only_where_it_was() -> None:
    assert below.reason(recording(AUGMENTATION)) == "below why"
    assert below.reason(recording("dropout")) == "below why"
    assert below.reason(recording(NONE)) == "below plain"
