"""What the page can show, and the networks that it opens with."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice, menu
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from lessons.training.settings import MY_RUN

SLUG = catalog.slug(__name__)
WORD_MAP, LEDGER, PADDING, CERTAINTY, TRAIN = "Word map", "Ledger", "Padding", "Certainty", "Train"
WORDS, PADDED, HIDDEN = "words", "padded", "hidden"
LONG, LONG_MASKED = "long", "long-masked"
WHOLE_WORDS, PIECES, PIECES_MASKED = "whole-words", "pieces", "pieces-masked"
MEAN, UNITS = "Mean of the words", "With 24 hidden units"
RECORDINGS = {MEAN: WORDS, UNITS: HIDDEN}
"""The recorded networks to look into, and the names of their recordings."""


@dataclass(frozen=True)
class Settings:
    """What the page shows, and which network it looks into."""

    view: str = choice("Show", (WORD_MAP, LEDGER, PADDING, CERTAINTY, TRAIN), WORD_MAP)
    network: str = menu("Network", (*RECORDINGS, MY_RUN), UNITS, "A recorded one, or the one you trained.")


@lru_cache(maxsize=8)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
