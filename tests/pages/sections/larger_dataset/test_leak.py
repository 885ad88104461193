"""What a leaky run is worth is asked of pictures it has never seen."""

from collections.abc import Iterator

import pytest

from lessons.course.larger_dataset import leak
from lessons.course.larger_dataset.views import LEAKY, WHOLE, recording
from pages.sections.larger_dataset import leak as section


def test_recording_with_the_leak_answers_with_the_honest_one() -> None:
    assert section.honest_share("lesson", recording(LEAKY)) == recording(WHOLE).epoch_points[-1].val_accuracy


def test_share_counts_every_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def verdicts(spec: object, layers: object) -> Iterator[bool]:
        return iter([True, False, True, True] * 10)

    monkeypatch.setattr(leak, "verdicts", verdicts)
    record = recording(WHOLE)
    assert section.look(record, record.best_epoch or 0) == 0.75
