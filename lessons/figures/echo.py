"""The echo of a series: what its canvas is sent, and small plots of several to choose from."""

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array

WIDTH, HEIGHT, MARGIN = 240, 90, 4
CHANCE = 1.96
"""Standard errors within which 95 of 100 series without any echo lie."""


MOST_VALUES = 20_000
"""Of a longer series the last ones are drawn, value beside value."""


def payload(values: Array, correlations: Array, title: str) -> bytes:
    """The payload of `values` (n,) and their autocorrelation (lags + 1,), below a title."""
    meta = {
        "title": title,
        "low": float(values.min()),
        "high": float(values.max()),
        "chance": CHANCE / float(np.sqrt(len(values))),
        "colours": {"series": palette.POINT, "lag": palette.ERROR},
    }
    return pack(meta, {"values": values[-MOST_VALUES:].astype(np.float32), "acf": correlations.astype(np.float32)})


def stems(correlations: Array) -> bytes:
    """An autocorrelation (lags + 1,) as a small SVG: a stem each lag, up or down from the line of none."""
    zero = MARGIN + (HEIGHT - 2 * MARGIN) * 3 / 4
    scale = zero - MARGIN
    step = (WIDTH - 2 * MARGIN) / len(correlations)
    wide = max(0.6 * step, 0.6)
    lines = "".join(
        f'<rect x="{MARGIN + lag * step:.1f}" width="{wide:.1f}" y="{zero - max(value, 0) * scale:.1f}" '
        f'height="{max(abs(value) * scale, 0.5):.1f}" fill="{palette.POINT}"/>'
        for lag, value in enumerate(np.clip(correlations, -1 / 3, 1).tolist())
    )
    axis = f'<path d="M{MARGIN} {zero:.1f}H{WIDTH - MARGIN}" stroke="{palette.AROUND}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{axis}{lines}</svg>'.encode()
