"""All answers judged: the confusion matrix, precision and recall, and what forgetting the division by 255 costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.answers import CONFUSED, ORDERS, Answers, heading, read_cell, read_place
from lessons.course.multiclass import scores
from lessons.figures.confusion import Margin, Margins
from lessons.figures.sheet import sheet
from lessons.maths.arrays import Array
from lessons.maths.classification import recall
from lessons.questions import Question, distinct
from lessons.settings import choice, controls, switch
from lessons.text.plain import line
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


EXAMPLES_ACROSS = 6


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
        None if each is None else Answers(names, labels, each, settings.order, where, place) for each in logits
    )
    assert divided is not None
    subject = divided if settings.divided or undivided is None else undivided
    return Judgement(subject, divided, undivided)


def margins(judgement: Judgement, words: Mapping[str, str]) -> Margins:
    """Recall and precision of every class, each with the sentence of the page's `words` that takes it apart."""
    matrix = judgement.answers.matrix
    return Margins(
        _margin(judgement, matrix.sum(axis=1), words["recall"]),
        _margin(judgement, matrix.sum(axis=0), words["precision"]),
        judgement.focus,
    )


def _margin(judgement: Judgement, wholes: Array, sentence: str) -> Margin:
    """What part of `wholes` (classes,) is right; the sentence stands where no Markdown is read."""
    rights = judgement.answers.matrix.diagonal()
    shares = [_share(right, whole) for right, whole in zip(rights, wholes, strict=True)]
    rows = zip(judgement.answers.class_names, rights, wholes, shares, strict=True)
    fills = (dict(zip(("name", "right", "whole", "share"), (line(row[0]), *row[1:]), strict=True)) for row in rows)
    return Margin(shares, [str.format(sentence, **fill) for fill in fills])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def examples(record: TrainingRecord) -> bytes:
    """The payload of a validation picture of each class, with its name."""
    classes, places = np.unique(scores.labels(record), return_index=True)
    names = [line(record.class_names[label]) for label in classes]
    pictures = np.stack([scores.image(record, int(place)) for place in places])
    return sheet(pictures, min(len(names), EXAMPLES_ACROSS), names, captions=[(name,) for name in names])


def images(record: TrainingRecord, subject: Answers) -> Array:
    """The pictures on show (n, side, side, 1 or 3)."""
    return np.stack([scores.image(record, place) for place in subject.places or [0]])


def division(judgement: Judgement) -> Mapping[str, Any]:
    """What fills the blanks of the words about pixels divided by 255, and not."""
    without = judgement.undivided
    return {
        "pictures": f"{len(judgement.answers.labels):,}",
        "divided": f"{judgement.divided.accuracy:.1%}",
        "loss": f"{judgement.divided.losses.mean():.2f}",
        "undivided": "" if without is None else f"{without.accuracy:.1%}",
        "undivided_loss": "" if without is None else f"{without.losses.mean():.2f}",
    }


def _called(judgement: Judgement) -> Mapping[str, Any]:
    """What fills the blanks of the question about the class in focus."""
    right, called = judgement.answers.matrix[judgement.focus, judgement.focus], _calls(judgement)
    names = judgement.answers.class_names
    return {"name": names[judgement.focus], "called": called, "share": _share(right, called)}


def _calls(judgement: Judgement) -> int:
    """How many pictures the network takes for the class in focus."""
    return int(judgement.answers.matrix[:, judgement.focus].sum())


def _precise(judgement: Judgement) -> str:
    """How many of the pictures that are called the class in focus are of it."""
    return _of(judgement.answers.matrix[judgement.focus, judgement.focus], _calls(judgement))


def _precise_options(judgement: Judgement) -> tuple[str, ...]:
    row, called, pictures = judgement.answers.matrix[judgement.focus], _calls(judgement), len(judgement.answers.labels)
    right = int(row[judgement.focus])
    pairs = sorted({(right, called), (right, int(row.sum())), (called - right, called), (right, pictures)})
    return tuple(_of(*pair) for pair in pairs)


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


def _undivided(judgement: Judgement) -> str:
    """How many times its loss a network has whose pixels nobody divided."""
    assert judgement.undivided is not None
    return f"{judgement.undivided.losses.mean() / judgement.divided.losses.mean():.0f}"


def _undivided_options(judgement: Judgement) -> tuple[str, ...]:
    return distinct(int(_undivided(judgement)), 1, 2, 255)


CONFUSED_CLASS = Question[Judgement](
    CONFUSED.name,
    lambda judgement: CONFUSED.options(judgement.answers),
    lambda judgement: CONFUSED.answer(judgement.answers),
    lambda judgement: CONFUSED.numbers(judgement.answers),
    lambda judgement: ("counts", heading(judgement.answers)),
)
PRECISE = Question[Judgement](
    "precise", _precise_options, _precise, _called, lambda judgement: ("recallMargin", "precisionMargin")
)
UNDIVIDED = Question[Judgement](
    "undivided",
    _undivided_options,
    _undivided,
    division,
    lambda judgement: (controls(Settings)["divided"].label,),
)


def questions(judgement: Judgement) -> tuple[Question[Judgement], ...]:
    """The questions that can be asked: about mistakes where there are some, and about what is known."""
    fit = (
        (CONFUSED_CLASS, judgement.answers.wrong.any()),
        (PRECISE, True),
        (UNDIVIDED, judgement.undivided is not None),
    )
    return tuple(question for question, fits in fit if fits)


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network, counts its mistakes, and then forgets to divide."""
    return program(run, then=MATRIX_CODE)
