"""More pictures: the same network, taught with ever more of them, and what each makes of new ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.larger_dataset.answers import of_recording, validation
from lessons.course.larger_dataset.trainings import VARIANTS
from lessons.course.larger_dataset.views import WHOLE, recording
from lessons.data import registry
from lessons.data.pictures import fit
from lessons.figures import growth
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.training.run.history import TrainingRecord

NAMES = (*(name for name, spec in VARIANTS.items() if spec.examples), WHOLE)
"""The recordings, from the fewest training pictures to the most."""
PICTURES = 4
"""How many new pictures are followed from size to size."""
SIDE = 150
BY_HEART = 0.95
"""A network that gets this part of its own pictures right is said to know them by heart."""


@dataclass(frozen=True)
class Result:
    """What became of each number of training pictures, from the fewest to the most.

    `known` and `new` are the parts of its own and of new pictures that a network gets right after its last epoch;
    `right` (sizes, N) says which of the N new ones.
    """

    records: tuple[TrainingRecord, ...]
    known: tuple[float, ...]
    new: tuple[float, ...]
    outputs: Array
    right: Array

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many training pictures each recording was made with."""
        return tuple(map(training_pictures, self.records))

    @property
    def places(self) -> list[int]:
        """New pictures that the first network gets wrong and the last one right, turning after each size in turn."""
        return _turning(self.right)


def training_pictures(record: TrainingRecord) -> int:
    """How many training pictures a recording was made with."""
    return record.spec.examples or registry.describe(record.spec.data).train


@lru_cache(maxsize=1)
def compute() -> Result:
    """Reads the recordings and what their networks answered."""
    runs = [recording(name) for name in NAMES]
    ends = [record.epoch_points[-1] for record in runs]
    outputs = np.stack([of_recording(record) for record in runs])
    right = (outputs > 0.5) == validation(runs[-1]).labels
    shares = tuple(float(share) for share in right.mean(axis=1))
    return Result(tuple(runs), tuple(end.accuracy for end in ends), shares, outputs, right)


def _turning(right: Array) -> list[int]:
    """Pictures that stay right from some size on, and are wrong before it: of each size one, of the last the rest."""
    sizes = len(right)
    first = [np.flatnonzero(~right[:size].any(axis=0) & right[size:].all(axis=0)) for size in range(1, sizes)]
    chosen = [int(places[0]) for places in first]
    return [*chosen, *first[-1][-(PICTURES - len(chosen)) :].tolist()]


def payload(result: Result, size: int, is_open: bool) -> bytes:
    """What the component is sent, opened on the recording number `size`; the larger ones are sent once `is_open`."""
    data = validation(result.records[-1])
    steps = [
        growth.Step(
            pictures, result.known[at], result.new[at], [float(result.outputs[at][place]) for place in result.places]
        )
        for at, pictures in enumerate(result.sizes)
    ]
    looks = [fit(data.images[place], SIDE) for place in result.places]
    truths = [int(data.labels[place]) for place in result.places]
    return growth.growth(steps if is_open else steps[:1], result.sizes, size, data.class_names, looks, truths)


def read_size(written: str) -> int:
    """The number of a recording, as the address keeps its training pictures; the first where there is none such."""
    sizes = [str(size) for size in compute().sizes]
    return sizes.index(written) if written in sizes else 0


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    first, last = result.right[0], result.right[-1]
    fewest, most = result.records[0], result.records[-1]
    return {
        "few": f"{result.sizes[0]:,}",
        "many": f"{result.sizes[-1]:,}",
        "few_new": _percent(result.new[0]),
        "many_new": _percent(result.new[-1]),
        "epochs": most.spec.epochs,
        "pictures": f"{len(first):,}",
        "gained": int((~first & last).sum()),
        "lost": int((first & ~last).sum()),
        "share": f"{BY_HEART:.0%}",
        "few_epoch": _by_heart(fewest),
        "many_epoch": _by_heart(most),
        "few_steps": _by_heart(fewest) * _steps(fewest),
        "many_steps": _by_heart(most) * _steps(most),
    }


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _by_heart(record: TrainingRecord) -> int:
    """The first epoch after which the network knows its own pictures by heart."""
    return next(int(end.epoch) for end in record.epoch_points if end.accuracy >= BY_HEART)


def _steps(record: TrainingRecord) -> int:
    """How many batches an epoch has."""
    return -(-training_pictures(record) // record.spec.batch_size)


def _new_options(result: Result) -> tuple[str, ...]:
    shares = {result.new[0], result.new[-1], 0.95, 1.0}
    return tuple(map(_percent, sorted(shares)))


def _size_options(result: Result) -> tuple[str, ...]:
    return tuple(f"{size:,} pictures" for size in (result.sizes[0], result.sizes[-1]))


def _fewer_epochs(result: Result) -> str:
    """Which of the smallest and the largest set is known by heart after fewer epochs."""
    few, many = (_by_heart(result.records[at]) for at in (0, -1))
    return _size_options(result)[0 if few <= many else 1]


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "more",
        _new_options,
        lambda result: _percent(result.new[-1]),
        numbers=numbers,
        veils=lambda result: ('"later"',),
    ),
    Question(
        "heart",
        _size_options,
        _fewer_epochs,
        numbers=numbers,
        veils=lambda result: (f"{numbers(result)['many_steps']} steps",),
    ),
)
