"""What the page can show, and the recordings it opens with."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice, menu
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from lessons.training.settings import MY_RUN

SLUG = catalog.slug(__name__)
ANSWERS, LABELS, CALIBRATION = "Answers", "Labels", "Calibration"
OWN, SPARE, TRAIN = "Own pictures", "26 outputs", "Train"
HANDS, SIGNS = "Rock, paper, scissors", "Signs"
RECORDINGS = {HANDS: "rock-paper-scissors", SIGNS: "signs"}
ACROSS = 7
"""How many pictures lie side by side."""


@dataclass(frozen=True)
class Settings:
    """What the page shows, and which network it asks."""

    view: str = choice("Show", (ANSWERS, LABELS, CALIBRATION, OWN, SPARE, TRAIN), ANSWERS, former={"Compare": TRAIN})
    network: str = menu("Network", (*RECORDINGS, MY_RUN), HANDS, "A recorded one, or the one you trained.")


@lru_cache(maxsize=8)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
