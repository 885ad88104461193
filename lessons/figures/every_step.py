"""What is sent about a network that answers at every step of a window, beside one that answers at its end."""

from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


def payload(
    values: Array, targets: Array, answers: Array, last: float, errors: Array | None, last_error: float | None
) -> bytes:
    """The payload of a window's `values` (steps,) with the value behind each, `targets`, and what is said of them.

    `answers` (steps,) are those of the network that answers at every step, `last` the one answer of the other. `errors`
    (steps,) and `last_error` are their mean errors; None until they are to be told.
    """
    meta: dict[str, Any] = {
        "last": last,
        "colours": {"series": palette.POINT, "answer": palette.MODEL, "error": palette.ERROR, "last": palette.RUNS[0]},
    }
    arrays = {"values": values, "targets": targets, "answers": answers}
    if errors is not None:
        arrays["meanErrors"] = errors
    if last_error is not None:
        meta["lastError"] = last_error
    return pack(meta, {name: array.astype(np.float32) for name, array in arrays.items()})
