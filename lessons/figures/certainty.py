"""What the certainty canvas is sent: a network's answers to new texts after every epoch, before its sigmoid."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

LARGEST = 2**15 - 1


@dataclass(frozen=True)
class Answers:
    """Logits (E, N) after each of the `epochs` (E,), and the `labels` (N,), 0 or 1, of texts of one of two classes."""

    epochs: Sequence[int]
    logits: Array
    labels: Array
    ends: Sequence[str]


def payload(answers: Answers, until: int | None, with_parts: bool, hottest: float | None) -> bytes:
    """The payload of the answers up to the epoch at the place `until`, None for all.

    `with_parts` lets the loss of right and of wrong answers be drawn apart. `hottest` is up to which temperature the
    logits may be divided, None where that may not be known yet.
    """
    sent = answers.logits[: None if until is None else until + 1]
    largest = float(np.abs(answers.logits).max(initial=0.0)) or 1.0
    meta: dict[str, Any] = {
        "epochs": list(answers.epochs[: len(sent)]),
        "all": list(answers.epochs),
        "ends": list(answers.ends),
        "unit": largest / LARGEST,
        "parts": with_parts,
        "colours": {
            "low": palette.ERROR,
            "high": palette.POINT,
            "accuracy": palette.VALIDATION,
            "right": palette.MODEL,
            "wrong": palette.LEAK,
            "best": palette.BEST,
        },
    }
    if hottest is not None:
        meta["temperature"] = hottest
    return pack(
        meta,
        {"logits": (sent / largest * LARGEST).round().astype(np.int16), "labels": answers.labels.astype(np.uint8)},
    )
