"""The series that the sections are about: one of the course's, a real one, or one that a learner mixes or brings."""

from collections.abc import Mapping
from dataclasses import dataclass

from lessons.data import registry
from lessons.data.dataset import Row
from lessons.data.split_series import MIX
from lessons.settings import menu

SERIES: Mapping[str, Row] = {row.title: row for row in registry.ROWS.values() if row.kind == "series"}
"""The series by their titles, the course's first."""
LECTURE = next(iter(SERIES))
OWN = "My own table …"


@dataclass(frozen=True)
class Settings:
    """Which series it is."""

    series: str = menu("Series", (*SERIES, MIX, OWN), LECTURE, "Some have to be downloaded once.")
