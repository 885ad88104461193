"""How large a layer's output is, and how much of the picture one of its cells sees."""

from collections.abc import Iterable
from typing import Any, NamedTuple

PADDINGS = ("valid", "same", "causal")


class Window(NamedTuple):
    """What a layer slides over its input, the same along every axis, in pixels or steps of that layer's input."""

    kernel: int
    stride: int = 1
    padding: str = "valid"
    dilation: int = 1


def extent(kernel: int, dilation: int = 1) -> int:
    """The number of pixels a kernel spans once its taps lie `dilation` apart."""
    return dilation * (kernel - 1) + 1


def output_size(size: int, kernel: int, stride: int = 1, padding: str = "valid", dilation: int = 1) -> int:
    """The number of output cells along one axis, as Keras counts them.

    Valid padding gives floor((size - extent) / stride) + 1, same and causal padding ceil(size / stride), where
    extent = dilation * (kernel - 1) + 1. Raises ValueError in a plain sentence where no layer could do it.
    """
    check_window(kernel, stride, padding, dilation)
    if size < 1:
        raise ValueError(f"The picture needs at least 1 pixel a side, not {size}.")
    if padding != "valid":
        return -(-size // stride)
    reach = extent(kernel, dilation)
    if reach > size:
        raise ValueError(f"The kernel spans {reach} pixels, but the picture has only {size}: it fits nowhere.")
    return (size - reach) // stride + 1


def check_window(kernel: int, stride: int, padding: str, dilation: int) -> None:
    """Raises ValueError in a plain sentence for a window that no layer can have."""
    for name, value in (("kernel", kernel), ("stride", stride), ("dilation", dilation)):
        if value < 1:
            raise ValueError(f"The {name} must be at least 1, not {value}.")
    if padding not in PADDINGS:
        raise ValueError(f"Padding is 'valid', 'same' or 'causal', not '{padding}'.")
    if stride > 1 and dilation > 1:
        raise ValueError("Stride and dilation cannot both be above 1: Keras refuses the combination.")


def padding_before_after(
    size: int, kernel: int, stride: int = 1, padding: str = "valid", dilation: int = 1
) -> tuple[int, int]:
    """The pixels added before and after one axis.

    None for valid; for same as few as possible, the odd one after; for causal all before, so that no cell sees what
    comes behind it.
    """
    if padding == "valid":
        return 0, 0
    if padding == "causal":
        return extent(kernel, dilation) - 1, 0
    cells = output_size(size, kernel, stride, padding, dilation)
    total = max((cells - 1) * stride + extent(kernel, dilation) - size, 0)
    return total // 2, total - total // 2


def receptive_field(layers: Iterable[Window | tuple[Any, ...]]) -> int:
    """The side, in pixels, of the square of the picture that one cell behind a stack of layers sees.

    `layers` run from the picture on: `Window`s, or plain tuples (kernel, stride, padding, dilation) whose later parts
    may be left out. Each layer adds (extent - 1) times the product of the strides before it.

    Source: Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019.
    """
    return receptive_span(layers, 0)[1]


def receptive_span(layers: Iterable[Window | tuple[Any, ...]], cell: int) -> tuple[int, int]:
    """(first pixel, number of pixels) that output cell number `cell` sees along one axis; `layers` as above.

    The first pixel is negative where the cell sees padding. With same padding it is exact where strides divide sizes.
    """
    size, jump, start = 1, 1, 0
    for layer in layers:
        window = Window(*layer)
        check_window(*window)
        reach = extent(window.kernel, window.dilation)
        if window.padding == "same":
            start -= max(reach - window.stride, 0) // 2 * jump
        elif window.padding == "causal":
            start -= (reach - 1) * jump
        size += (reach - 1) * jump
        jump *= window.stride
    return start + cell * jump, size
