"""What the page can show, and the recorded networks that it opens on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording

SLUG = catalog.slug(__name__)
CELL, READERS, KERNEL, TRAIN = "Cell", "Readers", "Kernel", "Train"
AVERAGE, CONVOLUTION, SIMPLE, GRU, LSTM, BOTH = "average", "conv1d", "simple-rnn", "gru", "lstm", "both-ways"
TITLES: Mapping[str, str] = {
    AVERAGE: "Average pooling",
    CONVOLUTION: "Conv1D",
    SIMPLE: "SimpleRNN",
    GRU: "GRU",
    LSTM: "LSTM",
    BOTH: "Bidirectional LSTM",
}
"""The recordings by name, and what each network reads with."""


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (CELL, READERS, KERNEL, TRAIN), CELL)


@lru_cache(maxsize=len(TITLES))
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
