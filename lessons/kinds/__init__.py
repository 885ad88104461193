"""What can be learned from: how it reaches a network, and what a network's numbers mean."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of data. `unit` is what a learner calls one item of it, in the plural."""

    name: str
    unit: str


PICTURES = Kind("pictures", "pictures")
TEXTS = Kind("texts", "sentences")
SERIES = Kind("series", "windows")

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (PICTURES, TEXTS, SERIES)}
