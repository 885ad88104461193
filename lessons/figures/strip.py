"""What the strip is sent: one row of pixels, and the kernel that plays along it."""

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.geometry import Window, extent, output_size, padding_before_after


def row(size: int, window: Window) -> bytes:
    """The payload of `size` pixels under a window; key `cells` has the number of outputs.

    Raises ValueError where the geometry cannot be.
    """
    before, after = padding_before_after(size, *window)
    meta = {
        "size": size,
        "before": before,
        "after": after,
        "kernel": window.kernel,
        "stride": window.stride,
        "dilation": window.dilation,
        "reach": extent(window.kernel, window.dilation),
        "output": palette.TRAINING,
        "cells": output_size(size, *window),
    }
    return pack(meta, {})
