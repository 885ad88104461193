"""What the page can show, and the recordings that it lays side by side."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording

SLUG = catalog.slug(__name__)
VARIANTS, EPOCHS, VALIDATION = "Variants", "Epochs", "Does it help?"
UNITS, APART = "Degrees or fractions", "Take apart"
COURSE = "course"
"""The name of the course's own augmentation, and of the recording made with it."""


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice(
        "Show", (VARIANTS, EPOCHS, VALIDATION, UNITS, APART), VARIANTS, former={"Validation": VALIDATION}
    )


@lru_cache(maxsize=8)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
