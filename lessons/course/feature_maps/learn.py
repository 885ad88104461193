"""From random to trained: the first kernels of a network after every epoch, and what they find in one picture."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lessons.course.feature_maps.explore import RECORDINGS, from_validation, recording
from lessons.figures import learning
from lessons.maths.arrays import Array
from lessons.maths.kernels import KERNELS
from lessons.maths.network import forward
from lessons.questions import Question
from lessons.settings import menu, slider
from lessons.training.run.history import TrainingRecord

MOST_EPOCHS = 16
MOST_KERNELS = 16
MOST_BYTES = 75_000
"""The maps of all epochs together, so that another picture stays below 100 kB."""
RANDOM, ZEROS, CHOSEN = "random numbers", "zeros", "well-known edge finders"


@dataclass(frozen=True)
class Settings:
    """Which network, and which picture it looks at."""

    learner: str = menu("Network", tuple(RECORDINGS), next(iter(RECORDINGS)), "A recorded training.")
    seen: int = slider("Picture", 1, 200, 2, help="Which one. After the last comes the first again.")


@dataclass(frozen=True)
class Result:
    """The first convolution after each of the `epochs` (E,): its kernels (E, k, k, F) and its maps (E, H, W, F).

    Of kernels with several channels, the mean. `accuracies` has the validation accuracy after each epoch; nobody has
    measured that of the random start.
    """

    image: Array
    epochs: tuple[int, ...]
    kernels: Array
    maps: Array
    accuracies: tuple[float | None, ...]


def compute(settings: Settings) -> Result:
    """Sends the picture through the first convolution as it was after each epoch."""
    record = recording(settings.learner)
    image = from_validation(record, settings.seen).image
    epochs = _epochs(record)
    kernels, maps = zip(*(_first_convolution(record, epoch, image) for epoch in epochs), strict=True)
    accuracies = {0: None, **{point.epoch: point.val_accuracy for point in record.epoch_points}}
    return Result(image, epochs, np.stack(kernels), np.stack(maps), tuple(accuracies[epoch] for epoch in epochs))


def _epochs(record: TrainingRecord) -> tuple[int, ...]:
    """The epochs with weights, the first and the last among them: not more than can be sent."""
    epochs = record.epochs_with_weights
    if len(epochs) <= MOST_EPOCHS:
        return tuple(epochs)
    places = np.linspace(0, len(epochs) - 1, MOST_EPOCHS).round().astype(int)
    return tuple(epochs[place] for place in places)


def _first_convolution(record: TrainingRecord, epoch: int, image: Array) -> tuple[Array, Array]:
    layers = record.layers(epoch)
    place = next(number for number, layer in enumerate(layers) if layer.class_name == "Conv2D")
    kernels = layers[place].weights[0][..., :MOST_KERNELS]
    return kernels.mean(axis=2), forward(layers[: place + 1], image)[-1][..., :MOST_KERNELS]


def payload(result: Result, words: Mapping[str, str]) -> bytes:
    """What the canvas plays."""
    return learning.payload(
        learning.Learning(result.image, result.epochs, result.kernels, result.maps, result.accuracies),
        {name: words[f"learning {name}"] for name in ("start", "later")},
        MOST_BYTES,
    )


def start(result: Result) -> str:
    """What the kernels are before the first epoch."""
    kernels = result.kernels[0]
    if not kernels.any():
        return ZEROS
    known = [kernel / np.abs(kernel).max() for kernel in KERNELS.values() if kernel.shape == kernels.shape[:2]]
    scaled = kernels / np.abs(kernels).max(axis=(0, 1))
    chosen = any(np.allclose(scaled[..., number], one) for number in range(scaled.shape[-1]) for one in known)
    return CHOSEN if chosen else RANDOM


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "start",
        lambda result: (CHOSEN, ZEROS, RANDOM),
        start,
        veils=lambda result: ("weights", "says"),
    ),
)
