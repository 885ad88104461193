"""What the explorer component is sent: a whole network's outputs for one picture, quantised for the eye."""

from collections.abc import Collection, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, receptive_field, receptive_span
from lessons.maths.network import Layer, probabilities, window
from lessons.text.plain import line

PER_MAP, PER_LAYER, GLOBAL = "per map", "per layer", "global"
SCALINGS = (PER_MAP, PER_LAYER, GLOBAL)
MOST_BYTES = 155_000
"""The arrays of a payload together, so that a page's change stays below 200 kB; maps give way, kernels do not."""
LARGEST_PICTURE = 190
"""Pixels a side that the component draws the picture with, at most."""
SMALLEST_MAP = 8
"""Rows and columns that maps keep, however many maps there are."""


def network(
    name: str,
    layers: Sequence[Layer],
    outputs: Sequence[Array],
    picture: Array,
    classes: Sequence[str],
    truth: int | None = None,
    scaling: str = PER_LAYER,
    chosen: tuple[int, int, int, int] | None = None,
    says: Mapping[str, str] | None = None,
    veils: Collection[str] = (),
) -> bytes:
    """The payload for `outputs`, one array a layer as `lessons.maths.network.forward` gives them.

    `picture` (H, W, 1 or 3) uint8; `truth` is the right class, if it is known; `chosen` the layer, map, row and column
    that stay marked. `scaling` says which values share one colour scale. `says` has a sentence for each class of
    layers. What a learner is to predict first, `veils` names: keys of a layer's description that are left out.
    """
    windows: list[Window] = []
    described: list[dict[str, Any]] = []
    arrays: dict[str, Array] = {
        "picture": thinned(picture, LARGEST_PICTURE),
        "signedColours": palette.SIGNED,
        "sequentialColours": palette.SEQUENTIAL,
    }
    for number, layer in enumerate(layers):
        if layer.class_name == "Conv2D":
            arrays[f"kernels{number}"] = _shades(layer.weights[0])
    side = _side([output.shape for output in outputs], MOST_BYTES - sum(array.nbytes for array in arrays.values()))
    widest = max(float(np.abs(output).max()) for output in outputs)
    for number, (layer, output) in enumerate(zip(layers, outputs, strict=True)):
        slid = window(layer)
        if slid:
            windows.append(slid)
        last = number == len(layers) - 1
        columns, values = _maps(output, scaling, widest, side) if output.ndim == 3 else _units(output, last)
        described.append({k: v for k, v in _describe(layer, output, slid, windows).items() if k not in veils} | columns)
        arrays[f"values{number}"] = values
    rows, columns_, channels = picture.shape
    classes = list(map(line, classes))
    best = int(probabilities(outputs[-1]).argmax())
    meta = {
        "name": name,
        "alt": f"The network layer by layer; it takes the picture for {classes[best] if best < len(classes) else best}",
        "picture": {"rows": rows, "columns": columns_, "channels": channels},
        "layers": described,
        "classes": classes,
        "truth": truth,
        "says": dict(says or {}),
        "chosen": dict(zip(("column", "map", "row", "cell"), chosen, strict=True)) if chosen else None,
    }
    return pack(meta, arrays)


def _describe(layer: Layer, output: Array, slid: Window | None, windows: Sequence[Window]) -> dict[str, Any]:
    jump = int(np.prod([one.stride for one in windows], dtype=int))
    return {
        "title": layer.class_name,
        "shape": list(output.shape),
        "parameters": layer.parameters,
        "reads": "all" if layer.class_name == "Conv2D" else "own",
        "opens": slid is not None,
        "field": {"size": receptive_field(windows), "start": receptive_span(windows, 0)[0], "jump": jump},
    }


def _shades(kernels: Array) -> Array:
    """Kernels (k, k, C, F) as places on the signed scale, uint8: each filter's heaviest number is at one end."""
    heaviest = np.maximum(np.abs(kernels).max(axis=(0, 1, 2)), 1e-9)
    return palette.index(kernels / heaviest, -1.0, 1.0)


def _side(shapes: Sequence[tuple[int, ...]], most: int) -> int:
    """The longest side that maps can have for layers of these shapes to have at most `most` values together."""
    side = max((cells for shape in shapes for cells in shape[:-1]), default=SMALLEST_MAP)
    while side > SMALLEST_MAP and sum(shape[-1] * prod(min(side, n) for n in shape[:-1]) for shape in shapes) > most:
        side -= 1
    return side


def thinned(image: Array, side: int) -> Array:
    """At most `side` rows and columns of (H, W, C), spread evenly; `layout.js` knows which they are."""
    if max(image.shape[:2]) <= side:
        return image
    rows, columns = (_evenly(min(side, cells), cells) for cells in image.shape[:2])
    return np.ascontiguousarray(image[rows][:, columns])


def _evenly(count: int, cells: int) -> Array:
    """`count` evenly spaced indices below `cells`, each the middle of its stretch: (count,)."""
    return (2 * np.arange(count) + 1) * cells // (2 * count)


def _maps(output: Array, scaling: str, widest: float, side: int) -> tuple[dict[str, Any], Array]:
    """Feature maps (H, W, F) as (F, h, w) uint8, at most `side` high and wide, with each map's scale."""
    signed = bool((output < 0).any())
    farthest = np.abs(output).max(axis=(0, 1))
    limits = {
        PER_MAP: farthest,
        PER_LAYER: np.full_like(farthest, farthest.max()),
        GLOBAL: np.full_like(farthest, widest),
    }[scaling]
    limits = np.where(limits > 0, limits, 1.0)
    lows = -limits if signed else np.zeros_like(limits)
    span = (limits - lows)[:, None, None]
    sent = np.moveaxis(thinned(output, side), 2, 0)
    values = np.clip((sent - lows[:, None, None]) * (255 / span) + 0.5, 0, 255).astype(np.uint8)
    rows, columns, count = output.shape
    size = {"rows": rows, "columns": columns, "count": count, "sent": values.shape[1:]}
    return {"kind": "maps", "low": lows.tolist(), "high": limits.tolist(), "signed": signed} | size, values


def _units(output: Array, last: bool) -> tuple[dict[str, Any], Array]:
    """A layer of single numbers (n,): colours, or for the last layer the probabilities themselves."""
    if last:
        shares = probabilities(output)
        return {"kind": "classes", "count": len(shares)}, shares.astype(np.float32)
    signed = bool((output < 0).any())
    limit = palette.signed_limit(output)
    low = -limit if signed else 0.0
    scale = {"low": [low], "high": [limit], "signed": signed}
    return {"kind": "units", "count": len(output)} | scale, palette.index(output, low, limit)
