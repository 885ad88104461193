"""What the swings component is sent: validation accuracy after each epoch, and the band that chance alone explains."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack


def swings(accuracies: Sequence[float], epochs: int, pictures: int, first: int, band: tuple[float, float]) -> bytes:
    """The payload of one run: `accuracies` after the epochs 1, 2, ..., of the `epochs` that the run may take.

    `band` holds for the epochs from `first` on; `pictures` is how many validation pictures there are.
    """
    low, high = band
    meta = {
        "epochs": epochs,
        "pictures": pictures,
        "first": first,
        "low": low,
        "high": high,
        "colour": palette.VALIDATION,
        "alt": f"Validation accuracy after {len(accuracies)} epochs; chance alone explains {low:.1%} to {high:.1%}",
    }
    return pack(meta, {"accuracies": np.array(accuracies, np.float32)})
