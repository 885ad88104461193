"""Certainty: a network that goes on learning grows surer of what it gets wrong, and a temperature mends that alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from lessons.course.embeddings import network
from lessons.data.dataset import evenly
from lessons.figures import certainty as figure
from lessons.figures.certainty import Answers
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

MOST_TEXTS = 1000
MOST_EPOCHS = 40
HOTTEST = 6.0
TEMPERATURES = np.round(np.arange(0.5, HOTTEST + 0.05, 0.1), 1)
RIGHT, WRONG = "the right ones", "the wrong ones"


@dataclass(frozen=True)
class Result:
    """What a network answers to new texts: `logits` (E, N) after each of the `epochs`, for texts of these `labels`."""

    record: TrainingRecord
    epochs: tuple[int, ...]
    logits: Array
    labels: Array

    @cached_property
    def losses(self) -> Array:
        """The cross-entropy of every answer (E, N), in nats."""
        return losses(self.logits, self.labels)

    @cached_property
    def right(self) -> Array:
        """Whether each answer is right (E, N)."""
        answers: Array = (self.logits > 0) == (self.labels == 1)
        return answers

    @property
    def lowest(self) -> int:
        """The place of the epoch, after the random start, whose loss is lowest."""
        return 1 + int(self.losses[1:].mean(axis=1).argmin())

    @property
    def growth(self) -> float:
        """How many times its lowest value the loss is in the end."""
        means = self.losses.mean(axis=1)
        return float(means[-1] / means[self.lowest])

    @property
    def by_wrong(self) -> float:
        """The part of the last epoch's whole loss that wrong answers have."""
        last = self.losses[-1]
        return float(last[~self.right[-1]].sum() / last.sum())

    @cached_property
    def best_temperature(self) -> float:
        """The temperature with the lowest loss in the end: temperature scaling, Guo et al., ICML 2017, section 4.2."""
        means = [losses(self.logits[-1] / each, self.labels).mean() for each in TEMPERATURES]
        return float(TEMPERATURES[int(np.argmin(means))])

    @property
    def changes(self) -> int:
        """How many of the last epoch's answers another temperature changes."""
        return int(np.count_nonzero((self.logits[-1] / self.best_temperature > 0) != (self.logits[-1] > 0)))


def losses(logits: Array, labels: Array) -> Array:
    """The binary cross-entropy of answers (..., N), in nats, from their logits: log(1 + e^z) - z for the label 1."""
    found: Array = np.logaddexp(0, logits) - labels * logits
    return found


def compute(record: TrainingRecord) -> Result:
    """Asks the network of a run that `network.says_how_sure` of, after each epoch, about texts that it never saw."""
    rows, labels = network.validation(record, MOST_TEXTS)
    epochs = [record.whole_epochs[place] for place in evenly(len(record.whole_epochs), MOST_EPOCHS)]
    logits = np.stack([network.logits(record.layers(epoch), rows) for epoch in epochs])
    return Result(record, tuple(epochs), np.nan_to_num(logits), labels)


def payload(result: Result, open_answers: Collection[str]) -> bytes:
    """What the canvas draws, as far as it may be known."""
    answers = Answers(result.epochs, result.logits, result.labels, result.record.class_names)
    return figure.payload(
        answers,
        None if "growth" in open_answers else result.lowest,
        "whose" in open_answers,
        HOTTEST if "temperature" in open_answers else None,
    )


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    accuracies, means = result.right.mean(axis=1), result.losses.mean(axis=1)
    cooled = losses(result.logits[-1] / result.best_temperature, result.labels).mean()
    return {
        "texts": f"{len(result.labels):,}",
        "lowest": result.epochs[result.lowest],
        "last": result.epochs[-1],
        "best": f"{accuracies[result.lowest]:.1%}",
        "end": f"{accuracies[-1]:.1%}",
        "low": f"{means[result.lowest]:.2f}",
        "high": f"{means[-1]:.2f}",
        "wrong": f"{1 - accuracies[-1]:.0%}",
        "part": f"{result.by_wrong:.0%}",
        "heat": f"{result.best_temperature:.1f}",
        "cooled": f"{cooled:.2f}",
    }


def _growth(result: Result) -> str:
    return f"×{result.growth:.1f}"


def _growths(result: Result) -> tuple[str, ...]:
    factors = {_growth(result), "×0.5", "×1.0", f"×{2 * result.growth:.1f}"}
    return tuple(sorted(factors, key=lambda factor: float(factor[1:])))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "growth",
        _growths,
        _growth,
        numbers,
        lambda result: (f'"shape":[{len(result.epochs)},{len(result.labels)}]',),
    ),
    Question(
        "whose",
        lambda result: (RIGHT, WRONG),
        lambda result: WRONG if result.by_wrong > 1 / 2 else RIGHT,
        numbers,
        lambda result: ('"parts":true',),
    ),
    Question(
        "temperature",
        lambda result: distinct(result.changes, 0, len(result.labels) // 10, len(result.labels) // 2),
        lambda result: str(result.changes),
        numbers,
        lambda result: ('"temperature":',),
    ),
)


def code(result: Result) -> str:
    """The program that trains the network and divides its logits by the best temperature."""
    return program(
        result.record.spec,
        then=(
            "kernel, bias = model.layers[-1].get_weights()",
            "before = keras.Model(model.inputs, model.layers[-2].output).predict(validation, verbose=0)",
            "logits = (before @ kernel + bias)[:, 0]",
            f"for temperature in (1.0, {result.best_temperature}):",
            "    divided = logits / temperature",
            "    loss = np.mean(np.logaddexp(0, divided) - validation_labels * divided)",
            "    print(temperature, loss, np.mean((divided > 0) == validation_labels))",
        ),
    )
