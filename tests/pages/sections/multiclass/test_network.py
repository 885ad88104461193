"""A network that nobody has asked before is asked about every picture once, for everybody."""

from collections.abc import Iterator

import numpy as np
import pytest

from lessons.course.multiclass import scores, views
from lessons.training.run.history import TrainingRecord
from pages.sections.multiclass import network


def test_run_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def ask(record: TrainingRecord, epoch: int, divided: bool) -> Iterator[np.ndarray]:
        times.append((epoch, divided))
        yield from np.arange(6.0).reshape(2, 3)

    monkeypatch.setattr(scores, "ask", ask)
    monkeypatch.setattr(scores, "recorded_answers", lambda *_: None)
    found: network.Answers = {}
    monkeypatch.setattr(network, "store", lambda: found)
    record = views.recording("rock-paper-scissors")
    for _ in range(2):
        np.testing.assert_array_equal(network.logits("lesson", "a run", record), [[0, 1, 2], [3, 4, 5]])
    network.logits("lesson", "a run", record, divided=False)
    assert times == [(scores.answering_epoch(record), True), (scores.answering_epoch(record), False)]


def test_recording_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "ask", None)
    record = views.recording("signs")
    assert network.logits("lesson", "signs", record).shape == (960, 24)
