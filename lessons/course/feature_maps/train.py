"""Training: the course's exercise 3 and the explorer's second network, with settings, and the Keras program."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from lessons import catalog
from lessons.course.feature_maps.trainings import PRESETS
from lessons.networks import NETWORKS
from lessons.settings import choice, menu
from lessons.training import settings as training
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN, with_settings

SLUG = catalog.slug(__name__)
DIGITS, MNIST, TEXTURES = "Digits", "MNIST", "Textures"
STOP_AT = 0.998
MNIST_EXAMPLES = 6000
PATIENCE = 3
GOAL, EARLY_STOPPING, CHECKPOINT, NONE = "Stop at 99.8%", "Early stopping", "Checkpoint", "None"
DEFAULT = PRESETS["digits"]


class Pictures(NamedTuple):
    """A set to train with: the preset that suits it, its name, None for a learner's own, and how many are used."""

    preset: str
    data: str | None
    examples: int | None = None


SETS = {
    DIGITS: Pictures("digits", "digits"),
    MNIST: Pictures("digits", "mnist", MNIST_EXAMPLES),
    "Garments": Pictures("digits", "garments"),
    "Signs": Pictures("digits", "signs"),
    TEXTURES: Pictures("textures", "textures"),
    "Horses or humans": Pictures("textures", "horses-or-humans"),
    "Cats or dogs": Pictures("textures", "cats-or-dogs"),
    "Rock, paper, scissors": Pictures("textures", "rock-paper-scissors"),
    OWN: Pictures("textures", None),
}

FEATURE_MAPS = (
    "maps = keras.Model(model.inputs[0], [layer.output for layer in model.layers])",
    "for layer, output in zip(model.layers, maps(validation[:1])):",
    "    print(layer.name, output.shape)",
)
"""How a program looks into its network."""


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within a minute."""

    data: str = menu("Data", tuple(SETS), DIGITS, "MNIST has to be downloaded once.")
    filters: int = menu("Filters", (4, 8, 10, 16, 32), 16, "Feature maps in each convolution.")
    convolutions: int = choice("Convolutions", (1, 2), 1, "For the digits: one or two, each with its pooling.")
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (8, 16, 32, 64, 128, 256))
    epochs: int = training.epochs(DEFAULT, most=40)
    seed: int = training.seed(DEFAULT)
    callback: str = menu(
        "Callback", (GOAL, EARLY_STOPPING, CHECKPOINT, NONE), GOAL, "What Keras does at the end of each epoch."
    )


def spec(settings: Settings, own: str | None = None) -> TrainingSpec:
    """The run that these settings stand for; `own` names the learner's pictures, for which the preset's stand in."""
    pictures = SETS[settings.data]
    preset = PRESETS[pictures.preset]
    chosen = {"filters": settings.filters, "convolutions": settings.convolutions}
    options = {name: value for name, value in chosen.items() if name in NETWORKS[preset.network].options}
    return replace(
        with_settings(preset, settings),
        data=pictures.data or own or preset.data,
        examples=pictures.examples,
        network_options=options,
        stop_at_accuracy=STOP_AT if settings.callback == GOAL else None,
        patience=PATIENCE if settings.callback == EARLY_STOPPING else None,
        checkpoint=settings.callback == CHECKPOINT,
    )


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the same network and makes its feature maps."""
    return program(run, then=FEATURE_MAPS)
