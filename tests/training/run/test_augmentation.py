"""Training with augmentation: each picture once in an epoch, changed as its seed says, and as a plain script would."""

from dataclasses import replace
from queue import SimpleQueue

import numpy as np
import pytest

from lessons.maths.augmentation import Augmentation
from lessons.training.run.architecture import pack
from lessons.training.run.augmentation import AugmentedPictures, draw
from lessons.training.run.events import Event, OptimizerState, Resume, Snapshot
from lessons.training.run.history import Point
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import loop
from lessons.training.worker.examples import read

SPEC = TrainingSpec(
    examples=50,
    batch_size=16,
    epochs=2,
    network_options={"filters": 4, "dense": 16},
    augmentation=Augmentation(rotation=30, shift_x=0.2, flip_horizontal=True),
    seed=3,
)


def trained(spec: TrainingSpec, resume: Resume | None = None) -> tuple[list[Event], list[float]]:
    examples, events = read(spec), list[Event]()
    loop.train(loop.build(spec, examples), spec, examples, events.append, SimpleQueue(), resume)
    return events, [point.val_loss or 0.0 for point in events if isinstance(point, Point) and point.ends_epoch]


def test_every_epoch_shows_every_picture_once_and_otherwise() -> None:
    examples = read(SPEC)
    augmented = AugmentedPictures(SPEC, examples.inputs, examples.targets)
    batches = list(augmented.batches(0))
    assert augmented.steps == 4
    assert [len(images) for images, _ in batches] == [16, 16, 16, 2] * 2
    seen = []
    for epoch in range(2):
        images, labels = (np.concatenate(parts) for parts in zip(*batches[4 * epoch : 4 * epoch + 4], strict=True))
        draws = [draw(SPEC, epoch, place) for place in range(len(examples.inputs))]
        changed = [SPEC.augmentation.apply(image, drawn) for image, drawn in zip(examples.inputs, draws, strict=True)]
        shown = {image.tobytes(): label for image, label in zip(images, labels, strict=True)}
        assert shown == {image.tobytes(): label for image, label in zip(changed, examples.targets, strict=True)}
        seen.append(set(shown))
    assert not seen[0] & seen[1]
    assert [labels.tolist() for _, labels in augmented.batches(1)] == [labels.tolist() for _, labels in batches[4:]]


def test_the_history_equals_a_plain_keras_scripts() -> None:
    examples = read(SPEC)
    network = loop.build(SPEC, examples)
    batches = AugmentedPictures(SPEC, examples.inputs, examples.targets).batches(0)
    plain = []
    for _ in range(2):
        for _ in range(4):
            network.train_on_batch(*next(batches))
        plain.append(network.evaluate(examples.validation_inputs, examples.validation_targets, verbose=0)[0])
    assert trained(SPEC)[1] == pytest.approx(plain, rel=1e-4)


def test_a_continued_run_sees_the_pictures_of_its_later_epochs() -> None:
    whole = trained(replace(SPEC, epochs=3))[1]
    events, _ = trained(SPEC)
    weights = [event for event in events if isinstance(event, Snapshot)][-1].weights
    variables = [event for event in events if isinstance(event, OptimizerState)][-1].variables
    resume = Resume(2, pack(weights), pack(variables), SPEC.learning_rate)
    assert trained(replace(SPEC, epochs=3), resume)[1] == whole[2:]


def test_a_spec_keeps_its_augmentation_as_text() -> None:
    assert TrainingSpec.from_json(SPEC.to_json()) == SPEC
    assert TrainingSpec.from_json("{}").augmentation == Augmentation()
    for text in ('{"augmentation": {"rotations": 3}}', '{"augmentation": {"rotation": -1}}', '{"augmentation": 3}'):
        with pytest.raises(ValueError, match=r"rotation|map"):
            TrainingSpec.from_json(text)


def test_remeasuring_tells_what_the_training_pictures_as_they_are_come_to_and_changes_nothing() -> None:
    spec = replace(SPEC, remeasure=True)
    examples, events = read(spec), list[Event]()
    network = loop.build(spec, examples)
    loop.train(network, spec, examples, events.append, SimpleQueue())
    ends = [event for event in events if isinstance(event, Point) and event.ends_epoch]
    assert [end.val_loss for end in ends] == trained(SPEC)[1]
    now = network.evaluate(examples.inputs, examples.targets, batch_size=spec.batch_size, verbose=0)
    assert [ends[-1].remeasured_loss, ends[-1].remeasured_accuracy] == now
    assert all(end.remeasured_loss != end.loss for end in ends)
    assert {event.remeasured_loss for event in events if isinstance(event, Point) and not event.ends_epoch} <= {None}
