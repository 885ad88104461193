"""What the word-kernel component is sent: the vectors of a sentence's words, a kernel that slides over them, and more.

Beside what the kernel makes of the sentence, the phrases of a whole set that it answers to most.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array


class Phrase(NamedTuple):
    """Words under the kernel, and what it answers to them."""

    words: str
    answer: float


class Kernel(NamedTuple):
    """The weights (words, dimensions) of one filter, its bias, and the weight of its answer in the verdict."""

    weights: Array
    bias: float
    weight: float


def word_kernel(
    words: Sequence[str], vectors: Array, kernel: Kernel, answers: Array | None, phrases: Sequence[Phrase]
) -> bytes:
    """The payload of a filter over words (n,), empty where padding stands, and their vectors (n, dimensions).

    `answers` (n,) is what it makes of the place around each word, after ReLU; None until that is predicted. Around the
    ends of a row it sees zeros.
    """
    meta = {
        "words": list(words),
        "size": len(kernel.weights),
        "bias": kernel.bias,
        "weight": kernel.weight,
        "limits": [palette.signed_limit(vectors), palette.signed_limit(kernel.weights)],
        "phrases": [phrase._asdict() for phrase in phrases] if answers is not None else [],
    }
    arrays = {"vectors": vectors.astype(np.float32), "kernel": kernel.weights.astype(np.float32)}
    if answers is not None:
        arrays["answers"] = answers.astype(np.float32)
    return pack(meta, {**arrays, "signedColours": palette.SIGNED, "sequentialColours": palette.SEQUENTIAL})
