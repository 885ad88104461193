"""What the accuracy gap component is sent: how often a network is right on its training pictures, and on new ones."""

from collections.abc import Sequence

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack


def payload(training: Sequence[float], validation: Sequence[float]) -> bytes:
    """The payload of accuracies, 0 to 1, after the epochs 1, 2, ... of one run: as many of either."""
    last = f"after epoch {len(training)}: training {training[-1]:.1%}, validation {validation[-1]:.1%}"
    meta = {
        "colours": {"training": palette.TRAINING, "validation": palette.VALIDATION},
        "alt": f"Accuracy on training and on validation pictures after each epoch, the gap shaded; {last}",
    }
    arrays = {"training": training, "validation": validation}
    return pack(meta, {name: 100 * np.array(values, np.float32) for name, values in arrays.items()})
