"""All answers judged: the confusion matrix, precision and recall, and what forgetting the division by 255 costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.answers import CONFUSED, ORDERS, Answers, read_cell, read_place
from lessons.course.multiclass import scores
from lessons.maths.arrays import Array
from lessons.maths.classification import precision, recall
from lessons.questions import Question
from lessons.settings import choice, switch
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

MATRIX_CODE = (
    "answers = model.predict(validation).argmax(axis=1)",
    "matrix = np.zeros((model.output_shape[-1],) * 2, int)",
    "np.add.at(matrix, (validation_labels, answers), 1)",
    "print(matrix)",
    'print("precision:", matrix.diagonal() / np.maximum(matrix.sum(axis=0), 1))',
    'print("recall:", matrix.diagonal() / np.maximum(matrix.sum(axis=1), 1))',
    "# The mistake: pixels that the network gets 255 times too large.",
    "print(model.evaluate(255 * validation, validation_labels))",
)
"""How a program counts its mistakes, and makes the course's."""


@dataclass(frozen=True)
class Settings:
    """What the page can set about the answers."""

    divided: bool = switch("Pixels divided by 255", True)
    order: str = choice("Mistakes", ORDERS, ORDERS[0], "Which of them come first.")


@dataclass(frozen=True)
class Judgement:
    """The answers on show, and those that they are compared with.

    `divided` are with pixels from 0 to 1, `undivided` with pixels 255 times too large; None where nobody has asked.
    """

    answers: Answers
    divided: Answers
    undivided: Answers | None

    @property
    def margins(self) -> tuple[Array, Array]:
        """Recall and precision of every class, (classes,) each."""
        return recall(self.answers.matrix), precision(self.answers.matrix)

    @property
    def focus(self) -> int:
        """The class to speak of: that of the cell on show, else the one with the lowest recall of those there are."""
        if self.answers.cell is not None:
            return self.answers.cell[0]
        there = np.unique(self.answers.labels)
        return int(there[recall(self.answers.matrix)[there].argmin()])


def compute(
    settings: Settings, record: TrainingRecord, logits: tuple[Array, Array | None], cell: str, chosen: str
) -> Judgement:
    """Judges the answers; `logits` are those with pixels divided by 255, and those without where they are known.

    `cell` and `chosen` are what the address holds of the learner's choices, or nothing.
    """
    labels, names = scores.labels(record), record.class_names
    where, place = read_cell(cell, len(names)), read_place(chosen, len(labels))
    divided, undivided = (
        None if asked is None else Answers(names, labels, asked, settings.order, where, place) for asked in logits
    )
    assert divided is not None
    shown = divided if settings.divided or undivided is None else undivided
    return Judgement(shown, divided, undivided)


def images(record: TrainingRecord, shown: Answers) -> Array:
    """The pictures on show (n, side, side, 1 or 3)."""
    return np.stack([scores.image(record, place) for place in shown.places or [0]])


def numbers(judgement: Judgement) -> Mapping[str, Any]:
    """What fills the blanks of the words about the answers."""
    matrix, place = judgement.answers.matrix, judgement.focus
    right, without = int(matrix[place, place]), judgement.undivided
    found, called = (float(share[place]) for share in judgement.margins)
    return {
        "name": judgement.answers.class_names[place],
        "right": right,
        "called": int(matrix[:, place].sum()),
        "total": int(matrix[place].sum()),
        "precision": f"{called:.0%}",
        "recall": f"{found:.0%}",
        "pictures": f"{len(judgement.answers.labels):,}",
        "divided": f"{judgement.divided.accuracy:.1%}",
        "loss": f"{judgement.divided.losses.mean():.2f}",
        "undivided": "" if without is None else f"{without.accuracy:.1%}",
        "undivided_loss": "" if without is None else f"{without.losses.mean():.2f}",
    }


def _only(judgement: Judgement) -> tuple[str, str]:
    """Recall and precision of a class that everything would be taken for."""
    return "100%", f"{(judgement.answers.labels == judgement.focus).mean():.0%}"


def _both(found: str, called: str) -> str:
    return f"recall {found}, precision {called}"


def _only_options(judgement: Judgement) -> tuple[str, ...]:
    whole, part = _only(judgement)
    pairs = ((whole, part), (part, whole), (whole, whole), (part, part))
    return tuple(dict.fromkeys(_both(*pair) for pair in pairs))


def _undivided(judgement: Judgement) -> str:
    """How many times its loss a network has whose pixels nobody divided."""
    assert judgement.undivided is not None
    return f"× {judgement.undivided.losses.mean() / judgement.divided.losses.mean():.0f}"


def _undivided_options(judgement: Judgement) -> tuple[str, ...]:
    return tuple(sorted({_undivided(judgement), "× 1", "× 2", "× 255"}, key=lambda times: int(times[2:])))


ONLY = Question[Judgement]("only", _only_options, lambda judgement: _both(*_only(judgement)), numbers)
UNDIVIDED = Question[Judgement]("undivided", _undivided_options, _undivided, numbers)
CONFUSED_CLASS = Question[Judgement](
    CONFUSED.name,
    lambda judgement: CONFUSED.options(judgement.answers),
    lambda judgement: CONFUSED.answer(judgement.answers),
    lambda judgement: CONFUSED.numbers(judgement.answers),
)


def questions(judgement: Judgement) -> tuple[Question[Judgement], ...]:
    """The questions that can be asked: about mistakes where there are some, and about what is known."""
    asked = (
        (ONLY, True),
        (CONFUSED_CLASS, judgement.answers.wrong.any()),
        (UNDIVIDED, judgement.undivided is not None),
    )
    return tuple(question for question, fits in asked if fits)


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network, counts its mistakes, and then forgets to divide."""
    return program(run, then=MATRIX_CODE)
