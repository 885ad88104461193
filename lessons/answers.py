"""What a network answers: every validation picture at once, its mistakes, and how surely it makes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from lessons.maths.activations import softmax
from lessons.maths.arrays import Array
from lessons.maths.classification import confusion, cross_entropy
from lessons.questions import Question, distinct
from lessons.text.plain import with_article

MOST_CONFIDENT, HIGHEST_LOSS = "Most confident", "Highest loss"
ORDERS = (MOST_CONFIDENT, HIGHEST_LOSS)
"""Which mistakes come first."""
MOST_PICTURES = 7
MOST_OPTIONS = 10
"""A question offers at most this many classes."""

Cell = tuple[int, int]
"""A place in the confusion matrix: the true class, and the one that it was taken for."""
Caption = tuple[str, str, str]
"""A picture in words: its class, what it was taken for, and how surely."""


@dataclass(frozen=True)
class Answers:
    """Every answer of a network: `logits` (N, classes) for the validation pictures with these true `labels` (N,).

    `order` is one of `ORDERS`, `cell` the cell of the confusion matrix whose pictures are shown, None for all mistakes;
    `chosen` the picture that the learner chose, None before any choice.
    """

    class_names: tuple[str, ...]
    labels: Array
    logits: Array
    order: str = MOST_CONFIDENT
    cell: Cell | None = None
    chosen: int | None = None

    @cached_property
    def probabilities(self) -> Array:
        """The probability of every class for every picture (N, classes)."""
        return softmax(self.logits)

    @cached_property
    def confidences(self) -> Array:
        """The probability of the likeliest class of each picture (N,)."""
        most: Array = self.probabilities.max(axis=1)
        return most

    @cached_property
    def predictions(self) -> Array:
        """The likeliest class of each picture (N,)."""
        most: Array = self.logits.argmax(axis=1)
        return most

    @cached_property
    def losses(self) -> Array:
        """The cross-entropy of each answer (N,), in nats."""
        return cross_entropy(self.logits, self.labels)

    @cached_property
    def matrix(self) -> Array:
        """The confusion matrix (classes, classes): how often each true class, a row, was taken for each column."""
        return confusion(self.labels, self.predictions, len(self.class_names))

    @cached_property
    def wrong(self) -> Array:
        """Whether each answer is a mistake (N,)."""
        mistaken: Array = self.predictions != self.labels
        return mistaken

    @property
    def accuracy(self) -> float:
        """The part of the answers that are right."""
        return 1 - float(self.wrong.mean())

    @cached_property
    def places(self) -> list[int]:
        """The pictures on show: the first of the cell, or of all mistakes, in the order that was chosen."""
        true, taken = self.cell or (None, None)
        among = self.wrong if self.cell is None else (self.labels == true) & (self.predictions == taken)
        places = np.flatnonzero(among)
        by = self.confidences if self.order == MOST_CONFIDENT else self.losses
        ordered: list[int] = places[np.argsort(-by[places], kind="stable")][:MOST_PICTURES].tolist()
        return ordered

    @property
    def captions(self) -> list[Caption]:
        """The pictures on show in words."""
        names = self.class_names
        return [
            (names[self.labels[place]], names[self.predictions[place]], f"{self.confidences[place]:.1%}")
            for place in self.places
        ]

    @property
    def picture(self) -> int:
        """The picture whose answer is taken apart: the one chosen, else the first on show, else the set's first."""
        return self.chosen if self.chosen is not None else next(iter(self.places), 0)

    @property
    def picture_place(self) -> int | None:
        """Where that picture is among those on show; None where it is not."""
        return self.places.index(self.picture) if self.picture in self.places else None

    @property
    def sure(self) -> float:
        """The probability of the likeliest class for that picture."""
        return float(self.confidences[self.picture])


def read_cell(written: str, classes: int) -> Cell | None:
    """A cell from two labels with a dash between, as the address keeps it; None where there is no such cell."""
    true, _, taken = written.partition("-")
    row, column = read_place(true, classes), read_place(taken, classes)
    return None if row is None or column is None else (row, column)


def read_place(written: str, limit: int) -> int | None:
    """A whole number below the limit, as the address keeps it; None where there is no such number."""
    return int(written) if re.fullmatch("[0-9]{1,5}", written) and int(written) < limit else None


def toggle_cell(answers: Answers, cell: Cell) -> str:
    """What the address holds after a click on a cell: a second click on it brings back all mistakes."""
    return "" if cell == answers.cell else "{}-{}".format(*cell)


def heading(answers: Answers) -> str:
    """What the pictures show, as a heading."""
    if answers.cell is None:
        return f"{int(answers.wrong.sum()):,} mistakes among {len(answers.labels):,} pictures"
    true, taken = (answers.class_names[place] for place in answers.cell)
    count = int(answers.matrix[answers.cell])
    return f"{true}, rightly named: {count:,}" if true == taken else f"{true}, taken for {taken}: {count:,}"


def mistakes(answers: Answers) -> Array:
    """How often each class was taken for another (classes,)."""
    missed: Array = answers.matrix.sum(axis=1) - answers.matrix.diagonal()
    return missed


def _confused_numbers(answers: Answers) -> Mapping[str, Any]:
    most = int(mistakes(answers).argmax())
    row = answers.matrix[most].copy()
    total = int(row.sum())
    row[most] = 0
    return {"wrong": int(row.sum()), "total": total, "other": answers.class_names[int(row.argmax())]}


def _confused_options(answers: Answers) -> tuple[str, ...]:
    """The classes; of very many, those that are most often taken for others."""
    most = np.argsort(-mistakes(answers), kind="stable")[:MOST_OPTIONS]
    return tuple(answers.class_names[place] for place in sorted(most))


CONFUSED = Question[Answers](
    "confused",
    _confused_options,
    lambda answers: answers.class_names[int(mistakes(answers).argmax())],
    _confused_numbers,
)
"""Which class is most often taken for another."""


def _worth(answers: Answers) -> int:
    """How many average right answers cost as much as the most costly mistake."""
    return round(float(answers.losses.max() / answers.losses[~answers.wrong].mean()))


def _cost_numbers(answers: Answers) -> Mapping[str, Any]:
    place = int(answers.losses.argmax())
    return {
        "true": with_article(answers.class_names[answers.labels[place]]),
        "taken": with_article(answers.class_names[answers.predictions[place]]),
        "cost": f"{answers.losses[place]:.2f}",
        "mean": f"{answers.losses[~answers.wrong].mean():.3f}",
    }


COST = Question[Answers](
    "cost", lambda answers: distinct(_worth(answers), 1, 2, 10), lambda answers: str(_worth(answers)), _cost_numbers
)
"""What one mistake costs."""
