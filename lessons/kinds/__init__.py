"""What can be learned from: how it reaches a network, and what a network's numbers mean. A row a kind."""

from collections.abc import Mapping
from typing import Any

from lessons.kinds.kind import Kind
from lessons.kinds.pictures import PICTURES
from lessons.kinds.series import SERIES
from lessons.kinds.texts import TEXTS

__all__ = ["KINDS", "PICTURES", "SERIES", "TEXTS", "Kind"]

KINDS: Mapping[str, Kind[Any]] = {kind.name: kind for kind in (PICTURES, TEXTS, SERIES)}
