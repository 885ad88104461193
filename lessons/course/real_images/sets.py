"""The sets of pictures that the lesson offers, and what its views set in common."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.data import registry
from lessons.settings import choice, menu
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from lessons.training.settings import OWN

SLUG = catalog.slug(__name__)
FOLDERS, TRAIN, PREDICT = "Folders", "Train", "Predict"

NAMES = (
    "horses-or-humans",
    "happy-or-sad",
    "cats-or-dogs",
    "rock-paper-scissors",
    "horse-or-human",
    "happy-or-sad-real",
    "rps",
    "cats-and-dogs-filtered",
)
SETS = {registry.describe(name).title: name for name in NAMES}
"""The data sets by the title that a learner picks."""

BATCH_SIZES = (10, 32, 128)
SIDES = (75, 150, 300)


@dataclass(frozen=True)
class Settings:
    """What the views share: the pictures, and how the network gets them."""

    view: str = choice("Show", (FOLDERS, TRAIN, PREDICT), FOLDERS, former={"Compare": TRAIN})
    data: str = menu("Pictures", (*SETS, OWN), next(iter(SETS)), "One folder for each class.")
    image_size: int = choice("Image size", SIDES, SIDES[0], "Pixels a side of the square that every picture becomes.")
    batch_size: int = choice("Batch size", BATCH_SIZES, 32, "How many pictures each step of the training sees.")

    @property
    def name(self) -> str | None:
        """The name of the chosen set; None for a learner's own pictures."""
        return SETS.get(self.data)


@lru_cache
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
