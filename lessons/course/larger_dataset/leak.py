"""The leak: validation pictures that the network was trained with, what that shows, and how to notice it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.larger_dataset.views import DATA, LEAKY, WHOLE, recording
from lessons.data import Dataset, load
from lessons.data.dataset import evenly
from lessons.data.pictures import resize
from lessons.figures import wall
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward, probabilities
from lessons.questions import Question, distinct
from lessons.settings import switch
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

TRAINING_SHOWN, VALIDATION_SHOWN, COLUMNS = 48, 16, 8
"""How many pictures of each split are laid out, and in how many columns."""
SIDE = 40
NEW_PICTURES = 200
"""How many validation pictures a leaky run is asked about afterwards."""


@dataclass(frozen=True)
class Settings:
    """Where validation takes its pictures from."""

    leak: bool = switch("Use training pictures", True)


@dataclass(frozen=True)
class Split:
    """Small pictures (n, SIDE, SIDE, 3) of both splits; `twice` has the validation ones that are in training, too."""

    train: Array
    validation: Array
    twice: tuple[int, ...]


def recording_of(settings: Settings) -> TrainingRecord:
    """The recording that shows what such a validation says."""
    return recording(LEAKY if settings.leak else WHOLE)


@lru_cache(maxsize=2)
def split(leak: bool) -> Split:
    """A part of the data, split honestly or with the leak, and searched for pictures that are in both splits."""
    train = _looks(load(DATA, "train"), TRAINING_SHOWN)
    seen = evenly(TRAINING_SHOWN, VALIDATION_SHOWN)
    validation = train[seen] if leak else _looks(load(DATA, "validation"), VALIDATION_SHOWN)
    known = {fingerprint(picture) for picture in train}
    return Split(train, validation, tuple(n for n, picture in enumerate(validation) if fingerprint(picture) in known))


def _looks(data: Dataset, count: int) -> Array:
    return np.stack([resize(data.images[place], SIDE, SIDE) for place in range(count)])


def fingerprint(picture: Array) -> str:
    """The same for the same pixels (H, W, C), and for no others: their SHA-256, in hexadecimal digits."""
    return hashlib.sha256(np.ascontiguousarray(picture).tobytes()).hexdigest()


@lru_cache(maxsize=2)
def walls(leak: bool) -> Mapping[str, tuple[bytes, int]]:
    """Both splits laid out, the pictures framed that are in both: a JPEG and how many it shows, by the split."""
    shown = split(leak)
    twice = {fingerprint(shown.validation[place]) for place in shown.twice}
    return {
        title: (wall.draw(looks, [fingerprint(look) in twice for look in looks], COLUMNS), len(looks))
        for title, looks in (("Validation", shown.validation), ("Training", shown.train))
    }


def above(record: TrainingRecord) -> int:
    """In how many epochs validation was at least as good as training."""
    return sum((end.val_accuracy or 0.0) >= end.accuracy for end in record.epoch_points)


def honest(record: TrainingRecord) -> float | None:
    """What the recording's network makes of new pictures at its end; None for a run of the learner's own.

    Validation changes no weight: the recording with the leak and the one without have the same network.
    """
    ends = recording(WHOLE).epoch_points
    return ends[-1].val_accuracy if record is recording(LEAKY) else None


def verdicts(spec: TrainingSpec, layers: tuple[Layer, ...]) -> Iterator[bool]:
    """Whether these layers get a new picture right, one after the other."""
    data = load(spec.data, "validation")
    for place in range(min(NEW_PICTURES, len(data))):
        seen = resize(data.images[place], spec.image_size, spec.image_size)
        yield int(probabilities(forward(layers, seen)[-1]).argmax()) == int(data.labels[place])


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about a run."""
    end = record.epoch_points[-1]
    return {
        "above": above(record),
        "epochs": len(record.epoch_points),
        "validation": f"{end.val_accuracy:.1%}",
        "shared": len(split(record.spec.leak).twice),
        "shown": VALIDATION_SHOWN,
    }


def _new(record: TrainingRecord) -> str:
    return f"{recording(WHOLE).epoch_points[-1].val_accuracy:.0%}"


def _new_options(record: TrainingRecord) -> tuple[str, ...]:
    return tuple(sorted({_new(record), "100%", "90%", "50%"}, key=lambda share: float(share[:-1])))


def _shared_options(record: TrainingRecord) -> tuple[str, ...]:
    return distinct(len(split(record.spec.leak).twice), 0, VALIDATION_SHOWN // 2, VALIDATION_SHOWN)


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question("shared", _shared_options, lambda record: str(len(split(record.spec.leak).twice)), numbers),
    Question("new", _new_options, _new, numbers),
)
