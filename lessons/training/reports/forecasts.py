"""What a network that learns a series says of the validation part, epoch by epoch."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.maths.arrays import Array
from lessons.maths.network import answers
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

MOST_VALUES = 1500
"""Of a longer validation part the first values are forecast."""
MOST_NUMBERS = 16_000
"""At most this many numbers of all epochs together are forecast: a page sends them all."""
MOST_EPOCHS = 32


@dataclass(frozen=True)
class Subject:
    """The validation part of a series: when (n,), its values (n,) and the windows before them (n, ...), in order.

    `naive` (n,) is the value before each. They are the first of `count`, where the part is longer.
    """

    time: Array
    values: Array
    naive: Array
    windows: Array
    unit: str
    count: int


@dataclass(frozen=True)
class Forecasts:
    """What a network said after each of the epochs (E,), in the series' own unit: (E, n), and its mean error (E,).

    An error is that of the whole validation part, as it was measured while training; None of a random start.
    """

    subject: Subject
    epochs: tuple[int, ...]
    values: Array
    errors: tuple[float | None, ...]


def subject(spec: TrainingSpec) -> Subject:
    """What a run on a series forecasts. Raises ValueError or FileNotFoundError as `registry.load`."""
    return _subject(spec.to_json())


@lru_cache(maxsize=8)
def _subject(written: str) -> Subject:
    spec = TrainingSpec.from_json(written)
    train, validation = (registry.load(spec.data, split) for split in SPLITS)
    windows = spec.kind.encode(spec, train, validation, lambda ready, total: None).validation_inputs
    values, time = (
        np.concatenate([getattr(part, name) for part in (train, validation)]) for name in ("values", "time")
    )
    first = len(values) - len(windows)
    seen = slice(first, first + MOST_VALUES)
    naive = values[first - 1 : -1][:MOST_VALUES]
    return Subject(time[seen], values[seen], naive, windows[:MOST_VALUES], train.unit, len(windows))


def of(record: TrainingRecord, epochs: Sequence[int]) -> Forecasts:
    """The forecasts of a run's network after these epochs, all of which `record.layers` must know."""
    ahead, architecture = subject(record.spec), record.architecture
    assert architecture is not None
    assert architecture.meaning is not None
    rows = [architecture.meaning.read(answers(record.layers(epoch), ahead.windows)) for epoch in epochs]
    ends = {int(end.epoch): end.values.get(f"val_{record.metric.name}") for end in record.epoch_points}
    return Forecasts(ahead, tuple(epochs), np.stack(rows), tuple(ends.get(epoch) for epoch in epochs))


def worth_showing(record: TrainingRecord) -> tuple[int, ...]:
    """The epochs to draw one after the other: dense where a network learns most, thin later, the last one among them.

    Of a run that goes on few, for they are sent again and again.
    """
    epochs = record.whole_epochs
    longest = min(len(subject(record.spec).values), MOST_VALUES)
    most = max(2, min(MOST_EPOCHS if record.state.ended else MOST_EPOCHS // 4, MOST_NUMBERS // longest))
    if len(epochs) <= most:
        return epochs
    places = np.unique(np.geomspace(1, len(epochs), most).round().astype(int)) - 1
    return tuple(epochs[place] for place in places)
