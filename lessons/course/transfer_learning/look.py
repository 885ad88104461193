"""Insight: where in a picture a network finds its answer, and what its filters answer to most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, TUNED, recording
from lessons.data import load
from lessons.data.pictures import resize
from lessons.figures import heat, png
from lessons.figures.batch import sheet
from lessons.maths import attention, patches
from lessons.maths.arrays import Array
from lessons.maths.geometry import receptive_field
from lessons.maths.network import Layer, forward, probabilities, window
from lessons.questions import Question, distinct
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord, best_among
from lessons.training.settings import MY_RUN

GRAD_CAM, OCCLUSION, FILTERS = "Grad-CAM", "Occlusion", "Filters"
PLACES = 8
"""How many places along each side the grey square covers."""
SEARCHED, SHOWN, BEST = 60, 12, 9
"""How many pictures are searched, of how many filters the best parts are shown, and how many parts a filter."""
SIDE = 288


@dataclass(frozen=True)
class Settings:
    """Which network is looked into, and how."""

    network: str = choice("Network", (SCRATCH, FROZEN, TUNED, MY_RUN), TUNED)
    way: str = choice("By", (GRAD_CAM, OCCLUSION, FILTERS), GRAD_CAM)
    number: int = slider("Picture", 1, 60, 24, help="Which of the validation pictures.")
    block: int = slider("Convolution", 1, 4, 2, help="Whose filters are shown.")


@dataclass(frozen=True)
class Result:
    """An answer to a picture (side, side, C), and how much each place (h, w) speaks for it.

    `answers` has the probability of each class; `heat` runs from 0 to 1 in Grad-CAM, and is a fall of the probability,
    or negative a rise, in occlusion.
    """

    settings: Settings
    picture: Array
    answers: Array
    truth: int
    heat: Array
    class_names: tuple[str, ...]

    @property
    def says(self) -> int:
        """The class that the network names."""
        return int(self.answers.argmax())


def can_answer(record: TrainingRecord) -> bool:
    """Whether weights are kept of an epoch that was trained, of a network with convolutions below a head."""
    kinds = {layer.class_name for layer in record.architecture.layers} if record.architecture else set()
    return max(record.epochs_with_weights, default=0) > 0 and not record.diverged and {"Conv2D", "Flatten"} <= kinds


def recording_of(name: str) -> TrainingRecord:
    """The recording of one of the three networks; of the fine-tuned one for a run that is not there."""
    return recording(NETWORKS.get(name, NETWORKS[TUNED]))


def epoch(record: TrainingRecord) -> int:
    """The epoch whose weights answer: the best, or the last that is kept."""
    return best_among(record, record.epochs_with_weights)


def compute(settings: Settings, record: TrainingRecord, layers: Sequence[Layer]) -> Result:
    """Asks the network of a run about a picture, and where it looks."""
    data = load(record.spec.data, "validation")
    place = (settings.number - 1) % len(data)
    picture = resize(data.images[place], record.spec.image_size, record.spec.image_size)
    answers = probabilities(forward(layers, picture)[-1])
    says = int(answers.argmax())
    heat = (
        attention.occlusion(layers, picture, says, PLACES)
        if settings.way == OCCLUSION
        else attention.grad_cam(layers, picture, says)
    )
    return Result(settings, picture, answers, int(data.labels[place]), heat, record.class_names)


def picture(result: Result) -> bytes:
    """The picture, enlarged, as JPEG."""
    return png.photograph(resize(result.picture, SIDE, SIDE))


def overlay(result: Result) -> bytes:
    """The picture with what speaks for the answer laid over it, as JPEG."""
    return png.photograph(_overlaid(result))


def _overlaid(result: Result) -> Array:
    return heat.overlay(resize(result.picture, SIDE, SIDE), result.heat)


def strongest(record: TrainingRecord, layers: Sequence[Layer], block: int) -> tuple[bytes, ...]:
    """What the first filters of a convolution answer to most, in new pictures: a JPEG for each."""
    data, size = load(record.spec.data, "validation"), record.spec.image_size
    images = [resize(data.images[place], size, size) for place in range(min(SEARCHED, len(data)))]
    convolutions = [layer.name for layer in layers if layer.class_name == "Conv2D"]
    parts, _ = patches.strongest(layers, images, convolutions[min(block, len(convolutions)) - 1], BEST)
    return tuple(png.photograph(_enlarged(sheet(list(found), 3))) for found in parts[:SHOWN])


def _enlarged(page: Array) -> Array:
    zoom = max(1, 96 // len(page))
    return page.repeat(zoom, axis=0).repeat(zoom, axis=1)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "says": result.class_names[result.says],
        "truth": result.class_names[result.truth],
        "sure": f"{result.answers.max():.0%}",
        "side": len(result.heat),
        "searched": SEARCHED,
    }


def verdict(result: Result) -> str:
    """The section of the words that fits what is on show."""
    return {GRAD_CAM: "grad-cam", OCCLUSION: "occlusion", FILTERS: "filters"}[result.settings.way]


def _where(result: Result) -> str:
    """In which quarter of the picture the strongest place lies."""
    row, column = np.unravel_index(int(result.heat.argmax()), result.heat.shape)
    side = len(result.heat)
    return f"{'top' if 2 * row + 1 < side else 'bottom'} {'left' if 2 * column + 1 < side else 'right'}"


def _field(result: Result) -> str:
    """The side, in pixels, of the square that a filter of the convolution on show sees."""
    return str(_fields()[result.settings.block - 1])


def _fields() -> list[int]:
    """The same for every convolution of the recorded networks."""
    slid, found = [], []
    for layer in recording_of(TUNED).layers(0):
        slid += [one for one in (window(layer),) if one]
        found += [receptive_field(slid)] if layer.class_name == "Conv2D" else []
    return found


QUARTERS = ("top left", "top right", "bottom left", "bottom right")

QUESTIONS: tuple[Question[Result], ...] = (
    Question("where", lambda result: QUARTERS, _where, numbers),
    Question(
        "cells",
        lambda result: distinct(result.heat.size, result.picture.shape[0] ** 2, 1, 512),
        lambda result: str(result.heat.size),
        numbers,
    ),
    Question(
        "right",
        lambda result: ("right", "wrong"),
        lambda result: "right" if result.says == result.truth else "wrong",
        numbers,
    ),
)


FILTER_QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "field",
        lambda result: tuple(map(str, _fields())),
        _field,
        lambda result: {"block": result.settings.block},
    ),
    Question("parts", lambda result: distinct(BEST, 1, 4, SEARCHED), lambda result: str(BEST)),
)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """The questions about what is on show."""
    return FILTER_QUESTIONS if result.settings.way == FILTERS else QUESTIONS


def code(record: TrainingRecord) -> str:
    """The Keras program that trains the network and lays Grad-CAM over its first validation picture."""
    return program(
        record.spec,
        then=[
            "import tensorflow as tf",
            "",
            "head = next(n for n, layer in enumerate(model.layers) if isinstance(layer, keras.layers.Flatten))",
            "base = keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[: head - 1]])",
            "maps = base(validation[:1])",
            "answer = model.predict(validation[:1])[0].argmax()",
            "model.layers[-1].activation = keras.activations.linear  # the score, before softmax",
            "with tf.GradientTape() as tape:",
            "    tape.watch(maps)",
            "    score = maps",
            "    for layer in model.layers[head - 1 :]:",
            "        score = layer(score)",
            "    score = score[0, answer]",
            "weights = keras.ops.mean(tape.gradient(score, maps), axis=(1, 2), keepdims=True)",
            "print(keras.ops.relu(keras.ops.sum(maps * weights, axis=3)))",
        ],
    )


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, and its alt text."""
    record = recording_of(TUNED)
    layers = record.layers(epoch(record))
    result = compute(Settings(), record, layers)
    looks = np.hstack([resize(result.picture, SIDE, SIDE), _overlaid(result)])
    return png.photograph(looks), "A drawn cat or dog, and where the network looks"
