"""What the stepper component is sent: an input, a window that slides over it, and the output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from lessons.maths.geometry import Window, padding_before_after


@dataclass(frozen=True)
class Scale:
    """How an array becomes colours: from low to high along 256 `colours` (256, 3)."""

    low: float
    high: float
    colours: Array


def around_zero(values: Array) -> Scale:
    """The scale that shows zero as white and equal magnitudes equally strong, for values of any shape."""
    limit = palette.signed_limit(values)
    return Scale(-limit, limit, palette.SIGNED)


def brightness() -> Scale:
    """The scale of a grey picture."""
    return Scale(0, 255, palette.GREY)


def magnitude(values: Array) -> Scale:
    """The scale from zero to the largest value, for values of any shape that cannot be negative."""
    return Scale(0, float(values.max(initial=0.0)) or 1.0, palette.SEQUENTIAL)


@dataclass(frozen=True)
class Side:
    """One of the stepper's two pictures: a title, alt text, its values (H, W, C) and their scale."""

    title: str
    alt: str
    values: Array
    scale: Scale


def convolution(
    name: str,
    source: Side,
    output: Side,
    kernel: Array,
    window: Window,
    bias: float = 0.0,
    finish: Sequence[str] = (),
    channel_names: Sequence[str] = ("red", "green", "blue"),
    start: tuple[int, int] | None = None,
    corner: tuple[int, int] = (0, 0),
) -> bytes:
    """The payload of a convolution: `kernel` (k, k, C), `output.values` (H', W') before `finish` ("relu", "clip").

    `start` is the cell to begin at, `corner` the row and column that the output's first cell has in the whole.
    """
    extra = {"operation": "convolution", "bias": bias, "relu": "relu" in finish, "clip": "clip" in finish}
    arrays = {"kernel": kernel.astype(np.float32), "signedColours": palette.SIGNED}
    return _payload(name, source, output, window, channel_names, start, corner, extra, arrays)


def pooling(
    name: str,
    source: Side,
    output: Side,
    window: Window,
    kind: str,
    start: tuple[int, int] | None = None,
    corner: tuple[int, int] = (0, 0),
) -> bytes:
    """The payload of pooling, kind `max` or `average`, over one channel; `start` and `corner` as for a convolution."""
    return _payload(name, source, output, window, (), start, corner, {"operation": kind}, {})


def _payload(
    name: str,
    source: Side,
    output: Side,
    window: Window,
    channel_names: Sequence[str],
    start: tuple[int, int] | None,
    corner: tuple[int, int],
    extra: dict[str, Any],
    arrays: Mapping[str, Array],
) -> bytes:
    rows, columns, channels = source.values.shape
    (top, bottom), (left, right) = (padding_before_after(size, *window) for size in (rows, columns))
    whole = source.values.dtype == np.uint8
    meta = {
        "name": name,
        "input": _side(source)
        | {"channels": channels, "photograph": channels == 3 and whole, "channelNames": list(channel_names)},
        "output": _side(output),
        "window": window._asdict() | {"top": top, "bottom": bottom, "left": left, "right": right},
        "start": strongest(output.values) if start is None else start,
        # A place that the learner pointed at elsewhere must come into sight.
        "reveal": start is not None,
        "corner": corner,
        "decimals": 0 if whole else 2,
    } | extra
    return pack(
        meta,
        {
            "input": source.values if whole else source.values.astype(np.float32),
            "results": output.values.astype(np.float32),
            "inputColours": source.scale.colours,
            "outputColours": output.scale.colours,
            **arrays,
        },
    )


def _side(side: Side) -> dict[str, Any]:
    rows, columns = side.values.shape[:2]
    return {
        "title": side.title,
        "alt": side.alt,
        "rows": rows,
        "columns": columns,
        "low": side.scale.low,
        "high": side.scale.high,
    }


def strongest(values: Array) -> tuple[int, int]:
    """Row and column of the value (H, W) farthest from zero, away from the border: something to see at the start."""
    rows, columns = (size // 8 for size in values.shape[:2])
    inner = np.abs(values[rows : values.shape[0] - rows, columns : values.shape[1] - columns])
    row, column = np.unravel_index(int(inner.argmax()), inner.shape)
    return int(row) + rows, int(column) + columns
