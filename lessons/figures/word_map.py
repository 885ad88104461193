"""What the map of words is sent: their vectors after every epoch, and the plane that all of them are drawn on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

LARGEST = 2**15 - 1


@dataclass(frozen=True)
class Words:
    """Words with their `ids` in a table of `rows` rows, and their `vectors` (E, V, D) after each of the `epochs` (E,).

    `effects` (E, V) say by how much each word moves the answer: below 0 to the first of `ends`, above to the second;
    None where the network does not tell two classes apart by a mean.
    """

    names: Sequence[str]
    ids: Sequence[int]
    rows: int
    epochs: Sequence[int]
    vectors: Array
    effects: Array | None
    ends: Sequence[str]


@dataclass(frozen=True)
class Plane:
    """Where vectors (D,) are drawn: `components` (2, D), which are orthogonal, from the `centre` (D,).

    `share` is how much of the words' variance it shows.
    """

    centre: Array
    components: Array
    share: float


def payload(words: Words, plane: Plane, chosen: Sequence[str], note: str, with_later: bool, with_share: bool) -> bytes:
    """The payload of a map; the epochs after the first and the share only once they may be known.

    The words `chosen` are marked from the start; `note` is what to say of the last search.
    """
    vectors = words.vectors if with_later else words.vectors[:1]
    largest = float(np.abs(words.vectors).max(initial=0.0)) or 1.0
    meta: dict[str, Any] = {
        "words": list(words.names),
        "ids": list(words.ids),
        "rows": words.rows,
        "epochs": list(words.epochs[: len(vectors)]),
        "unit": largest / LARGEST,
        "ends": list(words.ends) if words.effects is not None else None,
        "chosen": list(chosen),
        "note": note,
        "colours": {"low": palette.ERROR, "high": palette.POINT},
    }
    if with_share:
        meta["share"] = plane.share
    arrays: dict[str, Array] = {
        "vectors": (vectors / largest * LARGEST).round().astype(np.int16),
        "centre": plane.centre.astype(np.float32),
        "components": plane.components.astype(np.float32),
        "signed": palette.SIGNED,
    }
    if words.effects is not None:
        arrays["effects"] = words.effects[: len(vectors)].astype(np.float32)
    return pack(meta, arrays)
