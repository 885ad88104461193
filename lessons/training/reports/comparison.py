"""Runs side by side: which of them are compared, which of their settings differ, and what came of each."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from lessons.data.registry import ROWS
from lessons.maths import augmentation
from lessons.networks import NETWORKS
from lessons.networks.bases import IMAGENET
from lessons.tasks import TASKS, Metric
from lessons.training import trainings
from lessons.training.reports import recordings, vectors
from lessons.training.run.history import Point, TrainingRecord, best_epoch
from lessons.training.run.spec import TrainingSpec

MOST = 6
"""At most this many runs can be told apart on one chart."""
SEPARATOR = "~"
NOT_THERE = "–"
WITHOUT = {"examples": "all", "per_class": "all"}
"""What None means where it does not mean "off"."""
LABELS = {"style": "Tokens", **augmentation.LABELS} | {
    name: option.label for network in NETWORKS.values() for name, option in network.options.items()
}
"""Settings that the pages call by another name."""
COUNTS = {"examples": "{unit}", "per_class": "{unit} a class"}
"""Settings that are called after what they count."""
TABLES = ("network_options", "data_options", "augmentation")
"""Settings that are tables of settings themselves."""
WRITERS: Mapping[str, Callable[[Any], str]] = {
    # A learner's own data is named by its file alone: where it lies is nobody's business.
    "data": lambda name: ROWS[name].title if name in ROWS else Path(name).name,
    "base": lambda name: IMAGENET[name].title if name in IMAGENET else NOT_THERE,
    "vectors": lambda name: vectors.title(name) if name else NOT_THERE,
    "style": lambda style: {"tokenizer": "words", "vectorization": "words, as TextVectorization"}.get(style, style),
    "schedule": lambda rates: f"{rates['start']:g}, times {rates['factor']:g} every {rates['every']} epochs",
}
"""How the values of some settings are written."""
GOAL = "stop_at_"
"""What the name of a goal begins with."""

Row = tuple[str, tuple[str, ...]]
"""One line of a table: its label, and a text for each run."""


@dataclass(frozen=True)
class Entry:
    """A run or a recording that can be compared: its name in the address, what a learner calls it, and its history."""

    id: str
    name: str
    record: TrainingRecord


@lru_cache
def recording_entries(slug: str) -> tuple[Entry, ...]:
    """The recordings that ship with a lesson, in the order of its trainings: what it is about comes first."""
    return tuple(
        Entry(name, f"Recorded: {name.replace('-', ' ')}", recordings.load(slug, name))
        for name in trainings.of(slug).recordings
    )


def read_places(written: str) -> dict[int, str]:
    """The compared ids by place, from 0 to `MOST` - 1, as the address keeps them; a place may be free.

    A run keeps its place, and so its colour and symbol, while others come and go.
    """
    names = written.split(SEPARATOR)[:MOST]
    return {names.index(name): name for name in names if name}


def write_places(places: Mapping[int, str]) -> str:
    """The inverse of `read_places`; never empty."""
    return SEPARATOR.join(places.get(place, "") for place in range(MOST))


def toggle(places: Mapping[int, str], name: str) -> dict[int, str]:
    """The places without `name` where it was in; else with it in the first free place, if there is one."""
    without = {place: other for place, other in places.items() if other != name}
    free = [place for place in range(MOST) if place not in places]
    return without | {free[0]: name} if free and len(without) == len(places) else without


def differing(specs: Sequence[TrainingSpec]) -> list[Row]:
    """The settings that are not the same in all of these runs, each with its value in every one."""
    tables = [flat(spec) for spec in specs]
    names = dict.fromkeys(name for values in tables for name in values)
    return [
        (label(name, specs[0]), tuple(_say(name, spec, values) for spec, values in zip(specs, tables, strict=True)))
        for name in names
        if any(values.get(name, NOT_THERE) != tables[0].get(name, NOT_THERE) for values in tables)
    ]


def changes(record: TrainingRecord) -> tuple[str, ...]:
    """What was changed about a run on its way: its learning rate by hand, and how far it went on."""
    # A schedule, which changes the rate by itself, is one of the settings.
    steps = [] if record.spec.schedule else [point for point in record.points if point.learning_rate]
    rates = tuple(
        f"rate {after.learning_rate:.3g} from epoch {math.ceil(after.epoch)}"
        for before, after in pairwise(steps)
        if before.learning_rate != after.learning_rate
    )
    return (*rates, f"went on to epoch {record.spec.epochs}") if record.spec != record.first_spec else rates


def changed(records: Sequence[TrainingRecord]) -> list[Row]:
    """The line of what was changed on the way; none where nothing was."""
    lines = tuple(", ".join(changes(record)) or NOT_THERE for record in records)
    return [("Changed on the way", lines)] if set(lines) != {NOT_THERE} else []


def outcomes(histories: Sequence[Sequence[Point]], metric: Metric) -> list[Row]:
    """What came of each run so far, from the ends of its epochs."""
    lines = [_outcome(ends, metric) for ends in histories]
    return [(label, tuple(line[label] for line in lines)) for label in (lines[0] if lines else ())]


def parameters(record: TrainingRecord) -> int | None:
    """How many numbers the run's network learns; None where no weights of it are kept."""
    epochs = record.epochs_with_weights
    return sum(layer.parameters for layer in record.layers(epochs[0])) if epochs else None


def same_numbers(histories: Sequence[Sequence[Point]]) -> bool:
    """Whether the ends of epochs equal each other to the last digit, as far as each history goes."""
    numbers = [[end.values for end in ends] for ends in histories]
    shared = min(map(len, numbers), default=0)
    return shared > 0 and all(history[:shared] == numbers[0][:shared] for history in numbers)


def flat(spec: TrainingSpec) -> dict[str, Any]:
    """All settings by name; what is itself a table of settings is taken apart."""
    values: dict[str, Any] = {}
    for name, value in asdict(spec).items():
        values |= value if name in TABLES else {name: value}
    goals = values.pop("goals")
    return values | {f"{GOAL}{name}": goal for name, goal in goals.items()}


def label(name: str, spec: TrainingSpec) -> str:
    """What a learner calls a setting."""
    if name in COUNTS:
        return COUNTS[name].format(unit=spec.kind.unit).capitalize()
    # Two networks may call options of one name differently.
    own = NETWORKS[spec.network].options.get(name)
    return own.label if own else LABELS.get(name, name.replace("_", " ").capitalize())


def _say(name: str, spec: TrainingSpec, values: Mapping[str, Any]) -> str:
    """A setting's value in words a learner reads."""
    value = values.get(name, None if name.startswith(GOAL) else NOT_THERE)
    if value is None:
        return WITHOUT.get(name, "off")
    if name in WRITERS:
        return WRITERS[name](value)
    if name.startswith(GOAL) and not name.endswith("loss"):
        return TASKS[spec.task].metric.text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _outcome(ends: Sequence[Point], metric: Metric) -> dict[str, str]:
    best, extreme = best_epoch(ends), {"higher": "Highest", "lower": "Lowest"}[metric.better]
    lowest = next((end.val_loss for end in ends if int(end.epoch) == best), None)
    last = ends[-1].values.get(metric.name) if ends else None
    return {
        f"{extreme} validation {metric.label}": _best(ends, metric),
        "Lowest validation loss": f"{lowest:.4f}, epoch {best}" if lowest is not None else NOT_THERE,
        f"Last training {metric.label}": NOT_THERE if last is None else metric.text(last),
        "Epochs trained": str(len(ends)),
    }


def _best(ends: Sequence[Point], metric: Metric) -> str:
    """The best validation value of the metric, and the first epoch that had it."""
    values = {int(end.epoch): value for end in ends if (value := end.values.get(f"val_{metric.name}")) is not None}
    finite = {epoch: value for epoch, value in values.items() if math.isfinite(value)}
    if not finite:
        return NOT_THERE
    best = metric.best(finite.values())
    return f"{metric.text(best)}, epoch {next(epoch for epoch, value in finite.items() if value == best)}"
