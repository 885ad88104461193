"""What the activations component is sent: what every layer of a network on texts makes of a sentence, as strips."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, receptive_span
from lessons.maths.network import Layer, probabilities, window
from lessons.text.plain import line

MOST_UNITS = 48
"""Units that are drawn at most, taken evenly: more would be thinner than a line."""
MOST_ANSWERS = 12
"""Answers that have a bar of their own: of more, such as all words that may come next, the likeliest."""


@dataclass(frozen=True)
class Place:
    """One place of the row that a network reads: its word, empty for padding, its id, and whether it is unknown."""

    word: str
    number: int
    unknown: bool


def activations(
    name: str,
    places: Sequence[Place],
    start: int,
    layers: Sequence[Layer],
    outputs: Sequence[Array],
    states: Mapping[int, Array],
    classes: Sequence[str],
    says: Mapping[str, str],
    veils: Collection[str] = (),
) -> bytes:
    """The payload for `outputs`, one array a layer: (steps, units) over the words, or (units,).

    `states` (steps, units) are what a memory that hands on its last state alone held after each word, by the number of
    its layer. The `places` on show begin at place `start` of the row; steps that see none of them are left out. `says`
    has a sentence for each class of layers, and `veils` names keys of a layer's description that are left out.
    """
    windows: list[Window] = []
    described: list[dict[str, Any]] = []
    arrays: dict[str, Array] = {"signedColours": palette.SIGNED, "sequentialColours": palette.SEQUENTIAL}
    for number, (layer, output) in enumerate(zip(layers, outputs, strict=True)):
        slid = window(layer)
        if slid:
            windows.append(slid)
        drawn = states.get(number, output)
        steps, values = _strip(drawn, windows, start, len(places)) if drawn.ndim == 2 else (None, drawn[None])
        units = np.unique(np.linspace(0, values.shape[1] - 1, min(MOST_UNITS, values.shape[1])).round().astype(int))
        signed = bool((drawn < 0).any())
        limit = palette.signed_limit(drawn)
        about = {
            "title": layer.class_name,
            "shape": list(output.shape),
            "parameters": layer.parameters,
            "handsOnLast": number in states,
            "steps": steps,
            "units": units.tolist(),
            "low": -limit if signed else 0.0,
            "high": limit,
            "signed": signed,
        }
        described.append({key: value for key, value in about.items() if key not in veils})
        arrays[f"values{number}"] = palette.index(values[:, units].T, about["low"], limit)
    shares = probabilities(outputs[-1])
    order = np.argsort(-shares, kind="stable")
    drawn_answers = order[:MOST_ANSWERS] if len(order) > MOST_ANSWERS else np.sort(order)
    meta = {
        "name": name,
        "alt": f"Each layer over the words; the likeliest answer is {line(classes[order[0]])}",
        "places": [vars(place) for place in places],
        "layers": described,
        "classes": [{"name": line(classes[place]), "share": float(shares[place])} for place in drawn_answers],
        "says": dict(says),
    }
    return pack(meta, arrays)


def _strip(output: Array, windows: Sequence[Window], start: int, count: int) -> tuple[list[dict[str, float]], Array]:
    """The steps that are drawn above any of `count` places from `start` on, and their values.

    Of each `at`, where it is drawn, and its width, in places; and which of the places it sees.
    """
    jump = prod(slid.stride for slid in windows)
    steps, rows = [], []
    for step in range(len(output)):
        first, size = receptive_span(windows, step)
        at = first - start + (size - jump) / 2
        if at + jump > 0 and at < count:
            low, high = max(first - start, 0), min(first - start + size, count)
            steps.append({"at": at, "width": jump, "from": low, "size": high - low})
            rows.append(step)
    return steps, output[rows]
