"""What networks say of a real series: of each value from those before it, and of a future that they must run into."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.kinds.encoding import SeriesInput
from lessons.kinds.meaning import Value
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, answers
from lessons.maths.series import free_run
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord

MOST_STEPS = 60
"""How far a network runs into the future, at most."""


class Network(NamedTuple):
    """What a network says of every validation value (n,), and running free of the first `MOST_STEPS` or all of them."""

    steps: Array
    future: Array


def answer(record: TrainingRecord, layers: Sequence[Layer]) -> Mapping[str, Array]:
    """The answers of a run's network, as it gives them, by the names of the fields of `Network`."""
    item, _ = _encodings(record)
    train, validation = (registry.load(record.spec.data, part) for part in SPLITS)
    values = np.concatenate([train.values, validation.values])
    split = record.spec.data_options["split"] or len(train)
    windows = item.apply(values)[split - item.window : -1]
    past = item.apply(values[:split])[-1]

    def after(known: Array) -> float:
        return float(answers(layers, known[None, -item.window :].astype(np.float32))[0])

    steps = min(MOST_STEPS, len(values) - split)
    return {"steps": answers(layers, windows), "future": free_run(past, steps, after)}


def read(record: TrainingRecord, said: Mapping[str, Array]) -> Network:
    """Answers in the series' own unit."""
    _, meaning = _encodings(record)
    return Network(**{name: meaning.read(values) for name, values in said.items()})


def of_recording(recording: Recording) -> Network:
    """What the network of a recording says after its last epoch."""
    return read(recording, recording.answers)


def _encodings(record: TrainingRecord) -> tuple[SeriesInput, Value]:
    architecture = record.architecture
    assert architecture is not None
    assert isinstance(architecture.item, SeriesInput)
    assert isinstance(architecture.meaning, Value)
    return architecture.item, architecture.meaning
