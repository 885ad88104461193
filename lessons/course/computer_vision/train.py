"""Training a dense network: its settings, what its hidden units have learned to see, and callbacks that end it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons import catalog
from lessons.course.computer_vision import trainings
from lessons.data import registry
from lessons.figures import palette, png, sheet
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.settings import choice, menu, switch
from lessons.training import settings as training
from lessons.training.reports import recordings
from lessons.training.reports.program import program
from lessons.training.run.history import Point, TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import with_settings

SLUG = catalog.slug(__name__)
GARMENTS, FASHION, DIGITS, MNIST = "Garments", "Fashion-MNIST", "Digits", "MNIST"
DATA = {GARMENTS: "garments", FASHION: "fashion-mnist", DIGITS: "digits", MNIST: "mnist"}
MOST_EXAMPLES = 6000
"""At most this many training pictures of a set are used: a run ends within a minute."""
SHORT, LONG, EXERCISE = "Garments, 5 epochs", "Garments, 30 epochs", "Digits, stop at 99 %"
RECORDINGS = {SHORT: "garments", LONG: "longer", EXERCISE: "digits"}
STOP_AT = 0.99
PATIENCE = 3
NONE, GOAL, EARLY_STOPPING = "None", "Stop at 99 %", "Early stopping"
DEFAULT = trainings.GARMENTS
MOST_UNITS, UNITS_ACROSS, UNITS_APART = 48, 12, 3


@dataclass(frozen=True)
class Display:
    """What is on show: the recording to look at until there is a run, and how its units are drawn."""

    recorded: str = menu("Recorded run", tuple(RECORDINGS), SHORT, "Runs that we trained for you.")
    learned: bool = switch("Without the random start", True)


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within a minute."""

    data: str = menu("Data", tuple(DATA), GARMENTS, "Fashion-MNIST and MNIST have to be downloaded once.")
    units: int = menu("Units", (8, 16, 32, 64, 128, 256, 512, 1024), 128, "Hidden units. Each sees every pixel.")
    layers: int = choice("Hidden layers", (1, 2, 3), 1)
    rescaled: bool = switch("Pixels divided by 255", True)
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (8, 16, 32, 64, 128, 256))
    epochs: int = training.epochs(DEFAULT, most=40)
    seed: int = training.seed(DEFAULT)
    callback: str = menu("Callback", (NONE, GOAL, EARLY_STOPPING), NONE, "What Keras does at the end of each epoch.")


def spec(settings: Settings) -> TrainingSpec:
    """The run that these settings stand for."""
    data = DATA[settings.data]
    return replace(
        with_settings(DEFAULT, settings),
        data=data,
        examples=MOST_EXAMPLES if registry.describe(data).train > MOST_EXAMPLES else None,
        network_options={"units": settings.units, "layers": settings.layers, "divided": settings.rescaled},
        stop_at_accuracy=STOP_AT if settings.callback == GOAL else None,
        patience=PATIENCE if settings.callback == EARLY_STOPPING else None,
    )


@lru_cache(maxsize=len(RECORDINGS))
def recording(title: str) -> TrainingRecord:
    """The bundled recording of that title."""
    return recordings.load(SLUG, RECORDINGS[title])


@dataclass(frozen=True)
class Units:
    """The first units of the first layer: their weights as a picture, and how many of how many these are.

    `epoch` is the one that the weights are from.
    """

    picture: bytes
    count: int
    of: int
    epoch: int


def units(record: TrainingRecord, learned: bool) -> Units | None:
    """What hidden units weigh each pixel with in the newest epoch, or only what they have `learned` since the start.

    None where there are no weights, or where no unit sees the pixels themselves.
    """
    if record.spec.network != DEFAULT.network or not record.epochs_with_weights:
        return None
    first, newest = record.epochs_with_weights[0], record.epochs_with_weights[-1]
    layer = _first_layer(record, newest)
    weights = _unit_pictures(layer, record.spec.image_size)
    if learned and newest > first:
        weights = weights - _unit_pictures(_first_layer(record, first), record.spec.image_size)
    # A few weights are far larger than the others, which would pale beside them.
    limit = float(np.quantile(np.abs(weights), 0.995)) or 1.0
    page = sheet.mosaic(weights, UNITS_ACROSS, UNITS_APART)
    epoch = record.substitutes(newest).get(layer.name, newest)
    return Units(png.heatmap(page, -limit, limit, palette.SIGNED), len(weights), int(layer.weights[0].shape[1]), epoch)


def _first_layer(record: TrainingRecord, epoch: int) -> Layer:
    return next(layer for layer in record.layers(epoch) if layer.weights)


def _unit_pictures(layer: Layer, side: int) -> Array:
    """The weights of a dense layer's first units, each as the picture (side, side) whose pixels they weigh."""
    return layer.weights[0].T[:MOST_UNITS].reshape(-1, side, side)


@dataclass(frozen=True)
class Stop:
    """A callback's condition as Python writes it, what it prints, and whether it holds at the end of an epoch."""

    condition: str
    prints: str
    holds: Callable[[Point], bool]


STOPS = (
    Stop("loss < 0.4", "Reached 60% accuracy", lambda end: end.loss < 0.4),
    Stop("accuracy > 0.6", "Reached 60% accuracy", lambda end: end.accuracy > 0.6),
    Stop(f"accuracy >= {STOP_AT}", "Reached 99% accuracy", lambda end: end.accuracy >= STOP_AT),
)
"""The course's callback, which tests one number and prints another; one that tests what it prints; exercise 2's."""


def stop_point(ends: Sequence[Point], stop: Stop) -> Point | None:
    """The end of the epoch after which a callback stops a run; None where it never does."""
    return next((end for end in ends if stop.holds(end)), None)


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the same network."""
    return program(run)
