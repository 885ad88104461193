"""What the page can show, and the recordings that it opens on."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.settings import choice
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording

SLUG = catalog.slug(__name__)
CLEAN, MORE, LEAK, DOG, TRAIN = "Clean up", "More pictures", "Leak", "Says dog", "Train"
DATA = "cats-or-dogs"
"""The set of which the lesson shows pictures."""
WHOLE, LEAKY = "2000-pictures", "leak"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice(
        "Show", (CLEAN, MORE, LEAK, DOG, TRAIN), CLEAN, former={"Crop": DOG, "The leak": LEAK, "Compare": TRAIN}
    )


@lru_cache(maxsize=8)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
