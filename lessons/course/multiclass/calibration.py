"""Calibration: is the network as often right as it is sure? And what a temperature does to how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from lessons.answers import Answers
from lessons.course.multiclass import scores
from lessons.figures import reliability as figure
from lessons.maths.arrays import Array
from lessons.maths.classification import Reliability, cross_entropy, reliability
from lessons.questions import Question
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

COLDEST, HOTTEST, STEP = 0.5, 4.0, 0.1
NEAR = 0.01
"""A network that is on average so near to how often it is right counts as calibrated."""
TEMPERATURES = np.round(np.arange(COLDEST, HOTTEST + STEP / 2, STEP), 1)


@dataclass(frozen=True)
class Settings:
    """What the page can set about the answers' confidence."""

    temperature: float = slider("Temperature", COLDEST, HOTTEST, 1.0, STEP, "Every logit is divided by it.")
    bins: int = choice("Bins", (5, 10, 20), 10, "How many groups the answers fall into, by how sure they are.")


@dataclass(frozen=True)
class Result:
    """All `answers`, their logits divided by the temperature."""

    settings: Settings
    answers: Answers

    @cached_property
    def reliability(self) -> Reliability:
        return reliability(self.answers.confidences, ~self.answers.wrong, self.settings.bins)

    @cached_property
    def best(self) -> float:
        """The temperature with the lowest loss: temperature scaling, Guo et al., ICML 2017, section 4.2."""
        logits = self.answers.logits * self.settings.temperature
        losses = [cross_entropy(logits / each, self.answers.labels).mean() for each in TEMPERATURES]
        return float(TEMPERATURES[int(np.argmin(losses))])


def compute(settings: Settings, record: TrainingRecord, logits: Array) -> Result:
    """Looks how sure the answers `logits` (N, classes) of a network are."""
    answers = Answers(record.class_names, scores.labels(record), logits / settings.temperature)
    return Result(settings, answers)


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of confidence against accuracy, as far as it may be known."""
    counts, confidence, accuracy = result.reliability
    return figure.reliability(counts, confidence, accuracy if "top" in open_answers else None)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about calibration."""
    found = result.reliability
    return {
        "sure": f"{result.answers.confidences.mean():.1%}",
        "right": f"{result.answers.accuracy:.1%}",
        "error": f"{100 * found.error:.1f}",
        "best": f"{result.best:.1f}",
        "from": f"{1 - 1 / result.settings.bins:.0%}",
        "count": int(found.counts[-1]),
        "pictures": f"{len(result.answers.labels):,}",
    }


def verdict(result: Result) -> str:
    """The section of the words that fits: `overconfident`, `underconfident`, or `calibrated` where both are near."""
    over = float(result.answers.confidences.mean()) - result.answers.accuracy
    if abs(over) < NEAR:
        return "calibrated"
    return "overconfident" if over > 0 else "underconfident"


def _best_options(result: Result) -> tuple[str, ...]:
    places = sorted({result.best, COLDEST, 1.0, HOTTEST})
    return tuple(f"{each:.1f}" for each in places)


def _top(result: Result) -> str:
    return f"{result.reliability.accuracy[-1]:.0%}"


def _top_options(result: Result) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sorted((_top(result), "50%", "75%", f"{result.answers.accuracy:.0%}"), key=_percent)))


def _percent(written: str) -> float:
    return float(written[:-1])


LOWEST = "The loss is lowest at temperature"
"""How the sentence begins that tells the best temperature."""

QUESTIONS: tuple[Question[Result], ...] = (
    Question("top", _top_options, _top, numbers, lambda result: ("rightShares",)),
    Question("best", _best_options, lambda result: f"{result.best:.1f}", numbers, lambda result: (LOWEST,)),
)


def code(result: Result, run: TrainingSpec) -> str:
    """The Keras program that trains the network and compares its confidence with its accuracy, bin by bin."""
    bins = result.settings.bins
    return program(
        run,
        then=(
            "kernel, bias = model.layers[-1].get_weights()",
            "logits = keras.Model(model.inputs, model.layers[-2].output).predict(validation) @ kernel + bias",
            f"probabilities = np.array(keras.ops.softmax(logits / {result.settings.temperature}))",
            "sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == validation_labels",
            f"bins = np.minimum((sure * {bins}).astype(int), {bins - 1})",
            "for bin in np.unique(bins):",
            "    print(bin, (bins == bin).sum(), sure[bins == bin].mean(), right[bins == bin].mean())",
        ),
    )
