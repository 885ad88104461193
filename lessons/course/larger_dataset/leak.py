"""The leak: of two runs one was judged with pictures that it had learned from; which, and what gives it away."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.larger_dataset.views import DATA, LEAKY, WHOLE, recording
from lessons.data import Dataset, load
from lessons.data.dataset import evenly
from lessons.data.pictures import resize
from lessons.figures import two_runs, wall
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.training.run.history import TrainingRecord

RUNS = {"Run A": WHOLE, "Run B": LEAKY}
TRAINING = "Training"
TRAINING_PICTURES, VALIDATION_PICTURES, COLUMNS = 24, 8, 8
"""How many pictures of each split are laid out, and in how many columns."""
SIDE = 72


@dataclass(frozen=True)
class Result:
    """Two runs of one network on the same training pictures, by name; they differ in what validates."""

    runs: Mapping[str, TrainingRecord]

    @property
    def liar(self) -> str:
        """The run whose validation leaks."""
        return next(name for name, record in self.runs.items() if record.spec.leak)

    @property
    def honest(self) -> str:
        """The other run."""
        return next(name for name, record in self.runs.items() if not record.spec.leak)


@dataclass(frozen=True)
class Split:
    """Small pictures (n, SIDE, SIDE, 3) of both splits; `twice` has the validation ones that are in training, too."""

    train: Array
    validation: Array
    twice: tuple[int, ...]


def compute() -> Result:
    """The two runs, as they were recorded."""
    return Result({name: recording(run) for name, run in RUNS.items()})


@lru_cache(maxsize=2)
def split(leak: bool) -> Split:
    """A part of the data, split honestly or with the leak, and searched for pictures that are in both splits."""
    train = _looks(load(DATA, "train"), TRAINING_PICTURES)
    places = evenly(TRAINING_PICTURES, VALIDATION_PICTURES)
    validation = train[places] if leak else _looks(load(DATA, "validation"), VALIDATION_PICTURES)
    known = {fingerprint(picture) for picture in train}
    return Split(train, validation, tuple(n for n, picture in enumerate(validation) if fingerprint(picture) in known))


def _looks(data: Dataset, count: int) -> Array:
    """Pictures of both classes in turn, from everywhere in the set."""
    places = evenly(len(data), count).reshape(2, -1).T.ravel()
    return np.stack([resize(data.images[place], SIDE, SIDE) for place in places.tolist()])


def fingerprint(picture: Array) -> str:
    """The same for the same pixels (H, W, C), and for no others: their SHA-256, in hexadecimal digits."""
    return hashlib.sha256(np.ascontiguousarray(picture).tobytes()).hexdigest()


@lru_cache(maxsize=2)
def walls(framed: bool) -> Mapping[str, tuple[bytes, int]]:
    """The training pictures and what validates each run, as JPEG, with how many are in both splits.

    Those are `framed` once it may show which they are.
    """
    splits = {name: split(record.spec.leak) for name, record in compute().runs.items()}
    shared = {fingerprint(one.validation[place]) for one in splits.values() for place in one.twice}
    train = next(iter(splits.values())).train
    pictures = {TRAINING: train, **{name: one.validation for name, one in splits.items()}}
    return {title: _wall(looks, shared, framed) for title, looks in pictures.items()}


def _wall(looks: Array, shared: set[str], framed: bool) -> tuple[bytes, int]:
    twice = [fingerprint(look) in shared for look in looks]
    return wall.draw(looks, [framed and one for one in twice], COLUMNS), sum(twice)


def payload(result: Result, is_open: bool) -> bytes:
    """What the charts are sent: with the signs once `is_open`."""
    rows = {
        name: [{"epoch": end.epoch, **end.values} for end in record.epoch_points]
        for name, record in result.runs.items()
    }
    record = result.runs[result.liar]
    signs = two_runs.Signs(list(result.runs).index(result.liar), above(record))
    return two_runs.two_runs(rows, signs if is_open else None)


def above(record: TrainingRecord) -> list[int]:
    """The epochs after which validation is at least as good as training."""
    return [int(end.epoch) for end in record.epoch_points if (end.val_accuracy or 0.0) >= end.accuracy]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    liar, honest = result.runs[result.liar], result.runs[result.honest]
    return {
        "liar": result.liar,
        "honest": result.honest,
        "above": len(above(liar)),
        "honest_above": len(above(honest)),
        "epochs": len(liar.epoch_points),
        "loss": f"{liar.epoch_points[-1].val_loss:.2f}",
        "turn": honest.best_epoch,
        "honest_loss": f"{honest.epoch_points[-1].val_loss:.2f}",
        "validation": _end(liar),
        "new": _end(honest),
        "shared": len(split(True).twice),
        "honest_shared": len(split(False).twice),
        "shown": VALIDATION_PICTURES,
    }


def _end(record: TrainingRecord) -> str:
    """The validation accuracy after the last epoch."""
    return f"{record.epoch_points[-1].val_accuracy:.1%}"


def _new_options(result: Result) -> tuple[str, ...]:
    shares = {_end(result.runs[result.honest]), _end(result.runs[result.liar]), "90.0%", "50.0%"}
    return tuple(sorted(shares, key=lambda share: float(share[:-1])))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "lies",
        lambda result: tuple(result.runs),
        lambda result: result.liar,
        numbers=numbers,
        veils=lambda result: ('"signs"', "①", "②", "③"),
    ),
    Question(
        "new",
        _new_options,
        lambda result: _end(result.runs[result.honest]),
        numbers=numbers,
        veils=lambda result: ("one and the same network",),
    ),
)
