"""Training: where the network starts, how much of the base it keeps, and what of it learns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.course.transfer_learning.trainings import PRESETS
from lessons.course.transfer_learning.views import FROZEN, NETWORKS, TUNED, recording
from lessons.data import registry
from lessons.data.download.weights import WEIGHTS, Weights
from lessons.networks.bases import IMAGENET
from lessons.settings import controls, menu, slider, switch
from lessons.training import settings as training
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN, with_settings

SETS = ("cats-or-dogs", "horses-or-humans", "happy-or-sad", "rock-paper-scissors", "textures", "digits", "signs")
DATA = {registry.describe(name).title: name for name in SETS}
DEFAULT = PRESETS[NETWORKS[FROZEN]]
SIDES = {1: 28, 3: DEFAULT.image_size}
"""The side of the pictures that each base has learned, by their channels."""
START = {FROZEN: {"pretrained": True, "trainable": False}, TUNED: {"pretrained": True, "trainable": True}}
IMAGENET_BASES = {row.title: name for name, row in IMAGENET.items()}
"""The bases that must be downloaded."""
OF_BLOCKS = ("cut", "divided")
"""Settings of the networks that read the pictures themselves."""
PICTURES = ("data", "per_class", "start")
"""Settings that decide about others, so that they come first."""


@dataclass(frozen=True)
class Settings:
    """What a run can set. It ends within seconds where the base is frozen, and within a minute where it is not."""

    data: str = menu("Data", (*DATA, OWN), next(iter(DATA)), "The base has seen none of these classes.")
    per_class: int = menu("Training pictures a class", (5, 10, 20, 50, 100), DEFAULT.per_class)
    start: str = menu("Network", (*NETWORKS, *IMAGENET_BASES), FROZEN)
    cut: int = slider("Blocks of the base", 1, 4, DEFAULT.network_options["cut"], help="The head is put behind them.")
    dense: int = menu("Units in the head", (0, 16, 64, 256), DEFAULT.network_options["dense"], "0: the answer alone.")
    dropout: int = menu("Dropout in the head, %", (0, 20, 50), round(100 * DEFAULT.network_options["dropout"]))
    divided: bool = switch("Pixels divided by 255", True)
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (5, 10, 20, 32))
    epochs: int = training.epochs(DEFAULT, most=60)
    seed: int = training.seed(DEFAULT)


def spec(settings: Settings, own: str | None = None) -> TrainingSpec | None:
    """The run that these settings stand for; None for `own` pictures that are not there yet."""
    data = DATA.get(settings.data, own)
    if data is None:
        return None
    run = replace(with_settings(DEFAULT, settings), data=data, per_class=settings.per_class)
    head = {"dense": settings.dense, "dropout": settings.dropout / 100}
    if settings.start in IMAGENET_BASES:
        base = IMAGENET_BASES[settings.start]
        return replace(run, base=base, network="head", network_options=head, image_size=IMAGENET[base].side)
    start = START.get(settings.start, {"pretrained": False, "trainable": True})
    options = {"cut": settings.cut, **head, "divided": settings.divided, **start}
    return replace(run, network_options=options, image_size=SIDES[registry.describe(data).shape[2]])


def rest(settings: Settings) -> list[str]:
    """The settings that apply to the network chosen, without `PICTURES`."""
    hidden = (*PICTURES, *(OF_BLOCKS if settings.start in IMAGENET_BASES else ()))
    return [name for name in controls(Settings) if name not in hidden]


def weights(settings: Settings) -> Weights | None:
    """What the network chosen starts from, where that must be downloaded."""
    return WEIGHTS[IMAGENET_BASES[settings.start]] if settings.start in IMAGENET_BASES else None


def recording_of(settings: Settings) -> TrainingRecord:
    """What is on show before there is a run: no base of ImageNet is recorded, so for these the small one."""
    return recording(NETWORKS.get(settings.start, NETWORKS[FROZEN]))


def numbers(settings: Settings) -> Mapping[str, Any]:
    """What fills the blanks of the words about the network chosen."""
    if settings.start not in IMAGENET_BASES:
        return {}
    row = IMAGENET[IMAGENET_BASES[settings.start]]
    return {"parameters": f"{row.parameters:,}", "side": row.side, "maps": f"{row.maps:,}"}
