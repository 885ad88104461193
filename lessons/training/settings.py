"""What every training can be set to, declared once: fields for the settings of a lesson, and the run made of them.

Each field's default is the one of the lesson's `preset`.
"""

from dataclasses import replace
from typing import Any, Protocol

from lessons.data import registry
from lessons.settings import choice, menu, slider
from lessons.tasks import TASKS
from lessons.training.run.spec import OPTIMIZERS, RATES, TrainingSpec

OWN = "My own pictures"
"""In a menu of data sets: what the learner brings."""
MY_RUN = "My run"
"""In a menu of networks: the one that the learner has trained."""

SERIES_RATES = (1e-8, 1e-7, 1e-6, 3e-6, 1e-5, 3e-5, *RATES)
"""Learning rates for series that are not scaled, whose gradients are large."""
MOMENTA = (0.0, 0.5, 0.9, 0.99)


class RunSettings(Protocol):
    """The fields below, and a batch size, as a lesson's settings have them."""

    @property
    def optimizer(self) -> str: ...
    @property
    def learning_rate(self) -> float: ...
    @property
    def batch_size(self) -> int: ...
    @property
    def epochs(self) -> int: ...
    @property
    def seed(self) -> int: ...


def optimizer(preset: TrainingSpec) -> Any:
    """A field for the optimizer."""
    return menu("Optimizer", OPTIMIZERS, preset.optimizer)


def learning_rate(preset: TrainingSpec, rates: tuple[float, ...] = RATES) -> Any:
    """A field for the learning rate, one of `rates`."""
    return menu("Learning rate", rates, preset.learning_rate, "How large a step is. Too large, and the loss explodes.")


def momentum(preset: TrainingSpec) -> Any:
    """A field for the momentum, which SGD alone has."""
    return menu("Momentum", MOMENTA, preset.momentum, "Which part of a step the next one goes on with. SGD alone.")


def loss(preset: TrainingSpec) -> Any:
    """A field for the loss, one of those of the preset's task."""
    losses = TASKS[preset.task].losses
    return choice("Loss", losses, preset.loss or losses[0], "What a step makes smaller.")


def batch_size(preset: TrainingSpec, sizes: tuple[int, ...]) -> Any:
    """A field for the batch size, one of `sizes`."""
    return menu("Batch size", sizes, preset.batch_size, f"{preset.kind.unit.capitalize()} for each step.")


def epochs(preset: TrainingSpec, most: int) -> Any:
    """A field for the number of epochs, up to `most`."""
    return slider("Epochs", 1, most, preset.epochs, help=f"How often the network sees all training {preset.kind.unit}.")


def seed(preset: TrainingSpec) -> Any:
    """A field for the seed."""
    return slider("Seed", 0, 9, preset.seed, help="The same seed gives the same random start, and the same run.")


def with_settings(preset: TrainingSpec, settings: RunSettings) -> TrainingSpec:
    """The preset with what these settings say of its training."""
    return replace(
        preset,
        optimizer=settings.optimizer,
        learning_rate=settings.learning_rate,
        batch_size=settings.batch_size,
        epochs=settings.epochs,
        seed=settings.seed,
    )


def for_its_classes(run: TrainingSpec) -> TrainingSpec:
    """The run as the classes of its set of pictures need it."""
    return run.for_classes(len(registry.describe(run.data).class_names))
