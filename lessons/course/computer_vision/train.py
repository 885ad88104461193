"""Training a dense network: its settings, what its hidden units have learned to see, and callbacks that end it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons import catalog
from lessons.course.computer_vision import trainings
from lessons.data import registry
from lessons.figures import accuracy_gap, palette, png, sheet
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.questions import Question
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
SHORT, LONG, EXERCISE = "Garments, 5 epochs", "Garments, 30 epochs", "Digits, stop at 99%"
RECORDINGS = {SHORT: "garments", LONG: "longer", EXERCISE: "digits"}
FORMER = {"Digits, stop at 99 %": EXERCISE}
STOP_AT = 0.99
PATIENCE = 3
NONE, GOAL, EARLY_STOPPING = "None", "Stop at 99%", "Early stopping"
DEFAULT = trainings.GARMENTS
MOST_UNITS, UNITS_ACROSS, UNITS_APART = 48, 8, 3


@dataclass(frozen=True)
class Display:
    """What is on show: the recording to look at until there is a run, and how its units are drawn."""

    recorded: str = menu("Recorded run", tuple(RECORDINGS), SHORT, "Runs that we trained for you.", FORMER)
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
    callback: str = menu(
        "Callback",
        (NONE, GOAL, EARLY_STOPPING),
        NONE,
        "What Keras does at the end of each epoch.",
        former={"Stop at 99 %": GOAL},
    )


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

    None where there are no weights, or no numbers any more, or where no unit sees the pixels themselves.
    """
    if record.spec.network != DEFAULT.network or not record.epochs_with_weights:
        return None
    first, newest = record.epochs_with_weights[0], record.epochs_with_weights[-1]
    layer = _first_layer(record, newest)
    if not np.isfinite(layer.weights[0]).all():
        return None
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


TABLE = "training accuracy then"
"""The head of the column that says how accurate the network was when a callback stopped it."""
BANDS = ((0.6, "60% or less"), (0.8, "60% to 80%"), (1.0, "more than 80%"))
NEVER = "none: it never stops"
LESS, AS, MORE = "less often", "as often", "more often"
ALIKE = 0.5
"""So many points apart, two accuracies of a thousand pictures are the same."""


def _stopped(record: TrainingRecord) -> str:
    """How accurate the network is when the course's callback stops it, in one of the bands that are offered."""
    end = stop_point(record.epoch_points, STOPS[0])
    return next((band for most, band in BANDS if end and end.accuracy <= most), NEVER)


def _validates(record: TrainingRecord) -> str:
    """How often the network is right on new pictures in the end, against those it learns from."""
    points = points_below(record)
    if abs(points) < ALIKE:
        return AS
    return LESS if points > 0 else MORE


VALIDATION = Question[TrainingRecord](
    "validation", lambda record: (LESS, AS, MORE), _validates, veils=lambda record: ("val_accuracy", "val_loss")
)
CALLBACK = Question[TrainingRecord](
    "callback", lambda record: (*(band for _, band in BANDS), NEVER), _stopped, veils=lambda record: (TABLE,)
)
QUESTIONS = (VALIDATION, CALLBACK)


def gap(record: TrainingRecord) -> bytes | None:
    """The payload of the accuracies on training and on validation pictures; None before the first epoch has ended."""
    ends = [end for end in record.epoch_points if end.val_accuracy is not None]
    if not ends:
        return None
    return accuracy_gap.payload([end.accuracy for end in ends], [end.val_accuracy or 0.0 for end in ends])


def points_below(record: TrainingRecord) -> float:
    """How many points validation is below training after the last epoch."""
    end = record.epoch_points[-1]
    return 100 * (end.accuracy - (end.val_accuracy or 0.0))


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the same network."""
    return program(run)
