"""What the page can show."""

from dataclasses import dataclass

from lessons import catalog
from lessons.settings import choice

SLUG = catalog.slug(__name__)
MIXER, LADDER, ECHO, PARTS = "Mixer", "Ladder", "Echo", "Parts"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (MIXER, LADDER, ECHO, PARTS), MIXER)
