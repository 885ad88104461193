"""The weights over the window: of least squares, of a linear network, and the mean slope of a dense one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lessons.course.windows.views import recording
from lessons.data import registry, split_series
from lessons.data.simple_forecasts import LINEAR
from lessons.figures import window_weights
from lessons.maths import series
from lessons.maths.arrays import Array
from lessons.maths.sensitivity import gradients
from lessons.training.reports import forecasts
from lessons.training.run.history import TrainingRecord, best_among

ON_SHOW = "The network on show"
RECORDED = {"Linear network, recorded": "linear", "Dense network, recorded": "dense"}
LATEST = 4
"""So many of the last values of a window are counted together."""


@dataclass(frozen=True)
class Result:
    """How much each value of the window (window,) moves the forecast, by what forecasts; the last value comes last."""

    weights: Mapping[str, Array]

    def share_of_latest(self, title: str) -> float:
        """Which part of all that a forecast weighs, 0 to 1, lies on the last `LATEST` values."""
        sizes = np.abs(self.weights[title])
        return float(sizes[-LATEST:].sum() / sizes.sum())


def compute(record: TrainingRecord) -> Result:
    """The weights of least squares, of the recorded networks where they saw the same values, and of this run."""
    networks: dict[str, TrainingRecord] = {title: recording(name) for title, name in RECORDED.items()}
    same = {title: one for title, one in networks.items() if _seen(one) == _seen(record)}
    if all(one.spec != record.spec for one in same.values()):
        same[ON_SHOW] = record
    data, window, split = _seen(record)
    source = split_series.from_row(registry.describe(data))
    weights = series.least_squares_weights(source.values, window, split or source.split)
    return Result({LINEAR: weights[:-1]} | {title: _slopes(one) for title, one in same.items()})


def _seen(record: TrainingRecord) -> tuple[str, int, int]:
    """What decides which values a network sees: the series, how many at a time, and how many train."""
    options = record.spec.data_options
    return record.spec.data, options["window"], options["split"]


def _slopes(record: TrainingRecord) -> Array:
    """The mean slope of a network's answer over the windows of validation, after its best epoch that is kept."""
    layers = record.layers(best_among(record, record.whole_epochs))
    slopes: Array = gradients(layers, forecasts.subject(record.spec).windows).mean(axis=0)
    return slopes


def payload(result: Result) -> bytes:
    """The payload of the bars."""
    return window_weights.payload(result.weights)


def numbers(result: Result) -> Mapping[str, object]:
    """What fills the blanks of the page's words."""
    return {"latest": LATEST, "share": f"{result.share_of_latest(LINEAR):.0%}"}
