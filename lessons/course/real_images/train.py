"""Training: horses or humans in class size and in the course's, exercise 4, and how far chance moves validation."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.course.real_images import sets
from lessons.course.real_images.trainings import PRESETS
from lessons.data import registry
from lessons.figures import swings
from lessons.maths import binomial
from lessons.networks.plan import maps, weight_shapes
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, menu, slider
from lessons.training import settings as training
from lessons.training.run.architecture import expected
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import for_its_classes, with_settings

SIGMOID, SOFTMAX = "Sigmoid", "Softmax"
GOAL, NONE = "Stop at 99.9%", "None"
STOP_AT = 0.999
DEFAULT = PRESETS["horses-or-humans"]
OPTIONS = DEFAULT.network_options
EXERCISES = {"happy-or-sad-real": "happy-or-sad"}
"""Sets that are trained as another is."""
CLASS_PIXELS = 10_000_000
"""A run that sees more pixels in each epoch is no run for a whole class: it takes minutes."""


@dataclass(frozen=True)
class Settings(sets.Settings):
    """What a run can set. Class-size by default: it ends within a minute."""

    convolutions: int = slider("Convolutions", 1, 5, OPTIONS["convolutions"], help="Each with a pooling behind it.")
    answer: str = choice("Answer", (SIGMOID, SOFTMAX), SIGMOID, "One number, or one for each class.")
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    epochs: int = training.epochs(DEFAULT, most=40)
    seed: int = training.seed(DEFAULT)
    callback: str = menu(
        "Callback",
        (GOAL, NONE),
        NONE,
        "What Keras does at the end of each epoch.",
        former={"Stop at 99.9 %": GOAL},
    )


PICTURES, ANSWER, REST = (
    ("data", "image_size", "convolutions"),
    "answer",
    ("optimizer", "learning_rate", "batch_size", "epochs", "seed", "callback"),
)
"""What is set first, for it must fit together; what only two classes leave open; and the rest."""

STARTS: dict[str, Settings] = {
    "Class size": Settings(),
    "The course": Settings(image_size=300, batch_size=128, convolutions=5),
    "Exercise 4": Settings(data=registry.describe("happy-or-sad").title, batch_size=10, callback=GOAL),
}
"""Settings to start from, each with one click."""


def spec(settings: Settings, data: str) -> TrainingSpec:
    """The run that these settings stand for, on the pictures of the set `data`.

    Raises ValueError, in a plain sentence, where the pictures are too small for these convolutions.
    """
    preset = PRESETS.get(EXERCISES.get(data, data), DEFAULT)
    chosen = {"convolutions": settings.convolutions, "sigmoid": settings.answer == SIGMOID}
    run = replace(
        with_settings(preset, settings),
        data=data,
        network_options={**preset.network_options, **chosen},
        image_size=settings.image_size,
        stop_at_accuracy=STOP_AT if settings.callback == GOAL else None,
    )
    return for_its_classes(run)


def class_names(data: str | None) -> tuple[str, ...]:
    """The classes of the set `data`, or of the recording that is on show while there is none."""
    return registry.describe(data or DEFAULT.data).class_names


def has_choice(data: str | None) -> bool:
    """Whether the network may answer with one number: that tells two classes apart, and no more."""
    return len(class_names(data)) == 2


def answer(settings: Settings, data: str | None) -> str:
    """How the network answers that these settings stand for, as the section of the words that says it."""
    return f"answer {settings.answer}" if has_choice(data) else "answer many"


def pixels(run: TrainingSpec) -> int:
    """How many pixels the run sees in each epoch, in all its training pictures."""
    return registry.describe(run.data).train * run.image_size**2


def is_class_size(run: TrainingSpec) -> bool:
    """Whether everybody in a class may start such runs: others are for the teacher."""
    return pixels(run) <= CLASS_PIXELS


def shapes(run: TrainingSpec) -> Mapping[str, str]:
    """What fills the blanks of the sentence about the way of a picture through the network."""
    network = expected(run)
    *_, last = through = maps(network.layers, network.encoding)
    return {
        "through": " → ".join(str(side) for side, _, _ in through),
        "last": " × ".join(map(str, last)),
        "inputs": f"{math.prod(last):,}",
    }


def recording(data: str | None) -> TrainingRecord:
    """The bundled recording of a set of pictures, or of the one that comes closest."""
    name = EXERCISES.get(data or "", data)
    return sets.recording(name if name in PRESETS else DEFAULT.data)


@dataclass(frozen=True)
class Swings:
    """Validation accuracy after each epoch of a run, and what chance alone explains of how it moves.

    `pictures` is how many validation pictures there are; `likely` the least and the most of them that chance lets a
    network get right, if it is right as often as this one was on average over the second half of its epochs.
    """

    record: TrainingRecord
    accuracies: tuple[float, ...]
    pictures: int
    mean: float
    likely: tuple[int, int]

    @property
    def first(self) -> int:
        """The first epoch of the second half."""
        return len(self.accuracies) // 2 + 1

    @property
    def settled(self) -> tuple[float, ...]:
        """The accuracies of the second half."""
        return self.accuracies[self.first - 1 :]

    @property
    def band(self) -> tuple[float, float]:
        """`likely` as parts of all pictures."""
        low, high = self.likely
        return low / self.pictures, high / self.pictures

    @property
    def outside(self) -> int:
        """How many epochs of the second half lie outside the band."""
        low, high = self.likely
        return sum(not low <= round(each * self.pictures) <= high for each in self.settled)

    @property
    def has_settled(self) -> bool:
        """Whether the second half rises by no more than chance explains: the run has ended, and learns no more."""
        if not self.record.state.ended or len(self.settled) < 2:
            return False
        middle = len(self.settled) // 2
        before, after = self.settled[:middle], self.settled[middle:]
        low, high = self.band
        return sum(after) / len(after) - sum(before) / len(before) <= (high - low) / 2

    @property
    def right(self) -> int:
        """How many of the validation pictures the network gets right in the end."""
        return round(self.accuracies[-1] * self.pictures)

    @property
    def plausible(self) -> tuple[float, float]:
        """The least and the greatest share of any pictures that a network may get right which got these right."""
        return binomial.plausible(self.right, self.pictures)


def swing(record: TrainingRecord) -> Swings | None:
    """The swings of a run; None before its first epoch has ended."""
    accuracies = tuple(end.val_accuracy for end in record.epoch_points if end.val_accuracy is not None)
    if not accuracies:
        return None
    settled = accuracies[len(accuracies) // 2 :]
    pictures, mean = registry.describe(record.spec.data).validation, sum(settled) / len(settled)
    return Swings(record, accuracies, pictures, mean, binomial.likely(pictures, mean))


def figure(result: Swings, is_open: bool) -> bytes:
    """The payload of the swings; the band that chance explains is sent once it `is_open`, of a run that has settled."""
    band = result.band if is_open and result.has_settled else None
    return swings.swings(result.accuracies, result.record.spec.epochs, result.pictures, result.first, band)


def numbers(result: Swings) -> Mapping[str, Any]:
    """What fills the blanks of the words about the swings."""
    (low, high), (least, most) = result.band, result.plausible
    return {
        "pictures": f"{result.pictures:,}",
        "mean": f"{result.mean:.1%}",
        "low": f"{low:.1%}",
        "high": f"{high:.1%}",
        "outside": result.outside,
        "settled": len(result.settled),
        "right": result.right,
        "least": f"{least:.0%}",
        "most": f"{most:.0%}",
        "train": f"{registry.describe(result.record.spec.data).train:,}",
        "trained": f"{result.record.epoch_points[-1].accuracy:.1%}",
    }


def _points(share: float) -> str:
    return f"± {100 * share:.1f} points"


def _half(result: Swings) -> float:
    low, high = result.band
    return (high - low) / 2


def _half_options(result: Swings) -> tuple[str, ...]:
    shares = sorted((_half(result), 1 / result.pictures, _half(result) / 4, 3 * _half(result)))
    return tuple(dict.fromkeys(map(_points, shares)))


def last_layer(data: str | None) -> Question[Any]:
    """Asks how many numbers the last layer learns: with one sigmoid or, for more than two classes, with the softmax."""
    classes = len(class_names(data))
    sigmoid, softmax = _learned(DEFAULT.data, SIGMOID), _learned(data or DEFAULT.data, SOFTMAX)
    name, right = ("sigmoid", sigmoid) if has_choice(data) else ("softmax", softmax)
    blanks: dict[str, Any] = {"inputs": OPTIONS["dense"], "classes": classes, "function": name}
    blanks |= {"layer": whole_text(right), "sigmoid": whole_text(sigmoid), "softmax": whole_text(softmax)}
    return Question(
        name,
        lambda _: distinct(sigmoid, softmax, 1, classes),
        lambda _: whole_text(right),
        numbers=lambda _: blanks,
        veils=lambda _: (f"**{whole_text(right)}** weights and biases",),
    )


def _learned(data: str, answer: str) -> int:
    """How many numbers the layer learns that answers in this way about a set of pictures."""
    network = expected(replace(DEFAULT, data=data, network_options={**OPTIONS, "sigmoid": answer == SIGMOID}))
    return sum(map(math.prod, weight_shapes(network.layers, network.encoding)[-1]))


CHANCE = Question[Swings](
    "chance",
    _half_options,
    lambda result: _points(_half(result)),
    numbers=numbers,
    veils=lambda result: ('"band"', "Luck alone"),
)


def questions(data: str | None, finished: Swings | None) -> tuple[Question[Any], ...]:
    """What a page asks about the network for the set `data`, and before it about the swings of a settled run."""
    return (*((CHANCE,) if finished and finished.has_settled else ()), last_layer(data))
