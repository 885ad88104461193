"""What the live chart is sent: the points that are new, and how the curves look on every page."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack

Row = tuple[float, float, float, float | None, float | None, bool, float | None, float | None, float | None]
"""One point: epoch, loss, accuracy, validation loss and accuracy, whether it ends its epoch, the learning rate, and the
training loss and accuracy measured again after the epoch.
"""

LOOKS = {
    "training": {"colour": palette.TRAINING, "dash": palette.TRAINING_DASH, "symbol": "circle"},
    "validation": {"colour": palette.VALIDATION, "dash": palette.VALIDATION_DASH, "symbol": "diamond"},
    "remeasured": {"colour": palette.TRAINING, "dash": palette.REMEASURED_DASH, "symbol": "circle-open"},
    "best_colour": palette.BEST,
}


def live(
    run: str,
    rows: Sequence[Row],
    first: int,
    epochs: int,
    best: int | None,
    threshold: float | None,
    overfits: bool,
) -> bytes:
    """The payload that brings `rows`, the run's points from number `first` on.

    `epochs` is how many the run may take, `best` the epoch of the lowest validation loss, `threshold` the training
    accuracy at which it stops; `overfits` whether the gap after the best epoch is to be shaded and named.
    """
    meta = {
        "run": run,
        "from": first,
        "epochs": epochs,
        "best": best,
        "threshold": threshold,
        "overfits": overfits,
        "alt": f"Loss and accuracy of training and validation; lowest validation loss after epoch {best or '–'}",
    } | LOOKS
    return pack(meta, {"points": np.array(rows, np.float32).reshape(-1, 9)})
