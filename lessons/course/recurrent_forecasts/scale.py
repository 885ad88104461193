"""Scale: a memory hands on numbers between −1 and 1, so how far can a network's answer reach?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from lessons.course.recurrent_forecasts.views import LSTM, MEMORIES, meaning
from lessons.figures import forecast
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.maths.recurrent import GATES, trace
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, switch
from lessons.training.reports import forecasts
from lessons.training.reports.forecasts import Forecasts
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

MULTIPLES = (1, 10, 100, 400)
SHUT, OPEN = 0.05, 0.95
"""A gate below or above hardly changes with what it adds up, so it hardly learns."""
EVERY = 20
"""Every how many windows one is looked at for its gates."""
RECORDINGS = {multiple: f"times-{multiple}" for multiple in MULTIPLES}


@dataclass(frozen=True)
class Settings:
    """What becomes of the answer, or of the series."""

    multiple: int = choice("Answer times", MULTIPLES, 1, help="What the last layer, Rescaling, multiplies by.")
    standardised: bool = switch("Standardise instead")


@dataclass(frozen=True)
class Result:
    """A recorded network after each of the `epochs`, and between which bounds any answer of it lies: `reach` (E, 2).

    `stuck` is which part of its gates are shut or wide open at the random start, over the validation part.
    """

    record: TrainingRecord
    epochs: tuple[int, ...]
    reach: Array
    stuck: float

    @cached_property
    def start(self) -> Forecasts:
        """What it says at its random start."""
        return forecasts.of(self.record, self.epochs[:1])

    @cached_property
    def said(self) -> Forecasts:
        """What it says epoch by epoch: a second's work, which waits until it is to be seen."""
        return forecasts.of(self.record, self.epochs)

    @property
    def most(self) -> float:
        """The most that it can say in the end."""
        return float(self.reach[-1, 1])

    @property
    def highest(self) -> float:
        """The highest value that it is to say."""
        return float(self.start.subject.values.max())


def recording_of(settings: Settings) -> str:
    """The name of the recorded run with these settings: a standardised series needs no multiple."""
    return MEMORIES[LSTM] if settings.standardised else RECORDINGS[settings.multiple]


def compute(record: TrainingRecord) -> Result:
    """Looks how far the answers of a recorded network reach, epoch by epoch."""
    epochs = forecasts.worth_showing(record)
    bounds = np.stack([_bounds(record.layers(epoch)) for epoch in epochs])
    windows = forecasts.subject(record.spec).windows
    return Result(record, epochs, meaning(record).read(bounds), _stuck(record.layers(epochs[0]), windows))


def _stuck(layers: tuple[Layer, ...], windows: Array) -> float:
    memory = next(layer for layer in layers if layer.class_name in GATES)
    traces = [trace(memory, window[:, None]) for window in windows[::EVERY]]
    gates = np.stack([values for one in traces for name, values in one.gates.items() if name != "candidate"])
    return float(np.mean((gates < SHUT) | (gates > OPEN)))


def _bounds(layers: tuple[Layer, ...]) -> Array:
    """The least and the most (2,) that a network answers whose last state lies between −1 and 1."""
    answer = next(layer for layer in reversed(layers) if layer.class_name == "Dense")
    weights, bias = answer.weights
    farthest = float(np.abs(weights).sum())
    multiple = layers[-1].config["scale"] if layers[-1].class_name == "Rescaling" else 1
    return np.array([bias[0] - farthest, bias[0] + farthest]) * multiple


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the forecast: of all epochs, and how far it reaches, once that is predicted; else of the start."""
    known = "reach" in open_answers
    said = result.said if known else result.start
    ahead = said.subject
    return forecast.payload(
        f"{result.record.spec.to_json()}, {known}",
        ahead.time,
        ahead.values,
        ahead.unit,
        ahead.naive,
        said.epochs,
        said.values,
        said.errors,
        result.record.baseline or 0.0,
        is_live=False,
        count=ahead.count,
        reach=result.reach if known else None,
    )


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    options = result.record.spec.network_options
    series = "standardised" if result.record.spec.data_options["scaled"] else "as it is"
    return {
        "times": options["times"],
        "series": series,
        "epochs": result.epochs[-1],
        "highest": f"{result.highest:.0f}",
        "units": options["units"],
        "error": f"{result.record.epoch_points[-1].values['val_mae'] or 0.0:.2f}",
        "naive": f"{result.record.baseline:.2f}",
        "stuck": f"{result.stuck:.0%}",
        "shut": SHUT,
        "open": OPEN,
    }


def _reach_options(result: Result) -> tuple[str, ...]:
    most, times = round(result.most), result.record.spec.network_options["times"]
    return distinct(most, 1, times, round(result.highest), 2 * most)


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "reach",
        _reach_options,
        lambda result: whole_text(round(result.most)),
        numbers,
        lambda result: ("answerBounds",),
    ),
)


def code(result: Result) -> str:
    """The program that trains the network, and prints the bounds of its answers."""
    spec = result.record.spec
    in_unit = " * deviation + mean" if spec.data_options["scaled"] else ""
    times = f"{spec.network_options['times']} * " if spec.network_options["times"] > 1 else ""
    then = (
        "answer = next(layer for layer in reversed(model.layers) if isinstance(layer, keras.layers.Dense))",
        "weights, bias = answer.get_weights()",
        "for farthest in (-np.abs(weights).sum(), np.abs(weights).sum()):",
        f"    print({times}(bias[0] + farthest){in_unit})",
    )
    return program(spec, then)
