"""Training a network that reads texts: its settings, the spec made of them, and how the validation loss slopes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import numpy as np

from lessons.course.sequence_models.trainings import LSTM as DEFAULT
from lessons.networks import parameters
from lessons.questions import Question
from lessons.settings import choice, menu, slider, switch
from lessons.text.plain import with_minus
from lessons.training import settings as training
from lessons.training import text_settings
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

PATIENCE = 3
STEEPEST = 0.0005
"""The slope of the validation loss, an epoch, that the course's exercise 3.3 allows."""
AVERAGE, CONVOLUTION, EXERCISE = "Average pooling", "Conv1D", "Exercise 3.3: Conv1D, then LSTM"
MEMORIES = ("SimpleRNN", "GRU", "LSTM")
SIZES = (4, 8, 16, 32, 64, 128)


@dataclass(frozen=True)
class Settings:
    """What a run can set."""

    reader: str = menu("Network", (AVERAGE, CONVOLUTION, *MEMORIES, EXERCISE), "LSTM")
    units: int = menu(
        "Units or filters", SIZES, 8, "Units of a memory, filters of a Conv1D, dense units of the average."
    )
    layers: int = choice("Layers", (1, 2), 1, "Of the memory, or of Conv1D.")
    both_ways: bool = switch("Bidirectional")
    kernel_size: int = menu("Words under a kernel", (2, 3, 5, 7), 5)
    dimensions: int = menu("Numbers a word", (4, 8, 16, 32, 64, 100), 16)
    dropout: int = slider("Dropout, %", 0, 80, 0, 10)
    stops: bool = switch("Early stopping")
    data: str = text_settings.data(DEFAULT)
    tokens: str = text_settings.tokens(DEFAULT)
    words: int = text_settings.words(DEFAULT)
    length: int = text_settings.length(DEFAULT)
    padding: str = text_settings.padding(DEFAULT)
    epochs: int = training.epochs(DEFAULT, most=50)
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (16, 32, 64, 128))
    seed: int = training.seed(DEFAULT)

    @property
    def fitting(self) -> tuple[str, ...]:
        """The settings of the network that is chosen."""
        return FITTING[self.reader]


_OF_MEMORIES = ("units", "layers", "both_ways", "dimensions", "dropout")
FITTING: Mapping[str, tuple[str, ...]] = {
    AVERAGE: ("units", "dimensions"),
    CONVOLUTION: ("units", "layers", "kernel_size", "dimensions", "dropout"),
    **dict.fromkeys(MEMORIES, _OF_MEMORIES),
    EXERCISE: ("units", "kernel_size", "dimensions", "dropout"),
}


def spec(settings: Settings, data: str | None) -> TrainingSpec | None:
    """The run that these settings stand for on a set of texts; None where that is not there yet."""
    if data is None:
        return None
    network, options = _network(settings)
    preset = replace(DEFAULT, network=network, network_options=options)
    return replace(
        text_settings.with_text_settings(preset, settings, data), patience=PATIENCE if settings.stops else None
    )


def _network(settings: Settings) -> tuple[str, dict[str, Any]]:
    dropout = {"dropout": settings.dropout / 100, "dimensions": settings.dimensions}
    if settings.reader == AVERAGE:
        shared = {"dimensions": settings.dimensions, "pooling": "masked average"}
        return "pooled-embedding", {**shared, "dense": settings.units}
    if settings.reader == EXERCISE:
        return "text-cnn-rnn", {**dropout, "units": settings.units, "kernel_size": settings.kernel_size}
    if settings.reader == CONVOLUTION:
        kernels = {"filters": settings.units, "kernel_size": settings.kernel_size}
        return "text-cnn", {**dropout, **kernels, "layers": settings.layers}
    memory = {"cell": settings.reader, "units": settings.units, "both_ways": settings.both_ways}
    return "text-rnn", {**dropout, **memory, "layers": settings.layers}


def slope(record: TrainingRecord) -> float:
    """By how much the validation loss rises an epoch: the straight line that fits it best. 0 for one epoch alone."""
    losses = np.array([end.val_loss for end in record.epoch_points], np.float64)
    if len(losses) < 2 or not np.isfinite(losses).all():
        return 0.0
    return float(np.polyfit(np.arange(len(losses)), losses, 1)[0])


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about a run that has ended."""
    network = record.architecture
    assert network is not None
    return {
        "slope": with_minus(slope(record), "+.4f"),
        "allowed": f"{STEEPEST:.4f}",
        "parameters": f"{parameters(network.layers, network.encoding):,}",
        "seconds": f"{median(end.seconds or 0 for end in record.epoch_points):.1f}",
        "best": f"{record.best_point.epoch:.0f}",
    }


PASSES, RISES = "at most .0005 an epoch", "steeper"

QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "slope",
        lambda _: (PASSES, RISES),
        lambda record: PASSES if slope(record) <= STEEPEST else RISES,
        lambda record: {"epochs": record.spec.epochs},
        veils=lambda _: ("val_loss",),
    ),
)
"""Asked while a run goes on: all but the answer is of its settings alone."""
