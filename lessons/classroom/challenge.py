"""The challenge that a teacher sets: what learners train, within which limits, and which of their runs count."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from lessons import catalog
from lessons.checks import check_choice, check_number
from lessons.classroom import bulletin
from lessons.data.registry import ROWS
from lessons.networks import parameters
from lessons.tasks import TASKS, Task
from lessons.text.plain import amount
from lessons.training import trainings
from lessons.training.run.architecture import expected
from lessons.training.run.history import Point
from lessons.training.run.spec import WHOLE_NUMBERS, TrainingSpec

TOPIC = "challenge"
LIMITS: Mapping[str, tuple[int, int]] = {
    "epochs": WHOLE_NUMBERS["epochs"],
    "parameters": (1, 1_000_000_000),
    "seconds": (1, 100_000),
}
"""The least and the greatest value of each limit."""


@dataclass(frozen=True)
class Challenge:
    """Who trains the best network in a lesson, on the same data and within the same limits.

    `lesson` is one of `lessons_to_train`, `data` one of the `data_of` it. A run has at most `epochs` epochs. None
    takes away the limit of a network's `parameters`, and that of the `seconds` which its epochs take together. Runs
    count that were started `since` then, in seconds since 1970.

    Raises ValueError, in one plain sentence, for what cannot be asked.
    """

    lesson: str
    data: str
    epochs: int
    parameters: int | None
    seconds: int | None
    since: float

    def __post_init__(self) -> None:
        check_choice("lesson", self.lesson, lessons_to_train())
        check_choice("data", self.data, data_of(self.lesson))
        for name, (least, greatest) in LIMITS.items():
            value = getattr(self, name)
            if value is not None or name == "epochs":
                check_number(name, value, least, greatest, whole=True)

    @property
    def task(self) -> Task:
        """What is asked of the networks, and so the metric that decides."""
        return TASKS[preset(self.lesson, self.data).task]

    @property
    def words(self) -> str:
        """The data and the limits as a learner reads them."""
        limits = [amount(self.epochs, "epoch")]
        limits += [] if self.parameters is None else [amount(self.parameters, "parameter")]
        limits += [] if self.seconds is None else [f"{amount(self.seconds, 'second')} of training"]
        return f"{ROWS[self.data].title}, at most {' and '.join(limits)}"

    def refusal(self, spec: TrainingSpec) -> str:
        """Why a run with these settings does not count, in a sentence; empty where it does."""
        if spec.data != self.data:
            title = ROWS[spec.data].title if spec.data in ROWS else f"{spec.kind.unit} of your own"
            return f"It trains on {title}, and the challenge is on {ROWS[self.data].title}."
        if spec.leak or spec.data_options.get("split"):
            return "It validates with other data than the challenge does."
        if spec.epochs > self.epochs:
            return f"It may train {amount(spec.epochs, 'epoch')}, and the challenge allows {self.epochs:,}."
        if self.parameters is not None and (size := size_of(spec)) > self.parameters:
            return f"Its network has {amount(size, 'parameter')}, and the challenge allows {self.parameters:,}."
        return ""

    def within(self, points: Sequence[Point]) -> list[Point]:
        """The ends of a run's epochs that are within the limits: what it trained after that does not count."""
        ends = [point for point in points if point.ends_epoch and point.epoch <= self.epochs]
        if self.seconds is None:
            return ends
        taken = accumulate(end.seconds or 0.0 for end in ends)
        return [end for end, seconds in zip(ends, taken, strict=True) if seconds <= self.seconds]


@lru_cache
def lessons_to_train() -> tuple[str, ...]:
    """The slugs of the lessons with a section in which learners train, in the order of the course."""
    course = files("lessons.course")
    return tuple(slug for slug in trainings.slugs() if course.joinpath(catalog.lesson(slug).name, "train.py").is_file())


@lru_cache
def data_of(slug: str) -> tuple[str, ...]:
    """The data sets that a lesson's own trainings use: they are here without a download, and everybody may see them."""
    return tuple(dict.fromkeys(spec.data for spec in trainings.of(slug).recordings.values()))


def preset(slug: str, data: str) -> TrainingSpec:
    """The lesson's first own training on a set."""
    return next(spec for spec in trainings.of(slug).recordings.values() if spec.data == data)


@lru_cache(maxsize=256)
def _size(written: str) -> int:
    network = expected(TrainingSpec.from_json(written))
    return parameters(network.layers, network.encoding)


def size_of(spec: TrainingSpec) -> int:
    """How many numbers the network of a run has; of one with a base, its head."""
    return _size(spec.to_json())


def publish(challenge: Challenge | None) -> None:
    """Sets the room this challenge in place of any other; None ends it."""
    value = None
    if challenge is not None:
        title = catalog.lesson(challenge.lesson).title
        value = asdict(challenge) | {"title": title, "words": challenge.words}
    bulletin.current().publish(TOPIC, value)


def current() -> Challenge | None:
    """The room's challenge; None where there is none."""
    value: Mapping[str, Any] | None = bulletin.current().read()[1].get(TOPIC)
    return None if value is None else Challenge(**{field.name: value[field.name] for field in fields(Challenge)})
