"""Three networks on the same few pictures: from scratch, with a frozen base, and fine-tuned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any, NamedTuple

from lessons.course.transfer_learning.trainings import PRESETS, VARIANTS
from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, TUNED, recording
from lessons.data import registry
from lessons.figures.overlay import SIGNS
from lessons.networks.bases import BASES
from lessons.questions import Question
from lessons.settings import choice
from lessons.training.reports.comparison import Entry
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

PICTURES = tuple(sorted({spec.per_class for spec in (PRESETS | VARIANTS).values() if spec.per_class is not None}))
"""Training pictures a class with which there are recordings."""
DEFAULT = PRESETS[NETWORKS[FROZEN]].per_class or PICTURES[0]


@dataclass(frozen=True)
class Settings:
    """How many pictures the three have learned from."""

    pictures: int = choice("Training pictures a class", PICTURES, DEFAULT)


class Size(NamedTuple):
    """How many numbers of a network are trained, and how many are frozen."""

    trainable: int
    frozen: int


@dataclass(frozen=True)
class Result:
    """The three networks by name, each taught with `per_class` pictures of either class."""

    per_class: int
    records: Mapping[str, TrainingRecord]


def compute(settings: Settings) -> Result:
    """The recordings with `per_class` training pictures a class."""
    return Result(settings.pictures, {name: of(name, settings.pictures) for name in NETWORKS})


def of(name: str, per_class: int) -> TrainingRecord:
    """The recording of one of the three networks with `per_class` training pictures a class."""
    return recording(NETWORKS[name] if per_class == DEFAULT else f"{NETWORKS[name]}-{per_class}")


def size(record: TrainingRecord) -> Size:
    """What Keras's summary calls trainable and non-trainable parameters; some weights of the run must be kept."""
    layers = record.layers(record.epochs_with_weights[0])
    frozen = sum(layer.parameters for layer in layers if layer.is_frozen)
    return Size(sum(layer.parameters for layer in layers) - frozen, frozen)


def sizes() -> Mapping[str, Size]:
    """The size of each of the three, which does not depend on the pictures."""
    return {name: size(of(name, DEFAULT)) for name in NETWORKS}


def seconds(record: TrainingRecord) -> float:
    """How long an epoch took on average, as the table below the curves says it."""
    return fmean(end.seconds or 0.0 for end in record.epoch_points)


def entries(result: Result) -> dict[int, Entry]:
    """The three as the comparison of runs shows them, each at its place."""
    return {
        place: Entry(f"{NETWORKS[name]}-{result.per_class}", name, record)
        for place, (name, record) in enumerate(result.records.items())
    }


class Card(NamedTuple):
    """What came of one of the three, in words."""

    name: str
    accuracy: str
    counts: str


def cards(result: Result) -> list[Card]:
    """The best validation accuracy of each, and what it cost."""
    return [_card(place, name, record) for place, (name, record) in enumerate(result.records.items())]


def _card(place: int, name: str, record: TrainingRecord) -> Card:
    trained, frozen = sizes()[name]
    return Card(
        f"{SIGNS[place]} {name}",
        f"{record.best_val_metric:.1%}",
        f"{trained:,} trained, {frozen:,} frozen; {seconds(record):.2f} s an epoch",
    )


def table() -> Sequence[Sequence[str]]:
    """The best validation accuracy of the three over the number of pictures: a head, then a row each."""
    head = ("Best validation", *(f"{pictures} a class" for pictures in PICTURES))
    return [
        head,
        *((name, *(f"{of(name, pictures).best_val_metric:.1%}" for pictures in PICTURES)) for name in NETWORKS),
    ]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    row = registry.describe(program_spec(result).data)
    return {
        "classes": " and ".join(row.class_names),
        "pictures": result.per_class * len(row.class_names),
        "base": registry.describe(BASES[row.shape[2]].data).title.partition(",")[0].lower(),
    }


def program_spec(result: Result) -> TrainingSpec:
    """The run whose program the page prints: that of the frozen base."""
    return result.records[FROZEN].spec


def _trained(result: Result) -> str:
    size = sizes()[FROZEN]
    return f"{size.trainable / sum(size):.0%}"


def _trained_options(result: Result) -> tuple[str, ...]:
    size = sizes()[FROZEN]
    return "0%", _trained(result), f"{size.frozen / sum(size):.0%}", "100%"


def _all(result: Result) -> Mapping[str, Any]:
    size = sizes()[FROZEN]
    return {"all": f"{sum(size):,}", "trained": f"{size.trainable:,}"}


def _other(result: Result) -> int:
    """A number of pictures a class that is not on show: of the one that is, the cards tell which network is ahead."""
    return DEFAULT if result.per_class == PICTURES[0] else PICTURES[0]


def _ahead(result: Result) -> str:
    return max(NETWORKS, key=lambda name: of(name, _other(result)).best_val_metric)


def _numbers_ahead(result: Result) -> Mapping[str, Any]:
    classes = len(registry.describe(program_spec(result).data).class_names)
    return {**numbers(result), "other": _other(result), "pictures": _other(result) * classes}


def _fewest(result: Result) -> str:
    """From how many pictures a class on the network from scratch is as good as the frozen base with the fewest."""
    goal = of(FROZEN, PICTURES[0]).best_val_metric
    reached = [pictures for pictures in PICTURES if of(SCRATCH, pictures).best_val_metric >= goal]
    return str(reached[0]) if reached else f"more than {PICTURES[-1]}"


def _fewest_options(result: Result) -> tuple[str, ...]:
    return (*map(str, PICTURES), f"more than {PICTURES[-1]}")


QUESTIONS: tuple[Question[Result], ...] = (
    Question("trained", _trained_options, _trained, _all),
    Question("ahead", lambda result: (SCRATCH, FROZEN, TUNED), _ahead, _numbers_ahead),
    Question(
        "fewest",
        _fewest_options,
        _fewest,
        lambda result: {"few": PICTURES[0], "goal": f"{of(FROZEN, PICTURES[0]).best_val_metric:.0%}"},
    ),
)
