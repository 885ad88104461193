"""What the mixer is sent: the faders of a series' parts, and the parts to mix."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.series import noise
from lessons.maths.series_mix import LENGTH, RANGES, Recipe, seasons


@dataclass(frozen=True)
class Fader:
    """A fader for the number `name` of a recipe, which makes its `part` louder; each has a colour of its own."""

    name: str
    part: str
    label: str
    step: float
    help: str


FADERS = (
    Fader("slope", "trend", "Trend", 0.01, "How much the level climbs with each step."),
    Fader("amplitude", "season", "Season", 5, "How high a pattern is that comes again and again."),
    Fader("noise", "shocks", "Noise", 1, "How far the shocks go that nobody foresees."),
    Fader("echo", "echo", "Echo", 0.05, "Which part of what is left over is still there a step later."),
    Fader("jump", "level", "Break", 10, "By how much the level jumps halfway."),
)


def payload(
    presets: Mapping[str, Recipe],
    recipe: Recipe,
    split: int,
    splits: tuple[int, int],
    shares: Mapping[str, float] | None = None,
) -> bytes:
    """The payload of a mixer whose faders stand as the `recipe` says; `presets` are others to start from.

    `split` lies within `splits`; `shares` says, by part, how much of all that moves comes from it, 0 to 1.
    """
    time = np.arange(LENGTH)
    units = {name: season.astype(np.float32) for name, season in seasons(time).items()}
    meta = {
        "faders": [
            asdict(fader) | dict(zip(("low", "high"), RANGES[fader.name], strict=True)) | {"colour": colour}
            for fader, colour in zip(FADERS, palette.RUNS, strict=False)
        ],
        "presets": [{"name": name, "mix": asdict(preset)} for name, preset in presets.items()],
        "mix": asdict(recipe),
        "seasons": list(units),
        "split": split,
        "splits": splits,
        "colours": {"training": palette.TRAINING, "validation": palette.VALIDATION},
    }
    if shares is not None:
        meta["shares"] = shares
    return pack(meta, {"shocks": noise(time).astype(np.float32), **units})
