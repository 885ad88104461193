"""What the page can show."""

from dataclasses import dataclass

from lessons import catalog
from lessons.settings import choice

SLUG = catalog.slug(__name__)
LADDER, BACKTEST, FUTURE, TRAIN = "Ladder", "Backtest", "Draw the future", "Train"


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (LADDER, BACKTEST, FUTURE, TRAIN), LADDER)
