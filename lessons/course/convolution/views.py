"""What the page can show."""

from dataclasses import dataclass

from lessons import catalog
from lessons.settings import choice

SLUG = catalog.slug(__name__)
STEP, WHOLE, OUTPUT_SIZE, TRAP = "Step through", "Whole picture", "Output size", "The course's trap"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (STEP, WHOLE, OUTPUT_SIZE, TRAP), STEP)
