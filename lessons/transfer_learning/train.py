"""Training: where the network starts, how much of the base it keeps, and what of it learns."""

from dataclasses import dataclass, replace

from lessons.data import registry
from lessons.data.dataset import Row
from lessons.models import BASES
from lessons.settings import menu, slider, switch
from lessons.training import settings as training
from lessons.training.presets import PRESETS
from lessons.training.settings import with_settings
from lessons.training.spec import TrainingSpec
from lessons.transfer_learning.views import FROZEN, NETWORKS, SLUG, TUNED

OWN = "My own pictures"
SETS = ("cats-or-dogs", "horses-or-humans", "happy-or-sad", "rock-paper-scissors", "textures", "digits", "signs")
DATA = {registry.describe(name).title: name for name in SETS}
DEFAULT = PRESETS[SLUG][NETWORKS[FROZEN]]
SIDES = {1: 28, 3: DEFAULT.image_size}
"""The side of the pictures that each base has learned, by their channels."""
START = {FROZEN: {"pretrained": 1, "trainable": 0}, TUNED: {"pretrained": 1, "trainable": 1}}


@dataclass(frozen=True)
class Settings:
    """What a run can set. It ends within seconds where the base is frozen, and within a minute where it is not."""

    data: str = menu("Data", (*DATA, OWN), next(iter(DATA)), "The base has seen none of these classes.")
    per_class: int = menu("Training pictures a class", (5, 10, 20, 50, 100), DEFAULT.per_class)
    start: str = menu("Network", tuple(NETWORKS), FROZEN)
    cut: int = slider("Blocks of the base", 1, 4, DEFAULT.network_options["cut"], help="The head is put behind them.")
    dense: int = menu("Units in the head", (0, 16, 64, 256), DEFAULT.network_options["dense"], "0: the answer alone.")
    dropout: int = menu("Dropout in the head, %", (0, 20, 50), DEFAULT.network_options["dropout"])
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
    return replace(
        with_settings(DEFAULT, settings),
        data=data,
        image_size=SIDES[data_row(data).shape[2]],
        per_class=settings.per_class,
        network_options={
            "cut": settings.cut,
            "dense": settings.dense,
            "dropout": settings.dropout,
            "divided": int(settings.divided),
            **START.get(settings.start, {"pretrained": 0, "trainable": 1}),
        },
    )


def data_row(data: str) -> Row:
    """What is known of a data set before it is loaded."""
    return registry.describe(data)


def base_row(run: TrainingSpec) -> Row:
    """What is known of the pictures that the base for a run has learned."""
    return registry.describe(BASES[data_row(run.data).shape[2]].data)
