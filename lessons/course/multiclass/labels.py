"""Labels: one number or one for each class, the softmax they are compared with, and what changes from two classes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from typing import Any

import numpy as np

from lessons.course.multiclass import scores, views
from lessons.data import load, pictures, registry
from lessons.figures import png
from lessons.figures import softmax as figure
from lessons.maths import activations, network
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

SPARSE, CATEGORICAL = "Sparse", "Categorical"
TWO_CLASSES = "horses-or-humans"
GUESSING = "A network that only guesses has a loss of"
"""How the sentence begins that tells the loss to compare others with."""
PICTURE_SIDE = 300
"""Pixels a side, more or less, that a small picture is enlarged to."""


@dataclass(frozen=True)
class Settings:
    """Which picture is shown, and how its label is written."""

    number: int = slider("Picture", 1, 100, 1, help="A validation picture: the network has never seen it.")
    labels: str = choice("Labels", (SPARSE, CATEGORICAL), SPARSE, "One number, or one for each class.")


@dataclass(frozen=True)
class Result:
    """One picture `image` (side, side, 1 or 3), its label `truth`, and the `logits` (outputs,) that it gets."""

    settings: Settings
    record: TrainingRecord
    image: Array
    truth: int
    logits: Array

    @property
    def one_hot(self) -> list[int]:
        """The label with one number for each output."""
        return [int(place == self.truth) for place in range(len(self.logits))]

    @property
    def probability(self) -> float:
        """What softmax gives the right class."""
        return float(activations.softmax(self.logits)[self.truth])

    @property
    def loss(self) -> float:
        """The loss of this answer, which the two ways of writing a label share."""
        return float(-(np.array(self.one_hot) @ np.log(activations.softmax(self.logits.astype(np.float64)))))


def compute(settings: Settings, record: TrainingRecord, layers: Sequence[network.Layer]) -> Result:
    """Asks the network about one of its validation pictures; after the last comes the first again."""
    labels = scores.labels(record)
    place = (settings.number - 1) % len(labels)
    image = scores.image(record, place)
    return Result(settings, record, image, int(labels[place]), network.scores(layers, image))


def photograph(image: Array) -> bytes:
    """A picture (H, W, C) as the network reads it, enlarged to be seen, as PNG."""
    zoom = max(1, PICTURE_SIDE // len(image))
    return png.exact(image.repeat(zoom, axis=0).repeat(zoom, axis=1))


def softmax(result: Result) -> bytes:
    """The payload of the answer, from logits to argmax and loss."""
    return figure.softmax(result.logits, result.record.class_names, result.truth)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about the label."""
    is_sparse = result.settings.labels == SPARSE
    return {
        "label": result.truth if is_sparse else " ".join(map(str, result.one_hot)),
        "loss_name": "sparse_categorical_crossentropy" if is_sparse else "categorical_crossentropy",
        "truth": result.record.class_names[result.truth],
        "loss": f"{result.loss:.3f}",
        "classes": len(result.logits),
        "guess": _guess(result),
    }


def _guess(result: Result) -> str:
    return f"{math.log(len(result.logits)):.2f}"


def _guess_options(result: Result) -> tuple[str, ...]:
    return tuple(dict.fromkeys(["0.00", f"{math.log(2):.2f}", "1.00", _guess(result)]))


def _label_options(result: Result) -> tuple[str, ...]:
    return distinct(len(result.logits), 1, 2, result.image.size)


def _classes(result: Result) -> Mapping[str, Any]:
    return {"classes": len(result.logits)}


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "label",
        _label_options,
        lambda result: whole_text(len(result.logits)),
        _classes,
        lambda result: (CATEGORICAL,),
    ),
    Question("guess", _guess_options, _guess, _classes, lambda result: (GUESSING,)),
)


def code(run: TrainingSpec, labels: str) -> str:
    """The Keras program that trains the network, with labels of this kind."""
    sparse = program(run)
    if labels == SPARSE:
        return sparse
    outputs = len(registry.describe(run.data).class_names) + run.network_options["spare_outputs"]
    one_hot = [
        f"{name} = keras.utils.to_categorical({name}, {outputs})\n" for name in ("train_labels", "validation_labels")
    ]
    # A class may be called like anything in the program, but for a quotation mark or the beginning of a line.
    seed = "\nkeras.utils.set_random_seed"
    return sparse.replace(seed, f"\n{''.join(one_hot)}{seed}").replace('loss="sparse_', 'loss="')


def changes(labels: str) -> str:
    """What changes in a program from two classes to the three of the lesson's hands, line by line, as a diff.

    The name of the folder is left out: it says nothing about how many classes there are.
    """
    many = views.recording(views.RECORDINGS[views.HANDS]).spec
    two = replace(many, data=TWO_CLASSES, network_options={**many.network_options, "sigmoid": True})
    before, after = code(two, SPARSE).replace(two.data, "pictures"), code(many, labels).replace(many.data, "pictures")
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if line[1:].strip() and not line.startswith(("---", "+++", "@@")))


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, and its alt text."""
    data = load(views.RECORDINGS[views.HANDS], "validation")
    looks = [pictures.resize(data.images[place], 96, 96) for place in range(6)]
    return png.photograph(np.vstack([np.hstack(looks[:3]), np.hstack(looks[3:])])), "Six drawn hands"
