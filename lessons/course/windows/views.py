"""What the page can show, and the recordings that it opens on."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording

SLUG = catalog.slug(__name__)
MACHINE, TRAIN, SWEEP, LEAKS = "Window machine", "Train", "Sweep and try", "Leaks"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (MACHINE, TRAIN, SWEEP, LEAKS), MACHINE)


@lru_cache(maxsize=16)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
