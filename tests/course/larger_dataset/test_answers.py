"""What is kept of networks without weights: their answers, as right as Keras measured them."""

import numpy as np
import pytest

from lessons.course.larger_dataset import answers, more
from lessons.course.larger_dataset.views import LEAKY, WHOLE, recording


@pytest.mark.parametrize("name", more.NAMES)
def test_recorded_answers_are_as_often_right_as_keras_says(name: str) -> None:
    record = recording(name)
    right = (answers.of_recording(record) > 0.5) == answers.validation(record).labels
    assert right.mean() == pytest.approx(record.epoch_points[-1].val_accuracy, abs=0.0005)


def test_a_leaking_run_keeps_none_of_its_own() -> None:
    assert answers.keep(recording(LEAKY), ()) == {}


def test_kept_are_the_logits_of_the_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    record = recording(WHOLE)
    layers = record.layers(record.best_epoch or 0)
    few = answers.validation(record).evenly(8)
    monkeypatch.setattr(answers, "validation", lambda record: few)
    kept = answers.keep(record, layers)[answers.LAST]
    assert kept.shape == (8, 1)
    assert 4 <= int(((kept[:, 0] > 0) == np.asarray(few.labels)).sum()) <= 8
