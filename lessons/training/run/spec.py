"""TrainingSpec: everything that decides a training run, as plain data."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from lessons.checks import check_choice, check_flag, check_number
from lessons.kinds import KINDS, PICTURES, TEXTS, Kind
from lessons.maths.augmentation import Augmentation
from lessons.networks import NETWORKS, older, shapes
from lessons.networks.bases import IMAGENET
from lessons.networks.options import Options
from lessons.networks.plan import Inputs
from lessons.tasks import TASKS, Task

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
    "momentum": (0.0, 1.0),
    "stop_at_accuracy": (0.0, 1.0),
    "stop_at_val_accuracy": (0.0, 1.0),
}
MAY_BE_NONE = ("examples", "per_class", "patience", "stop_at_accuracy", "stop_at_val_accuracy")
SWITCHES = ("checkpoint", "leak", "remeasure")
SCHEDULE: dict[str, tuple[float, float]] = {"start": (1e-12, 1e30), "factor": (1e-9, 1e9), "every": (1, 1000)}


@dataclass(frozen=True)
class Schedule:
    """A learning rate that changes by itself: it begins at `start` and is multiplied by `factor` every `every` epochs.

    Between these it moves evenly, as the course sweeps it to find a rate that fits. Raises ValueError, in one plain
    sentence, for a value out of range.
    """

    start: float
    factor: float
    every: int

    def __post_init__(self) -> None:
        for name, (smallest, largest) in SCHEDULE.items():
            check_number(f"schedule {name}", getattr(self, name), smallest, largest, whole=name == "every")

    def rate(self, epoch: int) -> float:
        """The learning rate of an epoch; epochs count from 0, as in Keras's LearningRateScheduler."""
        return float(self.start * self.factor ** (epoch / self.every))


@dataclass(frozen=True)
class TrainingSpec:
    """One training run: the same spec gives the same history on one thread.

    `data` is a name that `lessons.data.registry` knows; on the command line also the path of what a learner brings, as
    the kind of the network reads it.
    `network_options` may name some of the options of `lessons.networks.NETWORKS[network]`; the rest take their
    defaults.
    `examples` limits the training pictures; `per_class` is how many of each class are taken, which the seed draws.
    `stop_at_accuracy` stops after the first epoch that reaches this *training* accuracy, as the course does, and
    `stop_at_val_accuracy` that reaches this validation accuracy: with both set, both must be reached. `patience` stops
    after as many epochs without a lower validation loss and restores the weights of the lowest; `checkpoint` keeps the
    weights of the lowest validation loss and trains on. `leak` makes the mistake of validating with training pictures.
    `augmentation` changes every training picture anew in every epoch, and no validation picture. `remeasure`
    asks the network after every epoch about the training pictures as they are, as validation does about its own:
    without augmentation and dropout. `base` names one of `lessons.networks.bases.IMAGENET`, which never changes: it
    sees every picture once, and the network, a head, learns from its answers; empty for a network that sees the
    pictures itself.
    `vectors` names a recording, `<lesson>/<recording>`, or vectors that a learner brought: a network on texts starts
    from them.
    `task` names one of `lessons.tasks.TASKS`, and `loss` one of its losses; empty for the one that fits the network's
    answers. `data_options` say how the data is made ready, and may name some of the options of its kind. `momentum` is
    the SGD optimizer's. `schedule` takes the place of `learning_rate`. `goals` gives named numbers of a history, such
    as `val_mae`, the value at which they are good enough: the run stops after the first epoch that reaches all of them,
    together with `stop_at_accuracy` and `stop_at_val_accuracy`.

    Raises ValueError, in one plain sentence, for a value that cannot be trained with.
    """

    data: str = "digits"
    network: str = "digits-cnn"
    network_options: Options = field(default_factory=dict)
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
    task: str = "classification"
    data_options: Mapping[str, Any] = field(default_factory=dict)
    loss: str = ""
    momentum: float = 0.0
    schedule: Schedule | None = None
    goals: Mapping[str, float] = field(default_factory=dict)
    vectors: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.data, str) or not self.data:
            raise ValueError("data must name a data set, a folder or a zip.")
        check_choice("optimizer", self.optimizer, OPTIMIZERS)
        check_choice("network", self.network, tuple(NETWORKS))
        for name, (smallest, largest) in (WHOLE_NUMBERS | NUMBERS).items():
            value = getattr(self, name)
            if not (value is None and name in MAY_BE_NONE):
                check_number(name, value, smallest, largest, whole=name in WHOLE_NUMBERS)
        for name in SWITCHES:
            check_flag(name, getattr(self, name))
        object.__setattr__(self, "augmentation", self._read_augmentation())
        object.__setattr__(self, "network_options", self._complete_options())
        object.__setattr__(self, "data_options", self._complete_data_options())
        self._check_pictures()
        self._check_base()
        if self.vectors and self.kind is not TEXTS:
            raise ValueError(f"Only words have vectors; the network {self.network} reads {self.kind.name}.")
        self._check_task()
        if self.momentum and self.optimizer != "sgd":
            raise ValueError(f"Only the optimizer sgd takes a momentum; the optimizer is {self.optimizer}.")
        object.__setattr__(self, "schedule", self._read_schedule())

    def _check_task(self) -> None:
        """The task, and what is said in its words."""
        check_choice("task", self.task, tuple(TASKS))
        if self.loss:
            check_choice("loss", self.loss, self._task.losses)
        if not isinstance(self.goals, Mapping):
            raise ValueError("goals must map names to numbers.")
        own = ("loss", self._task.metric.name)
        for name, value in self.goals.items():
            check_choice("The name of a goal", name, (*own, *(f"val_{one}" for one in own)))
            check_number(f"The goal of {name}", value, *self._range(name), whole=False)

    @property
    def _task(self) -> Task:
        return TASKS[self.task]

    def _range(self, name: str) -> tuple[float, float]:
        """The least and the greatest value that a number of the history can have."""
        axis = self._task.metric.axis if self._task.metric.name == name.removeprefix("val_") else None
        return axis or (0.0, sys.float_info.max)

    def _read_schedule(self) -> Schedule | None:
        chosen: Any = self.schedule
        if chosen is None or isinstance(chosen, Schedule):
            return chosen
        if not isinstance(chosen, Mapping) or chosen.keys() != SCHEDULE.keys():
            raise ValueError(f"schedule must give values for {', '.join(SCHEDULE)}, and for nothing else.")
        return Schedule(**chosen)

    def _check_pictures(self) -> None:
        """Whether pictures are large enough for the network; nothing else can be changed at random."""
        if self.kind is not PICTURES:
            if self.augmentation.changes:
                raise ValueError(f"Only pictures can be augmented; the network {self.network} reads {self.kind.name}.")
            return
        if self._reads(self.image_size):
            return
        _, largest = WHOLE_NUMBERS["image_size"]
        smallest = next(side for side in range(self.image_size + 1, largest + 1) if self._reads(side))
        raise ValueError(
            f"The network {self.network} with these options needs pictures of {smallest} pixels or more; "
            f"image_size is {self.image_size}."
        )

    def _reads(self, side: int) -> bool:
        """Whether every layer has something to read where pictures have this side."""
        encoding = Inputs((side, side, 3))
        plan = NETWORKS[self.network].plan(self.network_options, encoding, (1, "linear"))
        try:
            shapes(plan, encoding)
        except ValueError:
            return False
        return True

    def _check_base(self) -> None:
        if (self.base == "") != (self.network != "head"):
            raise ValueError("A base needs the network head, and the network head a base.")
        if self.base == "":
            return
        check_choice("base", self.base, tuple(IMAGENET))
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

    def _complete_options(self) -> dict[str, Any]:
        known = NETWORKS[self.network].options
        if not isinstance(self.network_options, Mapping):
            raise ValueError("network_options must map names to values.")
        for name, value in self.network_options.items():
            if name not in known:
                raise ValueError(f"The network {self.network} has no option '{name}'; it has {', '.join(known)}.")
            known[name].check(name, value)
        return NETWORKS[self.network].complete(self.network_options)

    def _complete_data_options(self) -> dict[str, Any]:
        known = self.kind.options
        if not isinstance(self.data_options, Mapping):
            raise ValueError("data_options must map names to values.")
        for name, value in self.data_options.items():
            if name not in known:
                has = ", ".join(known) or "none"
                raise ValueError(f"data_options for {self.kind.name} have no '{name}'; they have {has}.")
            known[name].check(name, value)
        return {name: self.data_options.get(name, option.default) for name, option in known.items()}

    def for_classes(self, count: int) -> "TrainingSpec":
        """This spec for pictures of this number of classes: one number tells two apart, and no more."""
        fits_two_alone = self.network_options.get("sigmoid") and count != 2
        return replace(self, network_options={**self.network_options, "sigmoid": False}) if fits_two_alone else self

    @property
    def kind(self) -> Kind[Any]:
        """What the run learns from."""
        return KINDS[NETWORKS[self.network].kinds[0]]

    @property
    def undivided(self) -> bool:
        """Whether pixels reach the network as they are, from 0 to 255."""
        return self.network_options.get("divided") is False

    @property
    def hands_out_best(self) -> bool:
        """Whether the weights of the lowest validation loss are the result, instead of the last ones."""
        return self.checkpoint or self.patience is not None

    @property
    def all_goals(self) -> dict[str, float]:
        """The value at which each number that has a goal is good enough, by name."""
        accuracies = {"accuracy": self.stop_at_accuracy, "val_accuracy": self.stop_at_val_accuracy}
        return {name: goal for name, goal in accuracies.items() if goal is not None} | dict(self.goals)

    def reaches_goal(self, values: Mapping[str, float | None]) -> bool:
        """Whether a run stops after an epoch with these values: it has a goal, and has reached all of it.

        A loss reaches its goal from above, the metric from where it is worse.
        """
        reached = [self._reaches(name, values.get(name), goal) for name, goal in self.all_goals.items()]
        return bool(reached) and all(reached)

    def _reaches(self, name: str, value: float | None, goal: float) -> bool:
        if value is None:
            return False
        return value <= goal if name.endswith("loss") else self._task.metric.reaches(value, goal)

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
        if isinstance(options := values.get("network_options"), dict):
            values["network_options"] = older.modern(options)
        return cls(**values)
