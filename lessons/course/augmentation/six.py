"""Is it still a 6? Handwritten sixes, turned at random: which of them read as another digit than their label says."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from lessons.data import load, pictures
from lessons.figures import six as figure
from lessons.maths.arrays import Array
from lessons.maths.augmentation import NOTHING, Augmentation
from lessons.settings import choice, slider

PICTURE, SIXES = "A picture", "Is it still a 6?"
DATA, LABEL = "digits", 6
SIDE, COUNT, SHEETS = 112, 9, 16
EDGE = 3
"""Black pixels around a digit, so that no corner of it is cut off where it turns."""
UPRIGHT, UPSIDE_DOWN = 60.0, 120.0
"""Up to this many degrees a six stands; from that many on it is a nine; between them it lies on its side."""
STILL, SIDEWAYS, BROKEN = "still a 6", "on its side", "a 9 now"
SEPARATOR = "-"


@dataclass(frozen=True)
class Settings:
    """Whether this is what the page shows, how far sixes are turned, and which ones they are."""

    look: str = choice("Look at", (PICTURE, SIXES), PICTURE)
    turn: int = slider("Turned by up to, ± degrees", 0, 180, 180, 10)
    sheet: int = slider("Sheet", 1, SHEETS, 1, help="Other sixes, by other hands, turned by other angles.")


@dataclass(frozen=True)
class Result:
    """Pictures (N, side, side, 3) uint8 of turned sixes, and what each reads as."""

    settings: Settings
    images: Array
    verdicts: tuple[str, ...]

    @property
    def broken(self) -> frozenset[int]:
        """The places of those that read as a nine."""
        return frozenset(place for place, verdict in enumerate(self.verdicts) if verdict == BROKEN)


def compute(settings: Settings) -> Result:
    """Turns some handwritten sixes at random. The same settings give the same pixels."""
    data = load(DATA)
    places = np.flatnonzero(np.asarray(data.labels) == LABEL)[settings.sheet - 1 :: SHEETS][:COUNT]
    changes = Augmentation(rotation=settings.turn, fill="constant")
    turns = [changes.draw(COUNT * settings.sheet + number).rotation for number in range(COUNT)]
    images = [
        changes.apply(_large(data.images[int(place)]), NOTHING._replace(rotation=turn))
        for place, turn in zip(places, turns, strict=True)
    ]
    return Result(settings, np.stack(images), tuple(map(verdict, turns)))


def _large(digit: Array) -> Array:
    """A digit (H, W, 1) with black around it, as (side, side, 3)."""
    padded = np.pad(digit, ((EDGE, EDGE), (EDGE, EDGE), (0, 0)))
    return np.repeat(pictures.resize(padded, SIDE, SIDE), 3, axis=2)


def verdict(turn: float) -> str:
    """What a six reads as that is turned by this angle, up to 180 degrees either way."""
    if abs(turn) <= UPRIGHT:
        return STILL
    return BROKEN if abs(turn) >= UPSIDE_DOWN else SIDEWAYS


def payload(result: Result, marks: Collection[int] | None) -> bytes:
    """What the canvas is sent; with the learner's `marks` also what each picture reads as."""
    return figure.payload(result.images, sorted(marks or ()), result.verdicts if marks is not None else ())


def judgement(result: Result, marks: Collection[int]) -> dict[str, int]:
    """How many are broken, how many of them were marked, and how many marks are on one that still is a six."""
    return {
        "broken": len(result.broken),
        "found": len(result.broken & set(marks)),
        "wrong": sum(result.verdicts[place] == STILL for place in marks),
    }


def read_marks(written: str, result: Result) -> frozenset[int] | None:
    """The marks that the address holds for these pictures, as `write_marks` writes them; None where it has none."""
    head, *places = written.split(SEPARATOR)
    if head != _name(result.settings) or not all(place in map(str, range(COUNT)) for place in places):
        return None
    return frozenset(map(int, places))


def write_marks(result: Result, marks: Collection[int]) -> str:
    """Marks for the address, with the settings that they were made for."""
    return SEPARATOR.join([_name(result.settings), *map(str, sorted(marks))])


def _name(settings: Settings) -> str:
    return f"{settings.turn}x{settings.sheet}"
