"""What the swings component is sent: validation accuracy after each epoch, and the band that chance alone explains."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack


def swings(
    accuracies: Sequence[float], epochs: int, pictures: int, first: int, band: tuple[float, float] | None
) -> bytes:
    """The payload of one run: `accuracies` after the epochs 1, 2, ..., of the `epochs` that the run may take.

    `band` holds for the epochs from `first` on, None while it is not to be shown; `pictures` is how many validation
    pictures there are.
    """
    meta: dict[str, Any] = {
        "epochs": epochs,
        "pictures": pictures,
        "first": first,
        "colour": palette.VALIDATION,
        "alt": f"Validation accuracy after {len(accuracies)} epochs",
    }
    if band is not None:
        meta["band"] = band
        meta["alt"] += "; luck alone explains {:.1%} to {:.1%}".format(*band)
    return pack(meta, {"accuracies": np.array(accuracies, np.float32)})
