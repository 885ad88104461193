"""Training on texts: how words become vectors, and how the vectors of a text become one row of numbers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from lessons.course.embeddings import network, views
from lessons.course.embeddings.trainings import HIDDEN, WORDS
from lessons.data import registry
from lessons.figures.overlay import Curves, overlay
from lessons.kinds.encoding import TextInput
from lessons.networks.texts import AVERAGE, FLATTEN, MASKED
from lessons.questions import Question
from lessons.settings import menu, switch
from lessons.tasks import TASKS
from lessons.training import settings as training
from lessons.training import text_settings as texts
from lessons.training.reports import vectors
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

DEFAULT = HIDDEN
POOLINGS = {"Average, masked": MASKED, "Average": AVERAGE, "Flatten": FLATTEN}
PIECES = "pieces"
"""The section of the words on them."""
NEW, LEARNED, FILE = STARTS = ("New", "From reviews", "From my file")
SOURCE = f"{views.SLUG}/{views.WORDS}"
"""The recording whose vectors a run may start from."""
SUB_WORDS = {views.PIECES: "Pieces, zeros in the mean", views.PIECES_MASKED: "Pieces, masked"}
"""The recordings of the course's network for sub-words, without a mask and with one."""
MOST_SIGHTS = 400_000
"""How many texts a run of class size looks at, each as often as it comes: under a minute."""
FREQUENT = 150
"""Words with ids below it count as frequent."""
ENDS = 6
"""How many words are named at either end."""


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within a minute."""

    data: str = texts.data(DEFAULT)
    tokens: str = texts.tokens(DEFAULT)
    words: int = texts.words(DEFAULT)
    length: int = texts.length(DEFAULT)
    padding: str = texts.padding(DEFAULT)
    dimensions: int = menu("Dimensions", (2, 4, 8, 16, 32, 64), DEFAULT.network_options["dimensions"], "Of each word.")
    pooling: str = menu("Pooling", tuple(POOLINGS), "Average, masked", "How a text's vectors become one row.")
    vectors: str = menu("Vectors", STARTS, NEW, "Random at the start, learned by a recording, or in a file of yours.")
    frozen: bool = switch("Freeze the vectors")
    dense: int = menu("Hidden units", (0, 6, 24, 64), DEFAULT.network_options["dense"])
    spare: bool = switch("One output too many")
    optimizer: str = training.optimizer(DEFAULT)
    learning_rate: float = training.learning_rate(DEFAULT)
    batch_size: int = training.batch_size(DEFAULT, (16, 32, 64, 128))
    epochs: int = training.epochs(DEFAULT, most=60)
    seed: int = training.seed(DEFAULT)


class OwnVectors(NamedTuple):
    """A learner's own vectors of words: the name by which runs know them, the words, and how many numbers each has."""

    name: str
    words: Sequence[str]
    dimensions: int


def spec(settings: Settings, data: str, own: OwnVectors | None = None) -> TrainingSpec:
    """The run that these settings stand for, on the texts of the set `data`; from `own` vectors, where they are set."""
    run = texts.with_text_settings(DEFAULT, settings, data)
    starts = {LEARNED: (SOURCE, WORDS.network_options["dimensions"])}
    if own is not None:
        starts[FILE] = (own.name, own.dimensions)
    start, dimensions = starts.get(settings.vectors, ("", settings.dimensions))
    chosen = {
        "dimensions": dimensions,
        "frozen": settings.frozen,
        "pooling": POOLINGS[settings.pooling],
        "dense": settings.dense,
        "spare_outputs": int(settings.spare),
    }
    # One output for both classes leaves no room for one too many.
    one_output = {"sigmoid": False} if settings.spare else {}
    return replace(run, network_options={**run.network_options, **chosen, **one_output}, vectors=start)


def found(run: TrainingSpec, own: OwnVectors) -> Mapping[str, str]:
    """How many words of a run's texts have a vector among the learner's own, and how many ids the others get."""
    item = run.kind.outline(run)[0]
    assert isinstance(item, TextInput)
    vocabulary = item.vocabulary
    return {
        "words": f"{vocabulary.id_count - 1 - vocabulary.oov:,}",
        "found": f"{vectors.known(own.words, vocabulary):,}",
        "dimensions": str(own.dimensions),
    }


def notes(settings: Settings) -> tuple[str, ...]:
    """The sections of the words about what is set."""
    conditions = {
        PIECES: texts.TOKENS[settings.tokens] == "pieces",
        "six outputs": settings.spare,
        "frozen": settings.frozen,
        "learned vectors": settings.vectors == LEARNED,
    }
    return tuple(name for name, is_set in conditions.items() if is_set)


def sub_words() -> bytes:
    """The payload of how these recordings do on new texts, epoch by epoch."""
    records = {title: views.recording(name) for name, title in SUB_WORDS.items()}
    curves = [Curves(place, title, _new_texts(record), None) for place, (title, record) in enumerate(records.items())]
    record = views.recording(views.PIECES)
    return overlay(curves, TASKS[record.spec.task], record.baseline)


def _new_texts(record: TrainingRecord) -> list[dict[str, float | None]]:
    return [
        {"epoch": end.epoch, "val_loss": end.val_loss, "val_accuracy": end.val_accuracy} for end in record.epoch_points
    ]


def sub_word_numbers() -> Mapping[str, Any]:
    """What fills the blanks of the words about them: how often each is right about new texts in the end.

    A third has learned from whole words, without a mask.
    """
    ends = {name: views.recording(name).epoch_points[-1] for name in (*SUB_WORDS, views.WHOLE_WORDS)}
    shares = {name.replace("-", "_"): f"{end.val_accuracy or 0:.0%}" for name, end in ends.items()}
    spec = views.recording(views.PIECES).spec
    return {**shares, "length": spec.data_options["length"], "epochs": spec.epochs}


def is_class_size(run: TrainingSpec) -> bool:
    """Whether everybody in a class may start such runs: others are for the teacher."""
    return registry.describe(run.data).train * run.epochs <= MOST_SIGHTS


def ends(record: TrainingRecord) -> tuple[list[str], list[str]]:
    """The frequent words that speak most for the first class and for the second, after the newest epoch.

    Both are empty where no one direction of the vectors moves the answer.
    """
    if not record.whole_epochs:
        return [], []
    layers = record.layers(record.whole_epochs[-1])
    if not network.is_account(layers) or len(record.class_names) != 2:
        return [], []
    vocabulary = network.encoding(record).vocabulary
    weights = layers[-1].weights[0]
    order = (layers[0].weights[0][:FREQUENT] @ weights[:, -1]).argsort(kind="stable")
    named = [vocabulary.words[number] for number in order if number > 1]
    return named[:ENDS], named[: -ENDS - 1 : -1]


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the sentence about a run that names words at both ends."""
    low, high = ends(record)
    first, second = record.class_names
    return {"low": ", ".join(low), "high": ", ".join(high), "first": first, "second": second}


BANDS = {"up to 70%": 0.7, "up to 80%": 0.8, "up to 90%": 0.9, "more than 90%": math.inf}
"""How many new texts are right, and what each band ends at."""


def _band(record: TrainingRecord) -> str:
    accuracy = record.epoch_points[-1].val_accuracy or 0.0
    return next(name for name, end in BANDS.items() if accuracy <= end)


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "band",
        lambda record: tuple(BANDS),
        _band,
        lambda record: {"epochs": record.spec.epochs},
        lambda record: ("val_accuracy",),
    ),
)
"""Asked while a run goes on: all but the answer is of its settings alone."""
