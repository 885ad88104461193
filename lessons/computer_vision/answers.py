"""What a trained network answers: every validation picture at once, its mistakes, and one answer taken apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from lessons.checkpoints import Checkpoint, distinct
from lessons.computer_vision import train
from lessons.data import load
from lessons.figures import answers, sheet
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.maths.classification import confusion, cross_entropy
from lessons.settings import choice, menu
from lessons.training.history import Point, TrainingRecord
from lessons.training.program import program
from lessons.training.spec import TrainingSpec

MY_RUN = "My run"
SUREST, DEAREST = "Most confident", "Highest loss"
SHOWN = 7
APART = 0.02
"""Two losses are worth comparing when one is larger by this part."""

Cell = tuple[int, int]
"""A place in the confusion matrix: the true class, and the one that it was taken for."""

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

    network: str = menu("Network", (*train.RECORDINGS, MY_RUN), train.SHORT, "A recorded one, or the one you trained.")
    order: str = choice("Mistakes", (SUREST, DEAREST), SUREST, "Which of them come first.")


@dataclass(frozen=True)
class Result:
    """Every answer of a network: `logits` (N, classes) for the validation pictures with these true `labels` (N,).

    `cell` is the cell of the confusion matrix whose pictures are shown, None for all mistakes; `chosen` the picture
    that the learner chose, None before any choice.
    """

    settings: Settings
    class_names: tuple[str, ...]
    labels: Array
    logits: Array
    cell: Cell | None
    chosen: int | None

    @cached_property
    def probabilities(self) -> Array:
        return network.softmax(self.logits)

    @cached_property
    def predictions(self) -> Array:
        most: Array = self.logits.argmax(axis=1)
        return most

    @cached_property
    def losses(self) -> Array:
        return cross_entropy(self.logits, self.labels)

    @cached_property
    def matrix(self) -> Array:
        return confusion(self.labels, self.predictions, len(self.class_names))

    @cached_property
    def wrong(self) -> Array:
        """Whether each answer is a mistake (N,)."""
        mistaken: Array = self.predictions != self.labels
        return mistaken

    @cached_property
    def listed(self) -> list[int]:
        """The pictures on show: the first of the cell, or of all mistakes, in the order that was chosen."""
        true, taken = self.cell or (None, None)
        among = self.wrong if self.cell is None else (self.labels == true) & (self.predictions == taken)
        places = np.flatnonzero(among)
        by = self.probabilities.max(axis=1) if self.settings.order == SUREST else self.losses
        ordered: list[int] = places[np.argsort(-by[places], kind="stable")][:SHOWN].tolist()
        return ordered

    @property
    def picture(self) -> int:
        """The picture whose answer is taken apart: the one chosen, else the first on show, else the set's first."""
        return self.chosen if self.chosen is not None else next(iter(self.listed), 0)

    @property
    def sure(self) -> float:
        """The probability of the likeliest class for that picture."""
        return float(self.probabilities[self.picture].max())


@lru_cache(maxsize=4)
def validation(data: str) -> tuple[Array, Array]:
    """The validation pictures (N, 28, 28, 1) of a set, and their labels."""
    return load(data, "validation").arrays(train.DEFAULT.image_size)


def whole_epochs(record: TrainingRecord) -> tuple[int, ...]:
    """The epochs of which every layer was kept: half a network of another epoch would answer nonsense."""
    return tuple(epoch for epoch in record.epochs_with_weights if not record.borrowed(epoch))


def can_be_asked(record: TrainingRecord) -> bool:
    """Whether this is a dense network whose weights are kept: the address may name a run of another lesson."""
    return record.spec.network == train.DEFAULT.network and bool(whole_epochs(record))


def asked(record: TrainingRecord, epoch: int) -> Array:
    """What the network answers for every validation picture after an epoch, as logits (N, classes)."""
    return network.logits(record.layers(epoch), validation(record.spec.data)[0])


def compute(settings: Settings, record: TrainingRecord, logits: Array, cell: str, chosen: str) -> Result:
    """Judges the answers; `cell` and `chosen` are what the address holds of the learner's choices, or nothing."""
    labels = validation(record.spec.data)[1]
    return Result(
        settings,
        record.class_names,
        labels,
        logits,
        read_cell(cell, len(record.class_names)),
        _read(chosen, len(labels)),
    )


def read_cell(written: str, classes: int) -> Cell | None:
    """A cell from two labels with a dash between, as the address keeps it; None where there is no such cell."""
    true, _, taken = written.partition("-")
    row, column = _read(true, classes), _read(taken, classes)
    return None if row is None or column is None else (row, column)


def _read(written: str, limit: int) -> int | None:
    return int(written) if re.fullmatch("[0-9]{1,5}", written) and int(written) < limit else None


def turned(result: Result, cell: Cell) -> str:
    """What the address holds after a click on a cell: a second click on it brings back all mistakes."""
    return "" if cell == result.cell else "{}-{}".format(*cell)


def matrix(result: Result) -> bytes:
    """The payload of the confusion matrix."""
    return answers.confusion(result.matrix, result.class_names, result.cell)


def pictures(result: Result, data: str) -> bytes:
    """The payload of the pictures on show, each with its true class, what it was taken for, and how surely."""
    images, names = validation(data)[0], result.class_names
    told = [
        (names[result.labels[place]], names[result.predictions[place]], f"{result.probabilities[place].max():.1%}")
        for place in result.listed
    ]
    return sheet.sheet(
        images[result.listed],
        SHOWN,
        [f"{true}, taken for {taken}, {share}" for true, taken, share in told],
        captions=[(true, f"→ {taken}", share) for true, taken, share in told],
        chosen=result.listed.index(result.picture) if result.picture in result.listed else None,
    )


def one_answer(result: Result) -> bytes:
    """The payload of the answer for the chosen picture, from logits to argmax and loss."""
    place = result.picture
    return answers.softmax(result.logits[place], result.class_names, int(result.labels[place]))


def shown_now(result: Result) -> str:
    """What the sheet shows, as a heading."""
    if result.cell is None:
        return f"{int(result.wrong.sum()):,} mistakes among {len(result.labels):,} pictures"
    true, taken = (result.class_names[place] for place in result.cell)
    count = int(result.matrix[result.cell])
    return f"{true}, rightly named: {count:,}" if true == taken else f"{true}, taken for {taken}: {count:,}"


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


def loss_numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about the loss."""
    count = len(result.labels)
    mistakes = float(result.losses[result.wrong].sum())
    return {
        "right": f"{count - int(result.wrong.sum()):,}",
        "total": f"{count:,}",
        "accuracy": f"{1 - result.wrong.mean():.1%}",
        "loss": f"{result.losses.mean():.3f}",
        "wrong": f"{result.wrong.mean():.1%}",
        "share": f"{mistakes / float(result.losses.sum()):.0%}",
    }


def _dearest(result: Result) -> int:
    return int(result.losses.argmax())


def _worth(result: Result) -> int:
    """How many average right answers cost as much as the dearest mistake."""
    return round(float(result.losses.max() / result.losses[~result.wrong].mean()))


def _cost_numbers(result: Result) -> Mapping[str, Any]:
    place = _dearest(result)
    return {
        "true": result.class_names[result.labels[place]],
        "taken": result.class_names[result.predictions[place]],
        "cost": f"{result.losses[place]:.2f}",
        "mean": f"{result.losses[~result.wrong].mean():.3f}",
    }


def _mistaken(result: Result) -> Array:
    """How often each class was taken for another (classes,)."""
    missed: Array = result.matrix.sum(axis=1) - result.matrix.diagonal()
    return missed


def _confused(result: Result) -> str:
    return result.class_names[int(_mistaken(result).argmax())]


def _confused_numbers(result: Result) -> Mapping[str, Any]:
    row = result.matrix[int(_mistaken(result).argmax())].copy()
    total = int(row.sum())
    row[int(_mistaken(result).argmax())] = 0
    return {"wrong": int(row.sum()), "total": total, "other": result.class_names[int(row.argmax())]}


def _sum(result: Result) -> str:
    return f"{result.probabilities[result.picture].sum():.3f}"


CHECKPOINTS: tuple[Checkpoint[Result], ...] = (
    Checkpoint(
        "sum",
        lambda result: tuple(dict.fromkeys([f"{result.sure:.3f}", _sum(result), f"{len(result.class_names):.3f}"])),
        _sum,
        lambda result: {"sure": f"{result.sure:.3f}"},
    ),
    Checkpoint("confused", lambda result: result.class_names, _confused, _confused_numbers),
    Checkpoint(
        "cost", lambda result: distinct(_worth(result), 1, 2, 10), lambda result: str(_worth(result)), _cost_numbers
    ),
)


def questions(result: Result) -> tuple[Checkpoint[Result], ...]:
    """The checkpoints that can be asked: without a mistake, or without anything right, only the first."""
    return CHECKPOINTS if 0 < result.wrong.sum() < len(result.labels) else CHECKPOINTS[:1]


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network, takes its answers apart and counts its mistakes."""
    return program(run, then=ANSWERS)
