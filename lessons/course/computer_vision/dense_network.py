"""A dense network on one picture: what each hidden unit makes of its pixels, and what that adds to each answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.course.computer_vision.answers import has_numbers, validation
from lessons.figures import dense_network as figures
from lessons.maths.activations import softmax
from lessons.maths.arrays import Array
from lessons.maths.network import forward, scores
from lessons.questions import Question, distinct, whole_text
from lessons.settings import slider
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

MOST_UNITS = 128
"""At most this many units of a network are drawn: the weights of each are another picture to send."""


@dataclass(frozen=True)
class Settings:
    """What the page can set about the picture that goes through the network."""

    passing: int = slider("Picture", 1, 100, 1, help="One of the validation pictures: the network has not seen them.")


@dataclass(frozen=True)
class Result:
    """What a network with one hidden layer makes of a picture `image` (H, W, 1) uint8 of the class `label`.

    `weights` (pixels, units) and `biases` (units,) give each unit its sum; `values` (units,) is what the activation
    leaves of it; `outputs` (units, classes) weighs that for each answer, `output_biases` (classes,) comes on top.
    """

    class_names: tuple[str, ...]
    label: int
    image: Array
    weights: Array
    biases: Array
    sums: Array
    values: Array
    outputs: Array
    output_biases: Array

    @property
    def shares(self) -> Array:
        """What each unit adds to each answer: (units, classes)."""
        shares: Array = self.values[:, None] * self.outputs
        return shares

    @property
    def logits(self) -> Array:
        """The sums that softmax turns into probabilities (classes,)."""
        logits: Array = self.shares.sum(axis=0) + self.output_biases
        return logits

    @property
    def silent(self) -> int:
        """How many units say 0."""
        return int((self.values == 0).sum())

    @property
    def parameters(self) -> int:
        """How many numbers the network has learned."""
        return sum(part.size for part in (self.weights, self.biases, self.outputs, self.output_biases))


def fits(record: TrainingRecord) -> bool:
    """Whether a dense network has the one hidden layer that is drawn here, and numbers for weights."""
    return record.spec.network_options.get("layers", 1) == 1 and has_numbers(record)


def compute(settings: Settings, record: TrainingRecord, epoch: int) -> Result:
    """Sends one validation picture through the network of a run after an epoch."""
    images, labels = validation(record.spec.data)
    place = settings.passing - 1
    *before, last = record.layers(epoch)
    weights, biases = before[-1].weights
    outputs, output_biases = last.weights
    sums, values = scores(before, images[place]), forward(before, images[place])[-1]
    return Result(
        record.class_names, int(labels[place]), images[place], weights, biases, sums, values, outputs, output_biases
    )


def figure(result: Result) -> bytes:
    """The payload of the network with the picture in it."""
    sent = {
        "biases": result.biases[:MOST_UNITS],
        "sums": result.sums[:MOST_UNITS],
        "values": result.values[:MOST_UNITS],
        "shares": result.shares[:MOST_UNITS],
        "logits": result.logits,
        "probabilities": softmax(result.logits),
    }
    picture, units = result.image[..., 0], len(result.values)
    return figures.payload(result.class_names, result.label, picture, units, result.weights[:, :MOST_UNITS], sent)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    pixels, units = result.weights.shape
    classes = len(result.class_names)
    return {
        "pixels": pixels,
        "units": units,
        "classes": classes,
        "first": f"{pixels} × {units} + {units}",
        "second": f"{units} × {classes} + {classes}",
        "parameters": f"{result.parameters:,}",
        "silent": f"{result.silent} of {units} units",
    }


def _parameters(result: Result) -> tuple[str, ...]:
    (pixels, units), classes = result.weights.shape, len(result.class_names)
    return distinct(result.parameters, pixels + units + classes, pixels * units, pixels * units * classes)


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "parameters",
        _parameters,
        lambda result: whole_text(result.parameters),
        lambda result: {name: numbers(result)[name] for name in ("pixels", "units", "classes", "first", "second")},
        veils=lambda result: (numbers(result)["parameters"],),
    ),
    Question(
        "silent",
        lambda result: distinct(result.silent, 0, len(result.values) // 10, len(result.values)),
        lambda result: whole_text(result.silent),
        lambda result: {"units": len(result.values)},
        veils=lambda result: (numbers(result)["silent"],),
    ),
)

ONE_PICTURE = (
    "picture = validation[:1]",
    "hidden = keras.Model(model.inputs, model.layers[-2].output)",
    "units = hidden.predict(picture)[0]",
    "weights, biases = model.layers[-1].get_weights()",
    "logits = units @ weights + biases",
    "print((units == 0).sum(), 'units are silent')",
    "print((units[:, None] * weights).round(2))",
    "print(np.array(keras.ops.softmax(logits)).round(3))",
)
"""How a program takes one picture through the network."""


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network, and prints what its units add to each answer about one picture."""
    return program(run, then=ONE_PICTURE)
