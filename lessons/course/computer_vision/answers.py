"""What a trained network answers: every validation picture at once, its mistakes, and one answer taken apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.answers import CONFUSED, COST, ORDERS, Answers, read_cell, read_place
from lessons.course.computer_vision import train
from lessons.data import Dataset, load
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.settings import choice, menu
from lessons.training.reports.program import program
from lessons.training.run.history import Point, TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import MY_RUN

APART = 0.02
"""Two losses are worth comparing when one is larger by this part."""

ANSWERS = (
    "kernel, bias = model.layers[-1].get_weights()",
    "logits = keras.Model(model.inputs, model.layers[-2].output).predict(validation) @ kernel + bias",
    "probabilities = np.array(keras.ops.softmax(logits))",
    "print(probabilities[0].round(3), probabilities[0].sum(), probabilities[0].argmax())",
    "matrix = np.zeros((10, 10), int)",
    "np.add.at(matrix, (validation_labels, probabilities.argmax(axis=1)), 1)",
    "print(matrix)",
    "print(-np.log(probabilities[np.arange(len(validation)), validation_labels]).mean())",
)
"""How a program takes its answers apart, counts its mistakes and works out its loss."""


@dataclass(frozen=True)
class Settings:
    """What the page can set about the answers; the epoch's range depends on the run and is set beside it."""

    network: str = menu(
        "Network", (*train.RECORDINGS, MY_RUN), train.SHORT, "A recorded one, or the one you trained.", train.FORMER
    )
    order: str = choice("Mistakes", ORDERS, ORDERS[0], "Which of them come first.")


@lru_cache(maxsize=4)
def validation(data: str) -> tuple[Array, Array]:
    """The validation pictures (N, 28, 28, 1) of a set, and their labels."""
    pictures: Dataset = load(data, "validation")
    return pictures.arrays(train.DEFAULT.image_size)


def can_answer(record: TrainingRecord) -> bool:
    """Whether this is a dense network whose weights are kept: the address may name a run of another lesson."""
    return record.spec.network == train.DEFAULT.network and bool(record.whole_epochs)


def has_numbers(record: TrainingRecord) -> bool:
    """Whether the weights are numbers: where the loss has exploded, they no longer are."""
    layers = record.layers(record.whole_epochs[-1])
    return all(bool(np.isfinite(part).all()) for layer in layers for part in layer.weights)


def all_logits(record: TrainingRecord, epoch: int) -> Array:
    """What the network answers for every validation picture after an epoch, as logits (N, classes)."""
    return network.logits(record.layers(epoch), validation(record.spec.data)[0])


def compute(settings: Settings, record: TrainingRecord, logits: Array, cell: str, chosen: str) -> Answers:
    """Judges the answers; `cell` and `chosen` are what the address holds of the learner's choices, or nothing."""
    labels = validation(record.spec.data)[1]
    names = record.class_names
    where = read_cell(cell, len(names))
    return Answers(names, labels, logits, settings.order, where, read_place(chosen, len(labels)))


def paradox(ends: Sequence[Point]) -> tuple[Point, Point] | None:
    """The two epochs that show best that loss is not accuracy: as many right or more, and yet another loss or a higher.

    None where no two are apart enough to be worth a sentence.
    """
    pairs = [
        (one, other)
        for place, one in enumerate(ends)
        for other in ends[place + 1 :]
        if (_validation(other)[1] - _validation(one)[1]) * (_validation(other)[0] - _validation(one)[0]) >= 0
    ]
    best = max(pairs, key=_apart, default=None)
    return best if best and _apart(best) > APART else None


def _validation(end: Point) -> tuple[float, float]:
    return end.val_loss or 0.0, end.val_accuracy or 0.0


def _apart(pair: tuple[Point, Point]) -> float:
    low, high = sorted(_validation(end)[0] for end in pair)
    return high / low - 1 if low > 0 else 0.0


def paradox_numbers(pair: tuple[Point, Point]) -> Mapping[str, Any]:
    """What fills the blanks of the words about two epochs."""
    return {
        f"{what}{number}": value
        for number, end in enumerate(pair, 1)
        for what, value in (
            ("epoch", int(end.epoch)),
            ("accuracy", f"{end.val_accuracy:.1%}"),
            ("loss", f"{end.val_loss:.3f}"),
        )
    }


def loss_numbers(subject: Answers) -> Mapping[str, Any]:
    """What fills the blanks of the words about the loss."""
    count = len(subject.labels)
    mistakes = float(subject.losses[subject.wrong].sum())
    return {
        "right": f"{count - int(subject.wrong.sum()):,}",
        "total": f"{count:,}",
        "accuracy": f"{subject.accuracy:.1%}",
        "loss": f"{subject.losses.mean():.3f}",
        "wrong": f"{subject.wrong.mean():.1%}",
        "share": f"make up {mistakes / float(subject.losses.sum()):.0%}",
    }


def _sum(subject: Answers) -> str:
    return f"{subject.probabilities[subject.picture].sum():.3f}"


def _sum_options(subject: Answers) -> tuple[str, ...]:
    classes = len(subject.class_names)
    return tuple(dict.fromkeys([f"{1 / classes:.3f}", _sum(subject), f"{classes:.3f}"]))


SUM = Question[Answers](
    "sum",
    _sum_options,
    _sum,
    lambda subject: {"classes": len(subject.class_names)},
    veils=lambda subject: ("sumTitle",),
)
QUESTIONS: tuple[Question[Answers], ...] = (
    SUM,
    replace(CONFUSED, veils=lambda subject: ("counts",)),
    replace(COST, veils=lambda subject: (loss_numbers(subject)["share"],)),
)


def questions(subject: Answers) -> tuple[Question[Answers], ...]:
    """The questions that can be asked: without a mistake, or without anything right, only the first."""
    return QUESTIONS if 0 < subject.wrong.sum() < len(subject.labels) else QUESTIONS[:1]


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network, takes its answers apart and counts its mistakes."""
    return program(run, then=ANSWERS)
