"""TrainingSpec: everything that decides a training run, as plain data."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from lessons.maths.augmentation import Augmentation
from lessons.models import IMAGENET, NETWORKS, for_classes

OPTIMIZERS = ("adam", "sgd", "rmsprop")
RATES = (0.0001, 0.0003, 0.0005, 0.001, 0.003, 0.01, 0.03, 0.1, 1.0)
"""The learning rates that pages offer, in widening steps."""

WHOLE_NUMBERS: dict[str, tuple[int, int]] = {
    "image_size": (8, 300),
    "batch_size": (1, 1024),
    "epochs": (1, 1000),
    "examples": (1, 1_000_000),
    "per_class": (1, 100_000),
    "patience": (1, 1000),
    "seed": (0, 2**31 - 1),
}
# A learning rate far too large is allowed: a run that diverges is a lesson too.
NUMBERS: dict[str, tuple[float, float]] = {
    "learning_rate": (1e-9, 1e30),
    "stop_at_accuracy": (0.0, 1.0),
    "stop_at_val_accuracy": (0.0, 1.0),
}
MAY_BE_NONE = ("examples", "per_class", "patience", "stop_at_accuracy", "stop_at_val_accuracy")
SWITCHES = ("checkpoint", "leak", "remeasure")


@dataclass(frozen=True)
class TrainingSpec:
    """One training run: the same spec gives the same history on one thread.

    `data` is a name that `lessons.data.registry` knows; on the command line also the path of a folder or a zip with one
    folder a class.
    `network_options` may name some of the options of `lessons.models.NETWORKS[network]`; the rest take their defaults.
    `examples` limits the training pictures; `per_class` takes so many of each class, which the seed draws.
    `stop_at_accuracy` stops after the first epoch that reaches this *training* accuracy, as the course does, and
    `stop_at_val_accuracy` that reaches this validation accuracy: with both set, both must be reached. `patience` stops
    after so many epochs without a lower validation loss and restores the weights of the lowest; `checkpoint` keeps the
    weights of the lowest validation loss and trains on. `leak` makes the mistake of validating with training pictures.
    `augmentation` changes every training picture anew in every epoch, and no validation picture. `remeasure`
    asks the network after every epoch about the training pictures as they are, as validation does about its own:
    without augmentation and dropout. `base` names one of `lessons.models.IMAGENET`, which never changes: it sees every
    picture once, and the network, a head, learns from its answers; empty for a network that sees the pictures itself.

    Raises ValueError, in one plain sentence, for a value that cannot be trained with.
    """

    data: str = "digits"
    network: str = "digits-cnn"
    network_options: Mapping[str, int] = field(default_factory=dict)
    image_size: int = 28
    optimizer: str = "adam"
    learning_rate: float = 0.001
    batch_size: int = 32
    epochs: int = 10
    examples: int | None = None
    per_class: int | None = None
    patience: int | None = None
    stop_at_accuracy: float | None = None
    stop_at_val_accuracy: float | None = None
    checkpoint: bool = False
    leak: bool = False
    augmentation: Augmentation = field(default_factory=Augmentation)
    remeasure: bool = False
    seed: int = 0
    base: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.data, str) or not self.data:
            raise ValueError("data must name a data set, a folder or a zip.")
        _check_choice("optimizer", self.optimizer, OPTIMIZERS)
        _check_choice("network", self.network, tuple(NETWORKS))
        for name, (smallest, largest) in (WHOLE_NUMBERS | NUMBERS).items():
            value = getattr(self, name)
            if not (value is None and name in MAY_BE_NONE):
                _check_number(name, value, smallest, largest, whole=name in WHOLE_NUMBERS)
        for name in SWITCHES:
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"{name} must be true or false; it is {getattr(self, name)!r}.")
        object.__setattr__(self, "augmentation", self._read_augmentation())
        object.__setattr__(self, "network_options", self._complete_options())
        smallest_image = NETWORKS[self.network].smallest_image(self.network_options)
        if self.image_size < smallest_image:
            raise ValueError(
                f"The network {self.network} with these options needs pictures of {smallest_image} pixels or more; "
                f"image_size is {self.image_size}."
            )
        self._check_base()

    def _check_base(self) -> None:
        if (self.base == "") != (self.network != "head"):
            raise ValueError("A base needs the network head, and the network head a base.")
        if self.base == "":
            return
        _check_choice("base", self.base, tuple(IMAGENET))
        if self.image_size != IMAGENET[self.base].side:
            raise ValueError(
                f"The base {self.base} reads pictures of {IMAGENET[self.base].side} pixels; "
                f"image_size is {self.image_size}."
            )
        if self.augmentation.changes:
            raise ValueError("A base sees every picture once, so augmentation cannot change it anew in every epoch.")

    def _read_augmentation(self) -> Augmentation:
        chosen: Any = self.augmentation
        if isinstance(chosen, Augmentation):
            return chosen
        if not isinstance(chosen, Mapping):
            raise ValueError("augmentation must map names to values.")
        known = [known.name for known in fields(Augmentation)]
        for name in chosen:
            if name not in known:
                raise ValueError(f"augmentation has no '{name}'; it has {', '.join(known)}.")
        return Augmentation(**chosen)

    def _complete_options(self) -> dict[str, int]:
        known = NETWORKS[self.network].options
        if not isinstance(self.network_options, Mapping):
            raise ValueError("network_options must map names to whole numbers.")
        for name, value in self.network_options.items():
            if name not in known:
                raise ValueError(f"The network {self.network} has no option '{name}'; it has {', '.join(known)}.")
            _check_number(name, value, known[name].smallest, known[name].largest, whole=True)
        return NETWORKS[self.network].complete(self.network_options)

    def for_classes(self, count: int) -> "TrainingSpec":
        """This spec for pictures of this number of classes: one number tells two apart, and no more."""
        return replace(self, network_options=for_classes(self.network_options, count))

    @property
    def hands_out_best(self) -> bool:
        """Whether the weights of the lowest validation loss are the result, instead of the last ones."""
        return self.checkpoint or self.patience is not None

    def reaches_goal(self, accuracy: float, val_accuracy: float | None) -> bool:
        """Whether a run stops after an epoch with these accuracies: it has a goal, and has reached all of it."""
        goals = ((accuracy, self.stop_at_accuracy), (val_accuracy, self.stop_at_val_accuracy))
        reached = [value is not None and value >= goal for value, goal in goals if goal is not None]
        return bool(reached) and all(reached)

    def to_json(self) -> str:
        """The spec as one JSON object, readable by `from_json` of this and later versions."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "TrainingSpec":
        """Reads `to_json`; a field that the text lacks takes today's default.

        Raises ValueError, in one plain sentence, for text that is not a spec.
        """
        try:
            values: Any = json.loads(text)
        except ValueError:
            raise ValueError("A training spec must be a JSON object.") from None
        if not isinstance(values, dict):
            raise ValueError("A training spec must be a JSON object.")
        unknown = values.keys() - {known.name for known in fields(cls)}
        if unknown:
            raise ValueError(f"A training spec has no field '{min(unknown)}'.")
        return cls(**values)


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}; it is {value!r}.")


def _check_number(name: str, value: object, smallest: float, largest: float, whole: bool) -> None:
    kinds = (int,) if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise ValueError(f"{name} must be a {'whole ' if whole else ''}number; it is {value!r}.")
    if not smallest <= value <= largest:
        raise ValueError(f"{name} must be between {smallest:g} and {largest:g}; it is {value!r}.")
