"""What the page can show, and the recordings that it opens on."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording

SLUG = catalog.slug(__name__)
THREE, INSIGHT, MAP, EXERCISE, TRAIN = "Three networks", "Insight", "Map", "Exercise 7", "Train"
FROZEN, TUNED, SCRATCH = "Frozen base", "Fine-tuned", "From scratch"
NETWORKS = {SCRATCH: "from-scratch", FROZEN: "frozen-base", TUNED: "fine-tuned"}
"""The three networks, and their recordings."""


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice(
        "Show",
        (THREE, INSIGHT, MAP, EXERCISE, TRAIN),
        THREE,
        former={"Cut the base": THREE, "Compare": TRAIN},
    )


@lru_cache(maxsize=32)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
