"""The networks that can be asked, and that what was recorded is what they answer."""

import numpy as np
import pytest

from lessons.course.multiclass import scores, train, views
from lessons.course.multiclass.spare import RECORDING
from lessons.course.multiclass.trainings import PRESETS
from lessons.data import Dataset, load
from lessons.maths.activations import softmax
from lessons.maths.network import forward, without_scale
from lessons.training.reports import recordings

NAMES = (*views.RECORDINGS.values(), RECORDING)


@pytest.mark.parametrize("name", NAMES)
def test_recorded_answers_are_the_networks_own(name: str) -> None:
    record = views.recording(name)
    epoch = scores.answering_epoch(record)
    for place in (0, len(scores.labels(record)) - 1):
        image = scores.image(record, place)
        for divided, layers in ((True, record.layers(epoch)), (False, without_scale(record.layers(epoch)))):
            recorded = scores.recorded_answers(record, epoch, divided)
            assert recorded is not None
            np.testing.assert_allclose(softmax(recorded[place]), forward(layers, image)[-1], atol=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_recorded_answers_are_as_often_right_as_training_reported(name: str) -> None:
    record = views.recording(name)
    epoch = scores.answering_epoch(record)
    answered = scores.recorded_answers(record, epoch, divided=True)
    assert answered is not None
    right = (answered.argmax(axis=1) == scores.labels(record)).mean()
    assert right == pytest.approx(record.epoch_points[epoch - 1].val_accuracy, abs=0.005)
    assert record.spec == PRESETS[name]


def test_only_a_softmax_that_has_learned_can_be_asked() -> None:
    assert scores.can_answer(views.recording(NAMES[0]))
    assert not scores.can_answer(recordings.load("real-images", "horses-or-humans"))
    assert not scores.can_answer(recordings.load("larger-dataset", "leak"))


def test_asking_goes_through_every_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    record = views.recording(train.SIGNS.data)
    monkeypatch.setattr(scores, "MOST_PICTURES", 5)
    few = load(record.spec.data, "validation")
    places = scores.sample(record)
    images = [few.images[int(place)] for place in places]
    labels = few.labels[places]
    made = Dataset(images, labels, few.class_names, few.origin, few.licence)
    monkeypatch.setattr(scores, "validation", lambda _: made)
    epoch = scores.answering_epoch(record)
    asked = np.stack(list(scores.ask(record, epoch, divided=True)))
    alone = [forward(record.layers(epoch), image)[-1] for image in images]
    np.testing.assert_allclose(softmax(asked), alone, atol=1e-4)


def test_colour_becomes_grey_for_a_network_that_reads_grey() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (40, 30, 3), dtype=np.uint8)
    assert scores.fit(views.recording("signs"), picture).shape == (28, 28, 1)
    assert scores.fit(views.recording("rock-paper-scissors"), picture).shape == (75, 75, 3)
