"""What the explorer component is sent: a whole network's outputs for one picture, quantised for the eye."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, receptive_field, receptive_span
from lessons.maths.network import Layer, probabilities, window

PER_MAP, PER_LAYER, GLOBAL = "per map", "per layer", "global"
SCALINGS = (PER_MAP, PER_LAYER, GLOBAL)


def network(
    name: str,
    layers: Sequence[Layer],
    outputs: Sequence[Array],
    picture: Array,
    classes: Sequence[str],
    truth: int | None = None,
    scaling: str = PER_LAYER,
    chosen: tuple[int, int, int, int] | None = None,
) -> bytes:
    """The payload for `outputs`, one array a layer as `lessons.maths.network.forward` gives them.

    `picture` (H, W, 1 or 3) uint8; `truth` is the right class, if it is known; `chosen` the layer, map, row and column
    that stay marked. `scaling` says which values share one colour scale.
    """
    seen: list[Window] = []
    described: list[dict[str, Any]] = []
    arrays: dict[str, Array] = {
        "picture": picture,
        "signedColours": palette.SIGNED,
        "sequentialColours": palette.SEQUENTIAL,
    }
    widest = max(float(np.abs(output).max()) for output in outputs)
    for number, (layer, output) in enumerate(zip(layers, outputs, strict=True)):
        slid = window(layer)
        if slid:
            seen.append(slid)
        last = number == len(layers) - 1
        columns, values = _maps(output, scaling, widest) if output.ndim == 3 else _units(output, last)
        described.append(_describe(layer, output, slid, seen) | columns)
        arrays[f"values{number}"] = values
        if layer.class_name == "Conv2D":
            arrays[f"kernels{number}"] = _shades(layer.weights[0])
    rows, columns_, channels = picture.shape
    best = int(probabilities(outputs[-1]).argmax())
    meta = {
        "name": name,
        "alt": f"The network layer by layer; it takes the picture for {classes[best] if best < len(classes) else best}",
        "picture": {"rows": rows, "columns": columns_, "channels": channels},
        "layers": described,
        "classes": list(classes),
        "truth": truth,
        "chosen": dict(zip(("column", "map", "row", "cell"), chosen, strict=True)) if chosen else None,
    }
    return pack(meta, arrays)


def _describe(layer: Layer, output: Array, slid: Window | None, seen: Sequence[Window]) -> dict[str, Any]:
    jump = int(np.prod([one.stride for one in seen], dtype=int))
    return {
        "title": layer.class_name,
        "shape": list(output.shape),
        "parameters": layer.parameters,
        "reads": "all" if layer.class_name == "Conv2D" else "own",
        "opens": slid is not None,
        "field": {"size": receptive_field(seen), "start": receptive_span(seen, 0)[0], "jump": jump},
    }


def _shades(kernels: Array) -> Array:
    """Kernels (k, k, C, F) as places on the signed scale, uint8: each filter's heaviest number is at one end."""
    heaviest = np.maximum(np.abs(kernels).max(axis=(0, 1, 2)), 1e-9)
    return palette.index(kernels / heaviest, -1.0, 1.0)


def _maps(output: Array, scaling: str, widest: float) -> tuple[dict[str, Any], Array]:
    """Feature maps (H, W, F) as (F, H, W) uint8 with each map's scale."""
    maps = np.moveaxis(output, 2, 0)
    signed = bool((output < 0).any())
    limits = {
        PER_MAP: np.abs(maps).max(axis=(1, 2)),
        PER_LAYER: np.full(len(maps), float(np.abs(maps).max())),
        GLOBAL: np.full(len(maps), widest),
    }[scaling]
    limits = np.where(limits > 0, limits, 1.0)
    lows = -limits if signed else np.zeros_like(limits)
    span = (limits - lows)[:, None, None]
    values = np.clip((maps - lows[:, None, None]) * (255 / span) + 0.5, 0, 255).astype(np.uint8)
    rows, columns, count = output.shape
    scale = {"low": lows.tolist(), "high": limits.tolist(), "signed": signed}
    return {"kind": "maps", "rows": rows, "columns": columns, "count": count} | scale, values


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
