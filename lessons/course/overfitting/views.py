"""What the page can show, and the recordings that it opens on."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording

SLUG = catalog.slug(__name__)
GAP, REMEDIES, BELOW, LIMITS, TRAIN = "Gap", "Remedies", "Below validation", "Limits", "Train"
NONE, AUGMENTATION, DROPOUT, EARLY = "no-remedy", "augmentation", "dropout", "early-stopping"
BOTH = "augmentation-and-dropout"
HORSES, HORSES_AUGMENTED = "horses", "horses-augmented"
TITLES = {
    NONE: "No remedy",
    AUGMENTATION: "Augmentation",
    DROPOUT: "Dropout",
    "l2-penalty": "L2 penalty",
    "smaller-network": "Smaller network",
    "more-pictures": "More pictures",
    EARLY: "Early stopping",
}
"""The recordings of cats and dogs with one remedy at most, by name, and what each does against overfitting."""


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (GAP, REMEDIES, BELOW, LIMITS, TRAIN), GAP, former={"Costs": REMEDIES})


@lru_cache(maxsize=10)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
