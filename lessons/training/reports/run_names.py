"""What a run is called: by what its settings have that the lesson's own trainings have not."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from lessons.maths import augmentation
from lessons.networks import NETWORKS
from lessons.training import trainings
from lessons.training.reports.comparison import GOAL, WRITERS, flat, label
from lessons.training.run.spec import TrainingSpec

AS_RECORDED = "As recorded"
MOST = 3
"""So many differences make a name; how many more there are, it only says."""
PHRASES: Mapping[str, Callable[[Any], str]] = {
    "network": str,
    "base": lambda base: f"base {base}" if base else "no base",
    "vectors": lambda name: f"vectors from {WRITERS['vectors'](name)}" if name else "new vectors",
    "epochs": lambda epochs: "1 epoch" if epochs == 1 else f"{epochs} epochs",
    "optimizer": lambda name: {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}[name],
    "learning_rate": lambda rate: f"rate {rate:g}",
    "batch_size": lambda size: f"batches of {size}",
    "patience": lambda epochs: "no early stopping" if epochs is None else f"patience {epochs}",
    "image_size": lambda side: f"{side} pixels a side",
    "style": WRITERS["style"],
    "divided": lambda yes: "pixels divided" if yes else "pixels not divided",
    "pretrained": lambda yes: "pretrained" if yes else "from scratch",
    "trainable": lambda yes: "base learns too" if yes else "base frozen",
    "leak": lambda yes: "leak" if yes else "no leak",
    "schedule": lambda rates: "rate by hand" if rates is None else "rate by schedule",
}
"""How a name says the value of a setting; the others by their label."""
LAST = ("optimizer", "learning_rate", "batch_size", "epochs", "seed")
"""What a name says after everything else."""
UNSAID = ("data", "remeasure", *augmentation.LABELS)
"""What a name says by other words, or what follows from the pictures."""


def run_name(slug: str, spec: TrainingSpec) -> str:
    """What a run is called: by the recorded training of its lesson that comes closest, and what differs from that."""
    return _run_name(slug, spec.to_json())


@lru_cache(maxsize=256)
def _run_name(slug: str, written: str) -> str:
    spec, recordings = TrainingSpec.from_json(written), trainings.of(slug).recordings
    on_same_data = {name: one for name, one in recordings.items() if one.data == spec.data}
    differences = {name: _differences(spec, one) for name, one in (on_same_data or recordings).items()}
    closest = min(differences, key=lambda name: len(differences[name]))
    phrases = [] if on_same_data else [WRITERS["data"](spec.data)]
    # The first recording is what its lesson is about, and needs no name.
    phrases += [] if closest == next(iter(recordings)) else [closest.replace("-", " ")]
    phrases += differences[closest]
    more = [f"{len(phrases) - MOST} more"] if len(phrases) > MOST else []
    name = ", ".join([*phrases[:MOST], *more]) or AS_RECORDED
    return name[0].upper() + name[1:]


def numbered(names: Iterable[str]) -> list[str]:
    """The names, each that comes again with its number, so that all differ."""
    counts: Counter[str] = Counter()
    titles = []
    for name in names:
        counts[name] += 1
        titles.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return titles


def _differences(spec: TrainingSpec, usual: TrainingSpec) -> list[str]:
    """A phrase for each setting that the run has otherwise; changes of pictures are one, however many there are."""
    own, others = flat(spec), flat(usual)
    if spec.network != usual.network:
        others |= NETWORKS[spec.network].complete({})
    names = [name for name in own if name not in UNSAID and own[name] != others.get(name)]
    names.sort(key=lambda name: LAST.index(name) if name in LAST else -1)
    phrases = [_phrase(name, own[name], spec) for name in names]
    return phrases if spec.augmentation == usual.augmentation else [_augmentation(spec, usual), *phrases]


def _augmentation(spec: TrainingSpec, usual: TrainingSpec) -> str:
    if not spec.augmentation.changes:
        return "no augmentation"
    return "other augmentation" if usual.augmentation.changes else "augmentation"


def _phrase(name: str, value: Any, spec: TrainingSpec) -> str:
    if name in PHRASES:
        return PHRASES[name](value)
    if name in ("examples", "per_class"):
        amount = "all" if value is None else f"{value:,}"
        return f"{amount} {spec.kind.unit}{' a class' if name == 'per_class' and value else ''}"
    if name.startswith(GOAL):
        number = name.removeprefix(GOAL).replace("val_", "validation ")
        return f"no stop at {number}" if value is None else f"stop at {number} {value:g}"
    words = label(name, spec)
    words = words if words[:2].isupper() else words[0].lower() + words[1:]
    if isinstance(value, bool) or value is None:
        return words if value else f"no {words}"
    return f"{words} {value:g}" if isinstance(value, float) else f"{words} {value}"
