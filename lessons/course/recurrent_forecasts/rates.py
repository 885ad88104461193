"""A sweep: the loss at every rate that a run went through, where it was lowest, and the rate to train with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import rates
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord

FEWEST = 2
"""A line has two points or more."""


@dataclass(frozen=True)
class Sweep:
    """The rate and the training loss of each epoch that ended with a number: (n,) each, and the epochs (n,)."""

    epochs: Array
    rates: Array
    losses: Array

    @property
    def lowest(self) -> int:
        """The place of the lowest loss."""
        return int(self.losses.argmin())

    @property
    def tenth(self) -> float:
        """A tenth of the rate there, for a whole run."""
        return float(self.rates[self.lowest]) / 10


def of(record: TrainingRecord) -> Sweep | None:
    """The sweep of a run, as far as it has come; None where its rate does not grow, and before there is a line."""
    schedule = record.spec.schedule
    if schedule is None or schedule.factor <= 1:
        return None
    ends = [end for end in record.epoch_points if np.isfinite(end.loss)]
    if len(ends) < FEWEST:
        return None
    epochs = np.array([int(end.epoch) for end in ends])
    swept = np.array([schedule.rate(epoch - 1) for epoch in epochs.tolist()])
    return Sweep(epochs, swept, np.array([end.loss for end in ends]))


def payload(sweep: Sweep) -> bytes:
    """The payload of the picture."""
    return rates.payload(sweep.rates.astype(np.float32), sweep.losses.astype(np.float32), sweep.tenth)


def numbers(sweep: Sweep) -> Mapping[str, Any]:
    """What fills the blanks of the words about a sweep."""
    place = sweep.lowest
    return {
        "epoch": int(sweep.epochs[place]),
        "rate": f"{sweep.rates[place]:.1g}",
        "sign": rates.SIGN,
        "tenth": f"{sweep.tenth:.1g}",
    }
