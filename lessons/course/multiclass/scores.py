"""What networks answer for the validation pictures of their runs: recorded, or asked for."""

from collections.abc import Iterator, Mapping

import numpy as np

from lessons.data import Dataset, load, pictures, registry
from lessons.data.dataset import Indices, evenly
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord, best_among

MOST_PICTURES = 1000
"""At most this many validation pictures are asked about, spread evenly over a larger set."""
UNDIVIDED = " undivided"
"""How the name of recorded answers ends where pixels went in from 0 to 255; it begins with the epoch."""


def can_answer(record: TrainingRecord) -> bool:
    """Whether the run's network has learned, and answers with one probability for each class."""
    plan = record.architecture
    ends_in_softmax = plan is not None and plan.layers[-1].config.get("activation") == "softmax"
    return ends_in_softmax and max(record.whole_epochs, default=0) > 0 and not record.diverged


def answering_epoch(record: TrainingRecord) -> int:
    """The epoch whose network answers: the best, or the last that is kept whole, of a run that can be asked."""
    return best_among(record, record.whole_epochs)


def validation(record: TrainingRecord) -> Dataset:
    """The pictures that the run's network has never seen."""
    data: Dataset = load(record.spec.data, "validation")
    return data


def sample(record: TrainingRecord) -> Indices:
    """The places of the validation pictures that a network is asked about."""
    count = len(validation(record))
    return evenly(count, min(count, MOST_PICTURES))


def labels(record: TrainingRecord) -> Array:
    """The true classes of those pictures (N,)."""
    return validation(record).labels[sample(record)]


def image(record: TrainingRecord, number: int) -> Array:
    """One of those pictures as the network reads it (side, side, 1 or 3); `number` counts from 0."""
    return fit(record, validation(record).images[int(sample(record)[number])])


def fit(record: TrainingRecord, picture: Array) -> Array:
    """A picture (H, W, 1 or 3) as the network reads it: its size, its number of channels."""
    side, channels = record.spec.image_size, registry.describe(record.spec.data).shape[2]
    if channels == 1 and picture.shape[2] == 3:
        picture = pictures.to_grey(picture)
    return pictures.resize(picture, side, side)


def recorded_answers(record: TrainingRecord, epoch: int, divided: bool) -> Array | None:
    """What a recorded network answered (N, classes) for all those pictures; None for a run."""
    name = f"{epoch}{'' if divided else UNDIVIDED}"
    return record.answers[name].astype(np.float32) if isinstance(record, Recording) else None


def ask(record: TrainingRecord, epoch: int, divided: bool) -> Iterator[Array]:
    """The logits (classes,) for each of those pictures, one after the other."""
    layers = record.layers(epoch) if divided else network.without_scale(record.layers(epoch))
    images, _ = validation(record).arrays(record.spec.image_size)
    for place in sample(record):
        yield network.scores(layers, images[place])


def all_answers(record: TrainingRecord) -> Mapping[str, Array]:
    """What is kept with a recording, as `recorded_answers` reads it."""
    return {
        f"{epoch}{'' if divided else UNDIVIDED}": np.stack(list(ask(record, epoch, divided)))
        for epoch in record.whole_epochs
        for divided in (True, False)
    }
