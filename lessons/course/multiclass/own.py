"""Own pictures: how often the network is right on pictures that nobody drew for it."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lessons.course.multiclass import scores, views
from lessons.data import menu, pictures, registry
from lessons.figures import png, sheet
from lessons.figures import softmax as figure
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import menu as pick
from lessons.settings import slider
from lessons.training.reports.program import attachments as of_run
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

VALIDATION = "Validation set"
LONGEST = 150
"""Pixels a side that a picture is kept with, at most."""
MOST_EXAMPLES = 30
SHRUNK, DRAWN = "The network gets", "Of the drawn pictures"
"""How the sentences begin that tell what becomes of a picture, and how often the network is right."""


@dataclass(frozen=True)
class Settings:
    """Where the picture is from."""

    source: str = pick("Picture from", (VALIDATION, menu.UPLOAD, menu.CAMERA), VALIDATION)
    drawn: int = slider("Picture", 1, 100, 1, help="Which one. After the last comes the first again.")


class Example(NamedTuple):
    """A learner's picture `image` (H, W, 3) uint8, and the name of the class that they say it shows."""

    image: Array
    truth: str

    @property
    def mark(self) -> str:
        """What tells it from other pictures."""
        return hashlib.sha256(self.image.tobytes()).hexdigest()


@dataclass(frozen=True)
class Result:
    """A picture as the network reads it, the `logits` (outputs,) it gets, and its class where that is known.

    `predictions` has every kept picture with its class and what the network takes it for, right or not.
    """

    record: TrainingRecord
    image: Array
    logits: Array
    truth: int | None
    predictions: tuple[tuple[Example, str], ...]

    @property
    def right(self) -> int:
        """How many of the kept pictures the network gets right."""
        return sum(example.truth == taken for example, taken in self.predictions)


def compute(
    record: TrainingRecord,
    layers: Sequence[network.Layer],
    picture: tuple[Array, int | None],
    examples: Sequence[Example],
) -> Result:
    """Asks the network about a picture, which comes with its class, and again about all that are `kept`.

    Those of classes that the network does not know are left out.
    """
    names = record.class_names

    def ask(image: Array) -> Array:
        return network.scores(layers, scores.fit(record, np.ascontiguousarray(image)))

    image, truth = picture
    predictions = tuple((each, names[int(ask(each.image).argmax())]) for each in examples if each.truth in names)
    return Result(record, scores.fit(record, np.ascontiguousarray(image)), ask(image), truth, predictions)


def from_validation(record: TrainingRecord, number: int) -> tuple[Array, int]:
    """A validation picture (H, W, C) with its class; after the last comes the first again."""
    labels = scores.labels(record)
    place = (number - 1) % len(labels)
    return scores.image(record, place), int(labels[place])


def keep(examples: Sequence[Example], image: Array, truth: str) -> tuple[Example, ...]:
    """The kept pictures and this one; said anew of the same picture, the class is another. The oldest goes first."""
    new = Example(pictures.fit(image, LONGEST), truth)
    return (*(each for each in examples if each.mark != new.mark), new)[-MOST_EXAMPLES:]


def softmax(result: Result) -> bytes:
    """The payload of the answer, from logits to argmax."""
    return figure.softmax(result.logits, result.record.class_names, result.truth)


def wall(result: Result) -> bytes:
    """The payload of the newest kept pictures, each with its class and what it was taken for."""
    newest = result.predictions[: -views.ACROSS - 1 : -1]
    images = np.stack([pictures.resize(example.image, LONGEST, LONGEST) for example, _ in newest])
    captions = [(example.truth, taken, "right" if example.truth == taken else "wrong") for example, taken in newest]
    return sheet.answers(images, captions, views.ACROSS, None)


def validation_accuracy(record: TrainingRecord) -> float:
    """How often the network was right on its validation pictures, after the epoch that answers."""
    return record.epoch_points[scores.answering_epoch(record) - 1].val_accuracy or 0.0


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about own pictures."""
    count = len(result.predictions)
    return {"right": result.right, "count": count, "own": f"{result.right / count if count else 0:.0%}"}


def values(record: TrainingRecord) -> int:
    """How many numbers the network gets of any picture."""
    return record.spec.image_size**2 * registry.describe(record.spec.data).shape[2]


def facts(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about the network and the pictures that it knows."""
    return {
        "side": record.spec.image_size,
        "values": f"{values(record):,}",
        "drawn": f"{validation_accuracy(record):.0%}",
        "classes": ", ".join(registry.describe(record.spec.data).class_names),
    }


def _size_options(record: TrainingRecord) -> tuple[str, ...]:
    side, count = record.spec.image_size, values(record)
    return tuple(f"{each:,}" for each in sorted({side, side**2, count, 2 * count}))


def _hundred(record: TrainingRecord) -> int:
    return round(100 * validation_accuracy(record))


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "values",
        _size_options,
        lambda record: f"{values(record):,}",
        facts,
        lambda record: (SHRUNK,),
    ),
    Question(
        "hundred",
        lambda record: distinct(_hundred(record), 50, 100, round(100 / len(record.class_names))),
        lambda record: whole_text(_hundred(record)),
        facts,
        lambda record: (DRAWN,),
    ),
)


def code(result: Result) -> str:
    """The Keras program that trains the network and asks it about the picture."""
    side, channels = result.record.spec.image_size, result.image.shape[2]
    mode = ', color_mode="grayscale"' if channels == 1 else ""
    return program(
        result.record.spec,
        then=(
            f'picture = keras.utils.load_img("picture.png", target_size=({side}, {side}){mode})',
            "print(model.predict(keras.utils.img_to_array(picture)[None]))",
        ),
    )


def attachments(result: Result) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads, by name."""
    return {**of_run(result.record.spec), "picture.png": lambda: png.exact(result.image)}
