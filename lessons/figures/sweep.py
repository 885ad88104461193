"""What the sweep is sent: the loss at each rate, the rates to pick from, and the race of those that were picked."""

from collections.abc import Mapping, Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.overlay import SIGNS
from lessons.figures.payload import pack


def payload(
    swept: Sequence[float],
    losses: Sequence[float],
    rates: Sequence[float],
    most: int,
    chosen: Sequence[float],
    naive: float,
    epochs: int,
    race: Mapping[float, Sequence[float]],
) -> bytes:
    """The payload of a sweep over `swept` rates (n,) with their losses (n,).

    Of the `rates` to pick from at most `most` are `chosen`. `race` has the mean error after each epoch by rate, and is
    empty until the winner is predicted; `naive` is the error to beat.
    """
    meta = {
        "rates": list(rates),
        "most": most,
        "chosen": list(chosen),
        "naive": naive,
        "epochs": epochs,
        "looks": [{"colour": colour, "sign": sign} for colour, sign in zip(palette.RUNS, SIGNS, strict=True)][:most],
        "colours": {"loss": palette.TRAINING, "lowest": palette.BEST},
    }
    if race:
        meta["raceErrors"] = [f"{rate:g}" for rate in race]
    runs = {f"race{rate:g}": np.array(errors, np.float32) for rate, errors in race.items()}
    sweeps = {"swept": np.array(swept, np.float32), "losses": np.array(losses, np.float32)}
    return pack(meta, sweeps | runs)
