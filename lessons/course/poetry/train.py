"""Training: networks that say the next word, from a dozen ballads in a minute to the course's own size."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from lessons.course.poetry import trainings, views
from lessons.data import registry
from lessons.maths.tokens import Vocabulary
from lessons.networks.plan import parameters
from lessons.questions import Question
from lessons.settings import menu, slider, switch
from lessons.training import settings as training
from lessons.training.run.architecture import expected
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import with_settings
from lessons.training.text_settings import OWN

DEFAULT = trainings.BALLADS
OPTIONS = DEFAULT.network_options
CLASS_WORK = 1e10
"""Beginnings × epochs × parameters; a run with more is no run for a whole class: it takes minutes."""
TITLES = {name: title for title, name in views.SETS.items()}


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within a minute."""

    data: str = menu("Text", (*views.SETS, OWN), TITLES[DEFAULT.data], "Some have to be downloaded once.")
    row_length: int = slider("Words of context", 1, 20, DEFAULT.data_options["length"], help="The ids of a row.")
    dimensions: int = menu("Dimensions", (8, 16, 24, 32, 64, 100), OPTIONS["dimensions"], "Numbers for each word.")
    units: int = menu("LSTM units", (16, 32, 48, 64, 100, 150), OPTIONS["units"])
    both_ways: bool = switch("Bidirectional")
    second: int = menu("Units of a second LSTM", (0, 32, 64, 100), 0, "0: there is none.")
    dropout: int = slider("Dropout, %", 0, 80, 0, 10)
    half: bool = switch("Layer of half the words")
    l2: int = slider("L2 penalty, thousandths", 0, 20, 0, help="On the weights of the first dense layer.")
    epochs: int = training.epochs(DEFAULT, most=100)
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (16, 32, 64, 128))
    seed: int = training.seed(DEFAULT)


def spec(settings: Settings, data: str) -> TrainingSpec:
    """The run that these settings stand for, on the texts of the set `data`."""
    options = {
        "dimensions": settings.dimensions,
        "units": settings.units,
        "both_ways": settings.both_ways,
        "second": settings.second,
        "dropout": settings.dropout / 100,
        "half": settings.half,
        "l2": settings.l2 / 1000,
    }
    return replace(
        with_settings(DEFAULT, settings),
        data=data,
        network_options=options,
        data_options={**DEFAULT.data_options, "length": settings.row_length},
    )


def is_class_size(run: TrainingSpec) -> bool:
    """Whether everybody in a class may start such runs: others are for the teacher."""
    network = expected(run)
    return beginnings(run.data) * run.epochs * parameters(network.layers, network.encoding) <= CLASS_WORK


@lru_cache(maxsize=8)
def beginnings(data: str) -> int:
    """How many beginnings the training lines of a set have."""
    texts = registry.load(data).texts
    split = Vocabulary.fit(texts).split
    return sum(max(0, len(split(text)) - 1) for text in texts)


MORE, SAME, LESS = "more often right", "as often right", "less often right"
EQUAL = 0.005
"""Shares that differ by less count as the same."""
THIRDS = ("in the first third of its epochs", "in the second third", "in the last third")


def _against_the_commonest(record: TrainingRecord) -> str:
    """How often the network is right about held-out lines in the end, against always saying the commonest word."""
    gain = (record.epoch_points[-1].val_accuracy or 0.0) - (record.baseline or 0.0)
    return SAME if abs(gain) < EQUAL else MORE if gain > 0 else LESS


def _turn(record: TrainingRecord) -> str:
    """In which third of the planned epochs the validation loss is lowest."""
    return THIRDS[min(2, int(3 * (record.best_point.epoch - 1) / record.spec.epochs))]


def _numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words: of a run that goes on, what its spec says."""
    known = {"epochs": record.spec.epochs}
    if not record.state.ended or not record.epoch_points:
        return known
    last = record.epoch_points[-1]
    return known | {
        "best": f"{max(end.accuracy for end in record.epoch_points):.1%}",
        "ceiling": f"{record.ceiling or 1:.1%}",
        "new": f"{last.val_accuracy or 0:.1%}",
        "commonest": f"{record.baseline or 0:.1%}",
        "turn": int(record.best_point.epoch),
    }


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question("turn", lambda record: THIRDS, _turn, _numbers, lambda record: ("val_loss",)),
    Question(
        "new", lambda record: (MORE, SAME, LESS), _against_the_commonest, _numbers, lambda record: ("val_accuracy",)
    ),
)
"""Asked while a run goes on: all but the answers is of its settings alone."""
