"""What the page can show, and the recordings that it opens on."""

from dataclasses import dataclass
from functools import lru_cache

from lessons import catalog
from lessons.data import registry
from lessons.settings import choice, menu
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from lessons.training.settings import MY_RUN

SLUG = catalog.slug(__name__)
PREFIXES, CEILING, WRITE, POET, TRAIN = "Prefixes", "Ceiling", "Write", "Poet or parrot", "Train"
BALLADS, BOOK = "A dozen ballads", "The whole book"
RECORDINGS = {BALLADS: "ballads", BOOK: "book"}
"""The recordings, by what their networks have read."""
SETS = {row.title: row.name for row in registry.ROWS.values() if row.kind == "texts" and not row.class_names}
"""The sets of texts without classes, by their titles: lines of which each word is the next one of those before it."""


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (PREFIXES, CEILING, WRITE, POET, TRAIN), PREFIXES)


@dataclass(frozen=True)
class NetworkSettings:
    """Which network writes; the sections Write and Poet or parrot share the choice."""

    network: str = menu("Network", (*RECORDINGS, MY_RUN), BALLADS, "What it has read. Or the one you trained.")


@lru_cache(maxsize=4)
def recording(name: str) -> Recording:
    """One of the lesson's recordings."""
    return recordings.load(SLUG, name)
