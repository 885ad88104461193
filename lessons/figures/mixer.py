"""What the mixer is sent: its faders with where they stand, and what they make louder or softer."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Fader:
    """A fader for the number `name` of a mix, which makes its `part` louder; each has a colour of its own."""

    name: str
    part: str
    label: str
    low: float
    high: float
    step: float
    help: str


def payload(
    faders: Sequence[Fader],
    presets: Mapping[str, Mapping[str, Any]],
    mix: Mapping[str, Any],
    seasons: Mapping[str, Array],
    shocks: Array,
    split: int,
    splits: tuple[int, int],
    shares: Mapping[str, float] | None = None,
) -> bytes:
    """The payload of a mixer: `seasons` of amplitude 1 and `shocks` of deviation 1, each (n,), and `mix` as it is set.

    `split` lies within `splits`; `shares` says, by part, how much of all that moves comes from it, 0 to 1.
    """
    meta = {
        "faders": [asdict(fader) | {"colour": palette.RUNS[place]} for place, fader in enumerate(faders)],
        "presets": [{"name": name, "mix": preset} for name, preset in presets.items()],
        "mix": mix,
        "seasons": list(seasons),
        "split": split,
        "splits": splits,
        "colours": {"training": palette.TRAINING, "validation": palette.VALIDATION},
    }
    if shares is not None:
        meta["shares"] = shares
    units = {name: season.astype(np.float32) for name, season in seasons.items()}
    return pack(meta, {"shocks": shocks.astype(np.float32), **units})
