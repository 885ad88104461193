"""Which real series a section is about."""

from dataclasses import dataclass

from lessons.data import registry
from lessons.data.split_series import ROWS
from lessons.settings import menu, slider

OWN = "My own table …"
DEFAULT = registry.describe("seattle-temperature").title


@dataclass(frozen=True)
class Settings:
    """Which series it is."""

    series: str = menu("Series", (*ROWS, OWN), DEFAULT, "Measured in the world: nobody knows their recipe.")
    period: int = slider("Season, in steps", 0, 400, 12, help="After how many steps it comes again; 0 for none.")
