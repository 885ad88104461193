"""What networks answer about pictures they have never seen, kept with the recordings: the weights of few are."""

from collections.abc import Mapping, Sequence

import numpy as np

from lessons.data import Dataset, load
from lessons.maths.activations import sigmoid
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, scores
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord

LAST = "last"
"""The name of the answers of the network after its last epoch."""


def validation(record: TrainingRecord) -> Dataset:
    """The pictures that the run's network has never seen."""
    data: Dataset = load(record.spec.data, "validation")
    return data


def keep(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """The logits (N, 1) of the network after its last epoch, for every validation picture.

    None of a run whose validation leaks: its network is that of the honest run.
    """
    if record.spec.leak:
        return {}
    images, _ = validation(record).arrays(record.spec.image_size)
    return {LAST: np.stack([scores(last, image) for image in images])}


def of_recording(recording: Recording) -> Array:
    """The probability of the second class (N,) for every validation picture, after the last epoch."""
    return sigmoid(recording.answers[LAST][:, 0].astype(np.float32))
