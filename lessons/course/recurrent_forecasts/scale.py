"""Scale: a memory hands on numbers between −1 and 1, so how far can a network's answer reach?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.recurrent_forecasts.views import LSTM, MEMORIES, meaning
from lessons.figures import forecast
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, switch
from lessons.training.reports import forecasts
from lessons.training.reports.forecasts import Forecasts
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

MULTIPLES = (1, 10, 100, 400)
RECORDINGS = {multiple: f"times-{multiple}" for multiple in MULTIPLES}


@dataclass(frozen=True)
class Settings:
    """What becomes of the answer, or of the series."""

    multiple: int = choice("Answer times", MULTIPLES, 1, help="What the last layer, Rescaling, multiplies by.")
    standardised: bool = switch("Standardise instead")


@dataclass(frozen=True)
class Result:
    """What a network said epoch by epoch, and between which bounds any answer of it lies: `reach` (epochs, 2)."""

    record: TrainingRecord
    said: Forecasts
    reach: Array

    @property
    def most(self) -> float:
        """The most that it can say in the end."""
        return float(self.reach[-1, 1])

    @property
    def highest(self) -> float:
        """The highest value that it is to say."""
        return float(self.said.subject.values.max())


def recording_of(settings: Settings) -> str:
    """The name of the recorded run with these settings: a standardised series needs no multiple."""
    return MEMORIES[LSTM] if settings.standardised else RECORDINGS[settings.multiple]


def compute(record: TrainingRecord) -> Result:
    """Looks how far the answers of a recorded network reach, epoch by epoch."""
    epochs = forecasts.worth_showing(record)
    bounds = np.stack([_bounds(record.layers(epoch)) for epoch in epochs])
    return Result(record, forecasts.of(record, epochs), meaning(record).read(bounds))


def _bounds(layers: tuple[Layer, ...]) -> Array:
    """The least and the most (2,) that a network answers whose last state lies between −1 and 1."""
    answer = next(layer for layer in reversed(layers) if layer.class_name == "Dense")
    weights, bias = answer.weights
    farthest = float(np.abs(weights).sum())
    multiple = layers[-1].config["scale"] if layers[-1].class_name == "Rescaling" else 1
    return np.array([bias[0] - farthest, bias[0] + farthest]) * multiple


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the forecast: of all epochs, and how far it reaches, once that is predicted; else of the start."""
    said, known = result.said, "reach" in open_answers
    ahead, count = said.subject, len(said.epochs) if known else 1
    return forecast.payload(
        f"{result.record.spec.to_json()}, {known}",
        ahead.time,
        ahead.values,
        ahead.unit,
        ahead.naive,
        said.epochs[:count],
        said.values[:count],
        said.errors[:count],
        result.record.baseline or 0.0,
        is_live=False,
        reach=result.reach if known else None,
    )


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    options = result.record.spec.network_options
    series = "standardised" if result.record.spec.data_options["scaled"] else "as it is"
    return {
        "times": options["times"],
        "series": series,
        "epochs": result.said.epochs[-1],
        "highest": f"{result.highest:.0f}",
        "units": options["units"],
        "error": f"{result.said.errors[-1] or 0.0:.2f}",
        "naive": f"{result.record.baseline:.2f}",
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
