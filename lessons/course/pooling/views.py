"""What the page can show."""

from dataclasses import dataclass

from lessons import catalog
from lessons.settings import choice

SLUG = catalog.slug(__name__)
STEP, SIDES, MOVED = "Step through", "Max and average", "Moved picture"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (STEP, SIDES, MOVED), STEP)
