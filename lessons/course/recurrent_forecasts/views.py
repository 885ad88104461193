"""What the page can show, and the recordings that it opens on."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.kinds.meaning import Value
from lessons.settings import choice, slider
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord

SLUG = catalog.slug(__name__)
CELL, SCALE, WHOLE, FREE, TRAIN = "Cell", "Scale", "Whole or last", "Free run", "Train"
LSTM, GRU, SIMPLE, MIXED = "LSTM", "GRU", "SimpleRNN", "Conv1D, then LSTM"
MEMORIES = {LSTM: "lstm", GRU: "gru", SIMPLE: "simple-rnn"}
"""The recordings of one layer of memory, by its class."""
EVERY_STEP, CONVOLVED = "every-step", "conv-lstm"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (CELL, SCALE, WHOLE, FREE, TRAIN), CELL)


@dataclass(frozen=True)
class WindowSettings:
    """Which window of the validation part is looked at."""

    place: int = slider("Value to forecast", 0, 460, 110, help="Counted from the first value that validates.")


@lru_cache(maxsize=16)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)


def meaning(record: TrainingRecord) -> Value:
    """What the numbers mean that a run on a series says, once it has its network."""
    assert record.architecture is not None
    assert isinstance(record.architecture.meaning, Value)
    return record.architecture.meaning
